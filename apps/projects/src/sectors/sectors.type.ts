import type { Day } from '@cornerstone/kernel/day';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import type { ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import { DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { MeasureType, type SectorNode } from './sector.entity';

/** Which projects a tree is of: what its parts ask again for their own lists. */
export interface TreeScope { filter: ProjectFilter; asOf: Day | null }

@ObjectType({ description: 'A physical quantity of the projects of a node. · 实物量汇总' })
export class QuantityTotal {
  @Field(() => MeasureType, { description: 'Measure and its unit. · 实物量' }) measure: MeasureType;
  @Field(() => DecimalScalar, { nullable: true, description: 'Planned, of the projects that say it. · 计划量' }) planned: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Done, of the projects that say it. · 完成量' }) done: string | null;
}

@ObjectType({ description: 'A node of the classification with the figures of its projects and of all below it, each project once. · 行业汇总' })
export class SectorFigure {
  node: SectorNode;
  scope: TreeScope;
  @Field(() => ID, { description: 'Code. · 代码' }) code: string;
  @Field(() => String, { description: 'Name. · 名称' }) name: string;
  @Field(() => Int, { description: 'Projects of it and below it. · 项目数（含下级）' }) count: number;
  @Field(() => Int, { description: 'Projects of itself. · 直属项目数' }) direct: number;
  @Field(() => MoneyType, { description: 'Total investment. · 总投资' }) totalInvestment: bigint;
  @Field(() => [QuantityTotal], { description: 'Physical quantities. · 实物量' }) quantities: QuantityTotal[];
  @Field(() => [SectorFigure], { description: 'The nodes below it. · 下级' }) children: SectorFigure[];
}

@ObjectType({ description: 'Projects whose lists use a word that nobody has mapped; nothing is guessed. · 未归类用词' })
export class UnmappedSector {
  scope: TreeScope;
  @Field(() => String, { nullable: true, description: 'The lists\' word; null where they give none. · 清单用词' }) word: string | null;
  @Field(() => Int, { description: 'Projects. · 项目数' }) count: number;
  @Field(() => MoneyType, { description: 'Total investment. · 总投资' }) totalInvestment: bigint;
}

@ObjectType('SectorFigures', { description: 'The classification with figures: the groups and what has no place add up to the whole. · 行业分类汇总' })
export class SectorTreeType {
  @Field(() => Int, { description: 'All projects of the filter, each once. · 项目数' }) count: number;
  @Field(() => MoneyType, { description: 'Their total investment. · 总投资' }) totalInvestment: bigint;
  @Field(() => [SectorFigure], { description: 'The topmost nodes. · 一级分类' }) groups: SectorFigure[];
  @Field(() => [UnmappedSector], { description: 'What has no place in the sectors, by word. · 未归类' }) unmapped: UnmappedSector[];
}

@ObjectType('ProjectClassification', { description: 'Where a project belongs. · 项目归类' })
export class Classification {
  @Field(() => ID, { nullable: true, description: 'Code of its sector; null while its word is unmapped. · 行业代码' }) sector: string | null;
  @Field(() => [ID], { description: 'Codes of its clusters and chains. · 产业链代码' }) chains: string[];
}
