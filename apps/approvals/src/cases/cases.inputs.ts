import type { Day } from '@cornerstone/kernel/day';
import { Command, CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { Kinds } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { Kind } from '../catalogue/catalogue.rules';
import type { ClockState } from '../clock/clock.rules';
import { ClockStates } from '../clock/stop.entity';
import { Decisions } from './item.entity';
import type { Decision } from './standing.rules';

@InputType({ description: 'An application for joint approval. · 联审联批申请' })
export class SubmitApplicationInput extends Command {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => Kinds, { nullable: true, description: 'Approval, ratification or filing; the project\'s own by default. · 审批类型' }) kind?: Kind | null;
  @Field(() => [String], { nullable: true, description: 'Codes of the catalogue; all that apply and are neither open nor done by default. · 申请事项' }) procedures?: string[] | null;
  @Field(() => DateScalar, { nullable: true, description: 'Accepted, today by default; day 1 is the working day after. · 受理日期' }) acceptedOn?: Day | null;
  @Field(() => Int, { nullable: true, description: 'Limit in working days, 38 by default. · 时限（工作日）' }) limitDays?: number | null;
}

@InputType({ description: 'The decision on a procedure of a case. · 事项决定' })
export class DecideItemInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Case. · 办件' }) caseId: string;
  @Field(() => String, { description: 'Code of the procedure. · 事项代码' }) procedure: string;
  @Field(() => Decisions, { description: 'Decision. · 决定' }) decision: Decision;
  @Field(() => String, { nullable: true, description: 'Reason; a refusal or a waiver needs one. · 理由' }) reason?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Decided, the day it is known by default. · 决定日期' }) decidedOn?: Day | null;
}

@InputType({ description: 'Which cases. · 办件筛选' })
export class ApprovalCaseFilter {
  @Field(() => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region?: string | null;
  @Field(() => ClockStates, { nullable: true, description: 'State of the clock. · 计时状态' }) state?: ClockState | null;
  @Field(() => Boolean, { nullable: true, description: 'Over the limit and not done. · 是否超时' }) overdue?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Of this project. · 项目' }) project?: string | null;
  @Field(() => Kinds, { nullable: true, description: 'Approval, ratification or filing. · 审批类型' }) kind?: Kind | null;
  @Field(() => ID, { nullable: true, description: 'With a procedure this department has still to decide. · 待办部门' }) department?: string | null;
  @Field(() => String, { nullable: true, description: 'In the project\'s name, or its code. · 项目名称或代码' }) text?: string | null;
}
