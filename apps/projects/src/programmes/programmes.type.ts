import type { Day } from '@cornerstone/kernel/day';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { Levels, type Level } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Programme } from './programme.entity';

/** Which lists a figure is of. */
export interface ListScope { year: number; within: string | null; asOf: Day | null }

@ObjectType({ description: 'A part of a programme, with its figures. · 专项分项' })
export class ProgrammePart {
  @Field(() => String, { description: 'Name. · 名称' }) name: string;
  @Field(() => String, { nullable: true, description: 'Name by which lists mention it. · 清单中的名称' }) listedAs: string | null;
  @Field(() => Int, { nullable: true, description: 'How many projects it is to have. · 计划项目数' }) quota: number | null;
  @Field(() => Int, { description: 'Projects that lists mention under its name. · 项目数' }) count: number;
  @Field(() => MoneyType, { description: 'Total investment. · 总投资' }) totalInvestment: bigint;
  @Field(() => MoneyType, { description: 'Plan of the year. · 年度计划' }) annualPlan: bigint;
}

@ObjectType({ description: 'How many projects a list had after a day on which it grew. · 清单增补' })
export class ProgrammeGrowth {
  @Field(() => DateScalar, { description: 'Day. · 日期' }) on: Day;
  @Field(() => Int, { description: 'Projects known by then. · 累计项目数' }) count: number;
}

@ObjectType({ description: 'What two programmes share: counted once in their union. · 专项重叠' })
export class ProgrammeOverlap {
  @Field(() => Programme, { description: 'One. · 专项一' }) one: Programme;
  @Field(() => Programme, { description: 'The other. · 专项二' }) other: Programme;
  @Field(() => Int, { description: 'Projects in both. · 重叠项目数' }) count: number;
  @Field(() => MoneyType, { description: 'Their total investment. · 重叠总投资' }) totalInvestment: bigint;
}

@ObjectType({ description: 'Programmes together, each project once. · 专项合并' })
export class ProgrammeUnion {
  ids: readonly string[];
  asOf: Day | null;
  @Field(() => [Programme], { description: 'Which. · 专项' }) programmes: Programme[];
  @Field(() => Int, { description: 'Projects, each once. · 项目数（去重）' }) count: number;
  @Field(() => MoneyType, { description: 'Their total investment. · 总投资' }) totalInvestment: bigint;
  @Field(() => MoneyType, { description: 'Their plan of the year. · 年度计划' }) annualPlan: bigint;
  @Field(() => [ProgrammeOverlap], { description: 'What pairs of them share, the most first. · 两两重叠' }) overlaps: ProgrammeOverlap[];
}

@ObjectType({ description: 'A programme on a key list. · 清单中的专项' })
export class ListProgramme {
  @Field(() => String, { nullable: true, description: 'Name on the list; null for none. · 名称' }) name: string | null;
  @Field(() => Int, { description: 'Projects. · 项目数' }) count: number;
}

@ObjectType({ description: 'The lists of one level in a year, each project once. · 年度清单' })
export class KeyList {
  scope: ListScope;
  @Field(() => Levels, { description: 'Level. · 级别' }) level: Level;
  @Field(() => Int, { description: 'Projects, each once. · 项目数' }) count: number;
  @Field(() => MoneyType, { description: 'Total investment. · 总投资' }) totalInvestment: bigint;
  @Field(() => MoneyType, { description: 'Plan of the year. · 年度计划' }) annualPlan: bigint;
  @Field(() => [ListProgramme], { description: 'By the programme a list names; they may overlap. · 分专项' }) programmes: ListProgramme[];
}
