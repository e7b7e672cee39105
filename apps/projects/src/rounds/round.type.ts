import type { Ratio } from '@cornerstone/kernel/rate';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { Field, Int, ObjectType } from 'type-graphql';
import { followStages, type FollowStage } from './follow.rules';
import { RoundLists, type Round } from './round.entity';
import { VenueKinds } from './rounds.inputs';
import type { RoundList, VenueKind } from './rounds.rules';
import type { Landing } from '../leads/leads.rules';

export const FollowStages = enumOf(followStages, 'FollowStage', 'How far what a round listed has come. · 跟踪阶段', { LANDED: 'landed · 履约', STARTED: 'started · 开工', COMMISSIONED: 'commissioned · 投产', AT_CAPACITY: 'at capacity · 达效' });
export const EvidenceStates = enumOf(['NOT_NEEDED', 'DUE', 'IN_TIME', 'LATE', 'OVERDUE'], 'StartEvidenceState', 'Evidence of a start after the ceremony. · 开工佐证状态', {
  NOT_NEEDED: 'no start · 无须', DUE: 'still to come · 待提交', IN_TIME: 'within the round\'s days · 按期', LATE: 'after them · 逾期补交', OVERDUE: 'missing after them · 逾期未交',
});
export const RateParts = enumOf(['NUMERATOR', 'DENOMINATOR'], 'RatePart', 'A part of a rate. · 比率的部分', { NUMERATOR: 'numerator · 分子', DENOMINATOR: 'denominator · 分母' });
export type RatePart = keyof typeof RateParts;

@ObjectType({ description: 'Projects and their investment. · 项目数与投资' })
export class RoundSum {
  @Field(() => Int, { description: 'How many. · 数量' }) count: number;
  @Field(() => MoneyType, { description: 'Investment, added before any rounding. · 投资额' }) investment: bigint;
}

@ObjectType({ description: 'A part of a list. · 批次分组' })
export class RoundGroup extends RoundSum {
  @Field(() => String, { nullable: true, description: 'Sector or venue; null where none is said. · 行业或会场' }) key: string | null;
}

@ObjectType({ description: 'A list of a round with its totals. · 批次汇总' })
export class RoundListTotals extends RoundSum {
  round: Round;
  @Field(() => RoundLists, { description: 'List. · 批次' }) list: RoundList;
  @Field(() => [RoundGroup], { description: 'By sector, in the round\'s own words. · 分行业' }) bySector: RoundGroup[];
  @Field(() => [RoundGroup], { description: 'By venue. · 分会场' }) byVenue: RoundGroup[];
}

@ObjectType({ description: 'What a round makes: new is not added to converted. · 期次汇总' })
export class RoundTotals {
  @Field(() => [RoundListTotals], { description: 'By list. · 分批次' }) lists: RoundListTotals[];
  @Field(() => RoundSum, { description: 'Signed or started, each project once, with its start\'s amount where it has both. · 新增（签约、开工）' }) newProjects: RoundSum;
  @Field(() => RoundSum, { description: 'Commissioned and converted from an earlier round\'s start: not new. · 结转投产' }) converted: RoundSum;
  @Field(() => RoundSum, { description: 'Commissioned without an earlier start in a round: neither new nor converted. · 未经转化的投产' }) unconverted: RoundSum;
  @Field(() => RoundSum, { description: 'Entries of all lists, as offices publish them; a project in two lists is in it twice. · 三批合计' }) entries: RoundSum;
  @Field(() => RoundSum, { description: 'Projects of all lists, each once. · 项目数（去重）' }) projects: RoundSum;
}

@ObjectType({ description: 'A venue and who hosts it. · 会场' })
export class RoundVenue {
  @Field(() => VenueKinds, { description: 'Main or branch. · 类别' }) kind: VenueKind;
  @Field(() => String, { description: 'Name. · 名称' }) name: string;
}

@ObjectType({ description: 'The least investment a list asks for. · 投资门槛' })
export class RoundThreshold {
  @Field(() => RoundLists, { description: 'List. · 批次' }) list: RoundList;
  @Field(() => String, { nullable: true, description: 'Sector it is for; null for all. · 行业' }) sector: string | null;
  @Field(() => String, { nullable: true, description: 'Only for projects of which this is said; null for all. · 适用条件' }) condition: string | null;
  @Field(() => MoneyType, { description: 'Least investment. · 最低投资' }) minimum: bigint;
}

@ObjectType({ description: 'A stage that follows a list, on the projects of the stage before. · 跟踪指标' })
export class RoundFollowThrough {
  round: Round;
  list: RoundList;
  landedBy: readonly Landing[];
  reached: number;
  @Field(() => FollowStages, { description: 'Stage. · 阶段' }) stage: FollowStage;
  @Field(() => RateType, { description: 'Projects that have come so far ÷ those of the stage before. · 比率' }) rate: Ratio;
}
