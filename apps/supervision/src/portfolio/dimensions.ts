import { enumOf } from '@cornerstone/runtime/graph/enumeration';

export const dimensions = ['REGION', 'SECTOR', 'LEVEL', 'PROGRAMME', 'STAGE', 'KIND'] as const;
export type Dimension = (typeof dimensions)[number];
export const Dimensions = enumOf(dimensions, 'PortfolioDimension', 'What a portfolio is cut by. · 分组维度', {
  REGION: 'the regions one step below; a project of several is in each, with its share of the investment where its owner gave shares, and with all of it where not. Counties that the province manages directly (巩义, 兰考 …) are within their city; 济源 is a city of its own · 区划（省直管县计入所在市，济源单列）', SECTOR: 'sector · 行业', LEVEL: 'level of the highest list · 级别', PROGRAMME: 'programme; slices may overlap · 专项', STAGE: 'stage · 阶段', KIND: 'how it is permitted · 审批类型',
});
