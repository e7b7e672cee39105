import type { Day } from '@cornerstone/kernel/day';
import { Command } from '@cornerstone/runtime/graph/command';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { Kinds, Levels, type Kind } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Categories } from './reserve-words';
import type { Category, Level } from './standards.rules';

@InputType({ description: 'An admission standard. · 准入标准' })
export class SetAdmissionStandardInput extends Command {
  @Field(() => ID, { description: 'Region it holds for, with everything below. · 适用区划' }) region: string;
  @Field(() => [String], { nullable: true, description: 'Sectors in the lists\' own words; all by default. · 适用行业' }) sectors?: string[] | null;
  @Field(() => Levels, { nullable: true, description: 'Level; all by default. · 适用级别' }) level?: Level | null;
  @Field(() => Categories, { nullable: true, description: 'Category; all by default. · 适用类别' }) category?: Category | null;
  @Field(() => MoneyInput, { description: 'Minimum investment. · 最低投资额' }) minimum: MoneyInput;
  @Field(() => DateScalar, { nullable: true, description: 'Holds from, the day it is known by default. · 生效日期' }) validFrom?: Day | null;
  @Field(() => DateScalar, { nullable: true, description: 'Holds until. · 失效日期' }) validTo?: Day | null;
  @Field(() => String, { description: 'Basis, by name and number. · 依据' }) basis: string;
}

@InputType({ description: 'A volume goal. · 储备规模目标' })
export class SetReserveGoalInput extends Command {
  @Field(() => ID, { description: 'Region. · 区划' }) region: string;
  @Field(() => Int, { description: 'Year. · 年度' }) year: number;
  @Field(() => MoneyInput, { description: 'Investment that the library is to hold. · 投资规模目标' }) investment: MoneyInput;
  @Field(() => Int, { nullable: true, description: 'Entries that it is to hold. · 项目数目标' }) entries?: number | null;
}

export const RequirementScopes = enumOf(['EVERY_PROJECT', 'WHERE_LISTED'], 'PreworkScope', 'Of which projects a part of pre-work is asked. · 适用范围', { EVERY_PROJECT: 'every project · 所有项目', WHERE_LISTED: 'where one of its procedures was applied for · 已申报该事项的项目' });

@InputType({ description: 'A part of pre-work that promotion asks for. · 必备前期手续' })
export class PreworkRequirementInput {
  @Field(() => String, { description: 'Code. · 代码' }) code: string;
  @Field(() => String, { description: 'Name in English. · 英文名称' }) en: string;
  @Field(() => String, { description: 'Name in Chinese. · 名称' }) zh: string;
  @Field(() => [String], { description: 'Procedures of the approval catalogue, any one of which makes it. · 审批事项代码' }) anyOf: string[];
  @Field(() => [Kinds], { nullable: true, description: 'Kinds of project; all by default. · 审批类型' }) kinds?: Kind[] | null;
  @Field(() => RequirementScopes, { description: 'Of which projects. · 适用范围' }) scope: keyof typeof RequirementScopes;
}

@InputType({ description: 'Figures of the library from a day on; what is left out stays. · 储备库管理参数' })
export class SetReservePolicyInput extends Command {
  @Field(() => DateScalar, { nullable: true, description: 'Holds from, the day it is known by default. · 生效日期' }) validFrom?: Day | null;
  @Field(() => Int, { nullable: true, description: 'Days without progress after which an entry is flagged. · 无进展提示天数' }) staleAfterDays?: number | null;
  @Field(() => Int, { nullable: true, description: 'Days before the quarter\'s end from which a session may close. · 季末前可开会天数' }) sessionLeadDays?: number | null;
  @Field(() => Int, { nullable: true, description: 'Days that a public notice lasts at least. · 公示最短天数' }) noticeDays?: number | null;
  @Field(() => Int, { nullable: true, description: 'Fewest experts of a panel, odd. · 专家组最少人数' }) panelSize?: number | null;
  @Field(() => Int, { nullable: true, description: 'Points of 100 that pre-work makes of the maturity score. · 前期手续分值' }) preworkPoints?: number | null;
  @Field(() => Int, { nullable: true, description: 'Percent of its points that a tolerated procedure gives. · 容缺计分比例' }) toleratedPercent?: number | null;
  @Field(() => [PreworkRequirementInput], { nullable: true, description: 'Mandatory parts of pre-work, the whole list. · 必备前期手续（全部）' }) requirements?: PreworkRequirementInput[] | null;
}
