import { MoneyType } from '@cornerstone/runtime/graph/money';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import type { Fen } from '@cornerstone/kernel/money';
import type { Ratio } from '@cornerstone/kernel/rate';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Standing } from './prework.rules';
import { AdmissionStandard } from './policy.entity';
import { Categories, PreworkStandings } from './reserve-words';
import type { Category } from './standards.rules';

@ObjectType({ description: 'A mandatory part of pre-work and how it stands (P1). · 前期手续办理情况' })
export class PreworkPart {
  @Field(() => String, { description: 'Code of the requirement. · 代码' }) code: string;
  @Field(() => String, { description: 'Name in English. · 英文名称' }) en: string;
  @Field(() => String, { description: 'Name in Chinese. · 名称' }) zh: string;
  @Field(() => PreworkStandings, { description: 'How it stands. · 状态' }) standing: Standing;
  @Field(() => [String], { description: 'Procedures still open. · 未办结事项代码' }) open: string[];
}

@ObjectType({ description: 'A line of a maturity score. · 成熟度分项' })
export class MaturityLine {
  @Field(() => String, { description: 'Code. · 代码' }) code: string;
  @Field(() => String, { description: 'Name in English. · 英文名称' }) en: string;
  @Field(() => String, { description: 'Name in Chinese. · 名称' }) zh: string;
  @Field(() => String, { description: 'How the part of pre-work stands; GIVEN or MISSING for a material of the entry. · 状态' }) standing: string;
  @Field(() => DecimalScalar, { description: 'Points. · 得分' }) points: string;
  @Field(() => DecimalScalar, { description: 'Of so many points. · 满分' }) of: string;
}

@ObjectType({ description: 'How far an entry is ready, 0 to 100 points, with its working: its lines add up to it (P1). · 项目成熟度' })
export class ReserveMaturity {
  @Field(() => DecimalScalar, { description: 'Points of 100. · 得分' }) score: string;
  @Field(() => [MaturityLine], { description: 'Each part of pre-work and each material of the entry. · 分项' }) lines: MaturityLine[];
}

@ObjectType({ description: 'What stands against an admission. · 不符合项' })
export class ScreeningFinding {
  @Field(() => String, { description: 'Rule that would refuse it. · 规则' }) rule: string;
  @Field(() => String, { description: 'In English. · 英文说明' }) en: string;
  @Field(() => String, { description: 'In Chinese. · 说明' }) zh: string;
}

@ObjectType({ description: 'An entry measured by the admission standards: on the day it came in, else on the day that is asked about (P1). · 准入审核' })
export class ReserveScreening {
  @Field(() => Boolean, { description: 'Nothing stands against it. · 是否符合' }) passes: boolean;
  @Field(() => MoneyType, { nullable: true, description: 'Minimum of the standard that holds; null where none does. · 准入最低投资额' }) minimum: Fen | null;
  @Field(() => AdmissionStandard, { nullable: true, description: 'The standard; null where it is a default of the house. · 所依标准' }) standard: AdmissionStandard | null;
  @Field(() => [ScreeningFinding], { description: 'What stands against it. · 不符合项' }) against: ScreeningFinding[];
}

@ObjectType({ description: 'What a library holds of one category. · 分类规模' })
export class ReserveVolumePart {
  @Field(() => Categories, { description: 'Category. · 类别' }) category: Category;
  @Field(() => Int, { description: 'Entries. · 条目数' }) entries: number;
  @Field(() => MoneyType, { description: 'Total investment. · 总投资' }) investment: Fen;
}

@ObjectType({ description: 'What the library of a region holds against its goal of the year (千亿储备库, P1). · 储备规模' })
export class ReserveVolume {
  @Field(() => Int, { description: 'Entries in the library, each once. · 条目数' }) entries: number;
  @Field(() => MoneyType, { description: 'Total investment of them. · 总投资' }) investment: Fen;
  @Field(() => MoneyType, { nullable: true, description: 'Goal of the year; null where none was set. · 规模目标' }) goal: Fen | null;
  @Field(() => Int, { nullable: true, description: 'Entries that the goal asks for; null where none. · 项目数目标' }) entriesGoal: number | null;
  @Field(() => RateType, { description: 'Investment ÷ goal, yuan; null value where no goal was set. · 目标完成率' }) rate: Ratio;
  @Field(() => RateType, { description: 'Entries ÷ the entries that the goal asks for; null value where it asks for none. · 项目数完成率' }) entriesRate: Ratio;
  @Field(() => [ReserveVolumePart], { description: 'By category; they add up to the whole. · 按类别' }) by: ReserveVolumePart[];
}
