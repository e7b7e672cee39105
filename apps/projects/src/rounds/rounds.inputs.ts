import type { Day } from '@cornerstone/kernel/day';
import { Command, CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AdditionModes, type AdditionMode } from './entry.entity';
import { Conversions, RoundKinds, RoundLists, Seasons } from './round.entity';
import type { Conversion, RoundKind, RoundList, Season, VenueKind } from './rounds.rules';

export const VenueKinds = enumOf(['MAIN', 'BRANCH'], 'RoundVenueKind', 'Main venue or a branch of it. · 会场类别', { MAIN: 'main · 主会场', BRANCH: 'branch · 分会场' });

@InputType({ description: 'A venue and who hosts it. · 会场' })
export class RoundVenueInput {
  @Field(() => VenueKinds, { description: 'Main or branch. · 类别' }) kind: VenueKind;
  @Field(() => String, { description: 'Name. · 名称' }) name: string;
  @Field(() => ID, { description: 'Region that hosts it. · 承办区划' }) region: string;
}

@InputType({ description: 'The least investment a list asks for. · 投资门槛' })
export class RoundThresholdInput {
  @Field(() => RoundLists, { description: 'List. · 批次' }) list: RoundList;
  @Field(() => String, { nullable: true, description: 'Sector it is for: a code of the classification or the lists\' own word; all if left out. · 行业' }) sector?: string | null;
  @Field(() => String, { nullable: true, description: 'Only for projects of which this is said, such as 战略性新兴产业; it lowers the threshold. · 适用条件' }) condition?: string | null;
  @Field(() => MoneyInput, { description: 'Least investment. · 最低投资' }) minimum: MoneyInput;
}

@InputType({ description: 'A round and what it asks for. · 开启期次' })
export class OpenRoundInput extends Command {
  @Field(() => String, { nullable: true, description: 'Code, made of region, kind, year and number if left out. · 期次代码' }) code?: string | null;
  @Field(() => RoundKinds, { nullable: true, description: 'What sort, three batches by default. · 类别' }) kind?: RoundKind | null;
  @Field(() => String, { description: 'Name. · 名称' }) name: string;
  @Field(() => ID, { description: 'Region whose round it is. · 主办区划' }) region: string;
  @Field(() => Int, { description: 'Year. · 年度' }) year: number;
  @Field(() => Int, { nullable: true, description: 'Number. · 期数' }) number?: number | null;
  @Field(() => Int, { nullable: true, description: 'Quarter. · 季度' }) quarter?: number | null;
  @Field(() => Seasons, { nullable: true, description: 'Season of a concentrated start campaign. · 时节' }) season?: Season | null;
  @Field(() => DateScalar, { description: 'Day of the ceremony. · 活动日期' }) heldOn: Day;
  @Field(() => [RoundVenueInput], { nullable: true, description: 'Main venue and branches. · 会场' }) venues?: RoundVenueInput[] | null;
  @Field(() => [RoundThresholdInput], { nullable: true, description: 'Least investments by list and sector, none by default. · 投资门槛' }) thresholds?: RoundThresholdInput[] | null;
  @Field(() => [String], { nullable: true, description: 'Exceptions by which a project may be below its threshold. · 门槛例外' }) exceptions?: string[] | null;
  @Field(() => Conversions, { nullable: true, description: 'What becomes of a commissioning that no earlier start leads to, refused by default. · 无前期开工的投产' }) conversion?: Conversion | null;
  @Field(() => Int, { nullable: true, description: 'Days after the ceremony by which a start has its evidence, 30 by default. · 开工佐证期限（天）' }) startEvidenceDays?: number | null;
  @Field(() => [String], { nullable: true, description: 'Objective grounds on which an entry may leave the round. · 可调出的客观原因' }) removalGrounds?: string[] | null;
  @Field(() => Int, { nullable: true, description: 'How often it may be adjusted in a year, once by default. · 每年可调整次数' }) adjustmentsPerYear?: number | null;
}

@InputType({ description: 'A project to add. · 增补项目' })
export class RoundRowInput {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => MoneyInput, { nullable: true, description: 'Contract or investment, the project\'s total by default. · 投资额' }) investment?: MoneyInput | null;
  @Field(() => String, { nullable: true, description: 'Sector in the round\'s own word, the project\'s by default. · 行业' }) sector?: string | null;
  @Field(() => String, { nullable: true, description: 'Venue by name; by default the branch of the project\'s region. · 会场' }) venue?: string | null;
  @Field(() => [String], { nullable: true, description: 'What is said of it that lowers the threshold. · 适用条件' }) conditions?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Exception of the round by which it is below the threshold. · 例外' }) exception?: string | null;
  @Field(() => String, { nullable: true, description: 'Who granted the exception. · 例外批准机关' }) exceptionAuthority?: string | null;
}

@InputType({ description: 'Projects to add to a list of a round. · 增补' })
export class AddToRoundInput extends CommandOnSeen {
  @Field(() => String, { description: 'Code of the round. · 期次代码' }) round: string;
  @Field(() => RoundLists, { description: 'List. · 批次' }) list: RoundList;
  @Field(() => [RoundRowInput], { description: 'One project or many, at most 500. · 项目' }) projects: RoundRowInput[];
  @Field(() => AdditionModes, { nullable: true, description: 'What one refused row does to the others, refuses all by default. · 增补方式' }) mode?: AdditionMode | null;
}

@InputType({ description: 'Projects that leave a list of a round. · 调出' })
export class RemoveFromRoundInput extends CommandOnSeen {
  @Field(() => String, { description: 'Code of the round. · 期次代码' }) round: string;
  @Field(() => RoundLists, { description: 'List. · 批次' }) list: RoundList;
  @Field(() => [ID], { description: 'Projects, at most 500: one adjustment takes them all. · 项目' }) projectIds: string[];
  @Field(() => String, { description: 'One of the round\'s objective grounds. · 客观原因' }) ground: string;
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
}

@InputType({ description: 'A round to close. · 关闭期次' })
export class CloseRoundInput extends CommandOnSeen {
  @Field(() => String, { description: 'Code of the round. · 期次代码' }) round: string;
  @Field(() => DateScalar, { nullable: true, description: 'Closed on, the day it is known by default. · 关闭日期' }) on?: Day | null;
}
