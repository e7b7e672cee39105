import { enumOf } from '@cornerstone/runtime/graph/enumeration';

export const dimensions = ['REGION', 'SECTOR', 'LEVEL', 'PROGRAMME', 'STAGE', 'KIND'] as const;
export type Dimension = (typeof dimensions)[number];
export const Dimensions = enumOf(dimensions, 'PortfolioDimension', 'What a portfolio is cut by. · 分组维度', {
  REGION: 'the regions one step below; a project of several is in each · 区划', SECTOR: 'sector · 行业', LEVEL: 'level of the highest list · 级别', PROGRAMME: 'programme; slices may overlap · 专项', STAGE: 'stage · 阶段', KIND: 'how it is permitted · 审批类型',
});
