import type { Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { badInput, notFound } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { knownSince } from '@cornerstone/runtime/known-on';
import { departmentHeardOf, personHeardOf } from '@cornerstone/runtime/people-copy';
import { projectHeardOf } from '@cornerstone/runtime/project-copy';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { load } from '@cornerstone/runtime/rows';
import { Change } from '@cornerstone/runtime/graph/change';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Issue } from './issue.entity';
import { AssignIssueInput, CloseIssueInput, IssueFilter, type IssueStepInput, RaiseIssueInput, ReopenIssueInput, ReportBackInput } from './issues.inputs';
import { assign, close, reopen, reportBack, type Decision } from './issues.rules';
import { findIssue, findIssues } from './issues.sql';
import { raise } from './raise';
import { requireKindOfPeople } from './told.rules';

export const IssueConnection = connectionOf(() => Issue, 'Issue', '问题');

/** Each step of the loop: lock the issue, decide by the rules, record. */
async function step(tx: Tx, input: IssueStepInput, decide: (issue: Issue, knownOn: Day) => Decision | Promise<Decision>): Promise<Issue> {
  const issue = await load(tx, Issue, input.issueId, input);
  const { fact, change } = await decide(issue, knownSince(tx, input));
  return record<Issue, Fact>(tx, issue, [fact], () => change);
}

/** S1: who is named is in the directory and may act. Asked of what the rules took: what is missing or misspelt is told first. */
async function requireWhoIsNamed(tx: Tx, { departmentId, assignedToId, leaderId }: Decision['change']): Promise<void> {
  if (departmentId) await departmentHeardOf(tx, departmentId, 'S1');
  for (const id of [assignedToId, leaderId]) if (id) await personHeardOf(tx, id, 'S1');
}

@Resolver(() => Issue)
export class IssuesResolver {
  @Query(() => IssueConnection, { nullable: true, description: 'Issues by filter, the most serious first (S1). · 问题台账' })
  async issues(@Arg('filter', () => IssueFilter, { nullable: true, description: 'Which issues. · 筛选' }) filter: IssueFilter | null, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<Issue>> {
    const window = windowOf(page);
    const { rows, total } = await findIssues(await request.read(), filter ?? {}, window, request.asOf);
    return pageOf(rows, total, window);
  }

  @Query(() => Issue, { nullable: true, description: 'One issue, by id or code. · 单个问题' })
  async issue(
    @Arg('id', () => ID, { nullable: true, description: 'Id. · 标识' }) id: string | null, @Arg('code', () => String, { nullable: true, description: 'Issue code. · 问题编号' }) code: string | null, @Ctx() request: Request,
  ): Promise<Issue> {
    if (!id && !code) throw badInput('S1.code-or-id', { en: 'Give a code or an id.', zh: '请提供编号或标识。' });
    const issue = await findIssue(await request.read(), { id, code }, request.asOf);
    if (!issue) throw notFound({ en: 'The issue', zh: '问题' }, id ?? code ?? '');
    return issue;
  }

  @Change(() => Issue, () => RaiseIssueInput, 'Enters a problem that was found (S1). · 梳理问题')
  async raiseIssue(tx: Tx, input: RaiseIssueInput): Promise<Issue> {
    requireKindOfPeople(input.kind);
    const project = await projectHeardOf(tx, input.projectId);
    return raise(tx, {
      projectId: project.id, subject: project.code, regionPaths: project.regionPaths, kind: input.kind, severity: input.severity, title: plainText(input.title, 'title', 200),
      description: input.description ? plainText(input.description, 'description', 4000) : null, cause: null, knownOn: knownSince(tx, input),
    });
  }

  @Change(() => Issue, () => AssignIssueInput, 'Assigns an issue: unit, person, method, deadline and leader in charge, all five (S1). · 交办问题')
  assignIssue(tx: Tx, input: AssignIssueInput): Promise<Issue> {
    return step(tx, input, async (issue, knownOn) => {
      const decision = assign(issue, input, knownOn);
      await requireWhoIsNamed(tx, decision.change);
      return decision;
    });
  }

  @Change(() => Issue, () => ReportBackInput, 'The assigned person or department reports an issue as solved (S1). · 反馈整改结果')
  reportBack(tx: Tx, input: ReportBackInput): Promise<Issue> {
    return step(tx, input, (issue, knownOn) => reportBack(issue, input.result, tx.actor, knownOn));
  }

  @Change(() => Issue, () => CloseIssueInput, 'Closes an issue off, by someone other than who solved it (S1). · 问题销号')
  closeIssue(tx: Tx, input: CloseIssueInput): Promise<Issue> {
    return step(tx, input, (issue, knownOn) => close(issue, tx.actor, knownOn));
  }

  @Change(() => Issue, () => ReopenIssueInput, 'Opens a closed issue again, with a reason; it must be assigned anew (S1). · 重开问题')
  reopenIssue(tx: Tx, input: ReopenIssueInput): Promise<Issue> {
    return step(tx, input, (issue, knownOn) => reopen(issue, input.reason, knownOn));
  }
}
