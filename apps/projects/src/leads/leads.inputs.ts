import type { Day } from '@cornerstone/kernel/day';
import { Command, CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ChainGaps, Landings, LeadStatuses } from './lead.entity';
import type { Gap, Landing, LeadStatus } from './leads.rules';

@InputType({ description: 'An investment lead. · 招商线索登记' })
export class RegisterLeadInput extends Command {
  @Field(() => String, { description: 'What is to be invested in. · 名称' }) name: string;
  @Field(() => String, { description: 'Investor. · 投资方' }) investor: string;
  @Field(() => ID, { description: 'Region it is for. · 承接区划' }) region: string;
  @Field(() => ID, { nullable: true, description: 'Code of a cluster or chain. · 产业链代码' }) chain?: string | null;
  @Field(() => ChainGaps, { description: 'What it does for the chain. · 补链类型' }) gap: Gap;
  @Field(() => MoneyInput, { nullable: true, description: 'Intended investment. · 意向投资' }) intended?: MoneyInput | null;
  @Field(() => String, { nullable: true, description: 'Where it comes from. · 线索来源' }) source?: string | null;
}

@InputType({ description: 'What is done to a lead. · 线索操作' })
export abstract class LeadInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Lead. · 线索' }) leadId: string;
}

@InputType({ description: 'A talk. · 洽谈' })
export class RecordTalkInput extends LeadInput {
  @Field(() => DateScalar, { nullable: true, description: 'Day of the talk, the day it is known by default. · 洽谈日期' }) on?: Day | null;
  @Field(() => String, { description: 'Who took part. · 参加人员' }) participants: string;
  @Field(() => String, { description: 'What came of it. · 结果' }) outcome: string;
  @Field(() => String, { nullable: true, description: 'Next step. · 下一步' }) nextStep?: string | null;
}

@InputType({ description: 'A contract. · 签约' })
export class SignLeadInput extends LeadInput {
  @Field(() => DateScalar, { nullable: true, description: 'Day of the contract, the day it is known by default. · 签约日期' }) on?: Day | null;
  @Field(() => MoneyInput, { description: 'Amount of the contract. · 合同金额' }) amount: MoneyInput;
  @Field(() => ID, { nullable: true, description: 'Project it is; without one a project of the lead\'s name is entered in the ledger. · 对应项目' }) projectId?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the round at which it is signed. · 期次代码' }) round?: string | null;
}

@InputType({ description: 'A landing. · 落地' })
export class LandLeadInput extends LeadInput {
  @Field(() => Landings, { description: 'How. · 方式' }) how: Landing;
  @Field(() => DateScalar, { nullable: true, description: 'Day on which it landed so, the day it is known by default. · 落地日期' }) on?: Day | null;
  @Field(() => String, { nullable: true, description: 'What shows it. · 佐证' }) evidence?: string | null;
}

@InputType({ description: 'The end of a lead. · 终止' })
export class DropLeadInput extends LeadInput {
  @Field(() => DateScalar, { nullable: true, description: 'Dropped on, the day it is known by default. · 终止日期' }) on?: Day | null;
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
}

@InputType({ description: 'Which leads. · 线索筛选' })
export class LeadFilter {
  @Field(() => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region?: string | null;
  @Field(() => ID, { nullable: true, description: 'A cluster or chain and everything below it. · 产业链（含下级）' }) chain?: string | null;
  @Field(() => ChainGaps, { nullable: true, description: 'What it does for the chain. · 补链类型' }) gap?: Gap | null;
  @Field(() => [LeadStatuses], { nullable: true, description: 'Any of these. · 状态' }) status?: LeadStatus[] | null;
  @Field(() => Int, { nullable: true, description: 'Signed in this year. · 签约年度' }) signedIn?: number | null;
  @Field(() => String, { nullable: true, description: 'Signed at this round. · 期次代码' }) round?: string | null;
  @Field(() => String, { nullable: true, description: 'In name or investor. · 名称或投资方' }) text?: string | null;
}
