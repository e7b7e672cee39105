import { fromYuan, type Fen } from '@cornerstone/kernel/money';
import type { Ratio } from '@cornerstone/kernel/rate';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { Guarded } from '@cornerstone/runtime/graph/guarded';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { Region } from '@cornerstone/runtime/graph/references';
import { Field, Int, ObjectType } from 'type-graphql';
import type { FigureRow } from './portfolio.sql';
import type { Scope } from './scope';

export const dimensions = ['REGION', 'SECTOR', 'LEVEL', 'PROGRAMME', 'STAGE', 'KIND'] as const;
export type Dimension = (typeof dimensions)[number];
export const Dimensions = enumOf(dimensions, 'PortfolioDimension', 'What a portfolio is cut by. · 分组维度', {
  REGION: 'the regions one step below; a project of several is in each · 区划', SECTOR: 'sector · 行业', LEVEL: 'level of the highest list · 级别', PROGRAMME: 'programme; slices may overlap · 专项', STAGE: 'stage · 阶段', KIND: 'how it is permitted · 审批类型',
});

/** The figures (S3) that a portfolio and each slice of it have; read when the first is asked for. */
@ObjectType({ description: 'Figures of a set of projects. · 项目指标' })
class Figures {
  constructor(protected readonly figures: () => Promise<FigureRow>) {}

  @Field(() => Int, { description: 'Projects, each once. · 项目数' })
  get count(): Promise<number> {
    return this.figures().then((row) => row.count);
  }
  @Field(() => MoneyType, { description: 'Total investment, as the year\'s latest list states it, else the project itself; without a year the project\'s own. · 总投资' })
  get totalInvestment(): Promise<Fen> {
    return this.figures().then((row) => fromYuan(row.total));
  }
  @Field(() => MoneyType, { description: 'Plan of the year: its latest version, else the highest list\'s; without a year all years together. · 年度计划投资' })
  get plannedInvestment(): Promise<Fen> {
    return this.figures().then((row) => fromYuan(row.planned));
  }
  @Field(() => MoneyType, { description: 'Investment reported for the year, corrections applied; without a year all years together. · 完成投资' })
  get investmentDone(): Promise<Fen> {
    return this.figures().then((row) => fromYuan(row.done));
  }
  @Field(() => RateType, { description: 'Started ÷ the year\'s planned new starts; early starts lift the numerator only, continuing projects are never in it. · 开工率' })
  get startRate(): Promise<Ratio> {
    return this.figures().then((row) => ({ numerator: row.started, denominator: row.due_to_start }));
  }
  @Field(() => RateType, { description: 'Investment done in the year ÷ the year\'s plan of the same projects, yuan. · 投资完成率' })
  get investmentRate(): Promise<Ratio> {
    return this.figures().then((row) => ({ numerator: row.done_of_planned, denominator: row.plan }));
  }
  @Field(() => RateType, { description: 'Completed ÷ the year\'s planned completions; early ones lift the numerator only. · 竣工率' })
  get completionRate(): Promise<Ratio> {
    return this.figures().then((row) => ({ numerator: row.completed, denominator: row.due_to_complete }));
  }
  @Guarded('funds')
  @Field(() => RateType, { nullable: true, description: 'Paid ÷ issued for bonds, paid ÷ arranged otherwise; batches of all years, yuan. · 资金使用率' })
  get fundUseRate(): Promise<Ratio> {
    return this.figures().then((row) => ({ numerator: row.paid, denominator: row.arranged }));
  }
}

@ObjectType({ description: 'A set of projects and its figures, as known on a day. · 项目组合' })
export class Portfolio extends Figures {
  constructor(readonly scope: Scope, figures: () => Promise<FigureRow>) {
    super(figures);
  }
}

@ObjectType({ description: 'A part of a portfolio. · 分组' })
export class PortfolioSlice extends Figures {
  @Field(() => String, { description: 'Region code, word of an enumeration or the list\'s own name; NONE where nothing is said. · 键' }) key: string;
  @Field(() => String, { description: 'Name to show. · 名称' }) label: string;
  @Field(() => Region, { nullable: true, description: 'The region, when cut by region. · 区划' }) region: Region | null;

  constructor(row: FigureRow, label: string) {
    super(() => Promise.resolve(row));
    this.key = row.key ?? 'NONE';
    this.label = label;
    this.region = row.dimension === 'REGION' && row.key !== null ? { code: row.key } : null;
  }
}
