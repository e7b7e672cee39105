import type { Day } from '@cornerstone/kernel/day';
import { Command, CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';
import { IssueKinds, IssueSeverities, IssueStates } from './issue-words';
import type { IssueKind, IssueSeverity, IssueState } from './issues.rules';

@InputType({ description: 'Which issues. · 问题筛选' })
export class IssueFilter {
  @Field(() => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region?: string | null;
  @Field(() => ID, { nullable: true, description: 'Project. · 项目' }) project?: string | null;
  @Field(() => [IssueStates], { nullable: true, description: 'Any of these states. · 状态' }) state?: IssueState[] | null;
  @Field(() => [IssueSeverities], { nullable: true, description: 'Any of these. · 严重程度' }) severity?: IssueSeverity[] | null;
  @Field(() => [IssueKinds], { nullable: true, description: 'Any of these kinds. · 类别' }) kind?: IssueKind[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Past its deadline and not solved. · 是否超期' }) overdue?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only what was found to be done, or only what was not. · 是否已补办' }) met?: boolean | null;
  @Field(() => String, { nullable: true, description: 'In code, title or description. · 编号、标题或描述' }) text?: string | null;
}

@InputType({ description: 'A problem that was found. · 问题梳理' })
export class RaiseIssueInput extends Command {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => IssueKinds, { defaultValue: 'OTHER', description: 'What it is about. · 类别' }) kind: IssueKind;
  @Field(() => IssueSeverities, { description: 'How serious. · 严重程度' }) severity: IssueSeverity;
  @Field(() => String, { description: 'Title, at most 200 characters. · 标题' }) title: string;
  @Field(() => String, { nullable: true, description: 'Description, at most 4000 characters. · 描述' }) description?: string | null;
}

@InputType({ description: 'A step of an issue. · 问题办理' })
export abstract class IssueStepInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Issue. · 问题' }) issueId: string;
}

/** The five are nullable here, so that what is missing is named by the rule. */
@InputType({ description: 'An assignment: unit, person, method, deadline, leader in charge, all five. · 问题交办（五到位）' })
export class AssignIssueInput extends IssueStepInput {
  @Field(() => ID, { nullable: true, description: 'Responsible department. · 责任单位' }) departmentId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Responsible person. · 责任人' }) personId?: string | null;
  @Field(() => String, { nullable: true, description: 'How it is to be solved. · 整改措施' }) method?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'To be solved by. · 完成时限' }) deadline?: Day | null;
  @Field(() => ID, { nullable: true, description: 'Leader in charge. · 牵头领导' }) leaderId?: string | null;
}

@InputType({ description: 'A report that an issue is solved. · 问题反馈' })
export class ReportBackInput extends IssueStepInput {
  @Field(() => String, { description: 'What was done. · 整改结果' }) result: string;
}

@InputType({ description: 'The closing off of an issue. · 问题销号' })
export class CloseIssueInput extends IssueStepInput {}

@InputType({ description: 'A closed issue opened again. · 问题重开' })
export class ReopenIssueInput extends IssueStepInput {
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
}
