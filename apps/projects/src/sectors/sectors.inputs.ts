import type { Day } from '@cornerstone/kernel/day';
import { Command, CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { SectorTrees } from './sector.entity';
import type { SectorTree } from './sectors.rules';

@InputType('SectorMeasureInput', { description: 'A physical quantity that projects of a sector carry. · 实物量' })
export class MeasureInput {
  @Field(() => ID, { description: 'Code, such as ROAD_KM. · 代码' }) code: string;
  @Field(() => String, { description: 'Name. · 名称' }) name: string;
  @Field(() => String, { description: 'Unit. · 单位' }) unit: string;
}

@InputType({ description: 'A further node of the classification. · 增设分类' })
export class DefineSectorInput extends Command {
  @Field(() => ID, { description: 'Code, below its ancestors: MATERIALS.SUPERHARD. · 代码' }) code: string;
  @Field(() => SectorTrees, { description: 'Which classification. · 分类' }) tree: SectorTree;
  @Field(() => String, { description: 'Name. · 名称' }) name: string;
  @Field(() => String, { description: 'Name in English. · 英文名称' }) nameEn: string;
  @Field(() => Int, { nullable: true, description: 'Place among its siblings, last by default. · 序号' }) position?: number | null;
  @Field(() => [MeasureInput], { nullable: true, description: 'Physical quantities. · 实物量' }) measures?: MeasureInput[] | null;
  @Field(() => String, { description: 'Where it comes from. · 来源' }) source: string;
}

@InputType({ description: 'What a word of the lists means. · 行业词归类' })
export class MapSectorWordInput extends Command {
  @Field(() => String, { description: 'The lists\' word. · 清单用词' }) word: string;
  @Field(() => ID, { description: 'Code of the sector. · 行业代码' }) sector: string;
}

@InputType({ description: 'A project\'s place in the classification. · 项目行业归类' })
export class ClassifyProjectInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => ID, { description: 'Code of the sector. · 行业代码' }) sector: string;
  @Field(() => [ID], { nullable: true, description: 'Codes of clusters or chains, none by default. · 产业链代码' }) chains?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Why, where it is classified already. · 变更理由' }) reason?: string | null;
}

@InputType({ description: 'A physical quantity, planned and done. · 实物量填报' })
export class RecordQuantityInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => ID, { description: 'Measure of its sector. · 实物量代码' }) measure: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'Planned in all. · 计划总量' }) planned?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Done since the beginning. · 累计完成' }) done?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Measured on, the day it is known by default. · 计量日期' }) on?: Day | null;
  @Field(() => String, { nullable: true, description: 'Why what is done fell. · 回落理由' }) reason?: string | null;
}
