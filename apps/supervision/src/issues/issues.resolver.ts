import type { Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { badInput, notFound } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { requireVersion } from '@cornerstone/runtime/expected-version';
import { idempotencyKey } from '@cornerstone/runtime/graph/idempotency';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { knownSince } from '@cornerstone/runtime/known-on';
import { ProjectCopy } from '@cornerstone/runtime/project-copy';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import type { Operation } from '@cornerstone/runtime/rights';
import { load, select } from '@cornerstone/runtime/rows';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Issue } from './issue.entity';
import { AssignIssueInput, CloseIssueInput, IssueFilter, RaiseIssueInput, ReopenIssueInput, ReportBackInput } from './issues.inputs';
import { assign, close, reopen, reportBack, type Decision } from './issues.rules';
import { findIssue, findIssues } from './issues.sql';
import { raise } from './raise';
import { requireKindOfPeople } from './told.rules';

export const IssueConnection = connectionOf(() => Issue, 'Issue', '问题');

interface StepInput { issueId: string; knownOn?: Day | null; expectedVersion?: number | null }

/** Each step of the loop: lock the issue, decide by the rules, record. */
const step = <I extends StepInput>(request: Request, operation: Operation, input: I, key: string | null, decide: (issue: Issue, knownOn: Day) => Decision): Promise<Issue> =>
  request.mutate(operation, Issue, input, key, async (tx) => {
    const issue = await load(tx, Issue, input.issueId);
    requireVersion(input.expectedVersion, issue.version);
    const { fact, change } = decide(issue, knownSince(input.knownOn, tx.today));
    return record<Issue, Fact>(tx, issue, [fact], () => change);
  });

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

  @Mutation(() => Issue, { nullable: true, description: 'Enters a problem that was found (S1). · 梳理问题' })
  raiseIssue(@Arg('input', () => RaiseIssueInput, { description: 'What was found. · 问题' }) input: RaiseIssueInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<Issue> {
    return request.mutate('raiseIssue', Issue, input, key, async (tx) => {
      requireKindOfPeople(input.kind);
      const [project] = await select(tx, ProjectCopy, '/* projectOf */ select * from project_copy where id = $1', [input.projectId]);
      if (!project) throw notFound({ en: 'The project', zh: '项目' }, input.projectId);
      return raise(tx, {
        projectId: project.id, subject: project.code, regionPaths: project.regionPaths, kind: input.kind, severity: input.severity, title: plainText(input.title, 'title', 200),
        description: input.description ? plainText(input.description, 'description', 4000) : null, cause: null, knownOn: knownSince(input.knownOn, tx.today),
      });
    });
  }

  @Mutation(() => Issue, { nullable: true, description: 'Assigns an issue: unit, person, method, deadline and leader in charge, all five (S1). · 交办问题' })
  assignIssue(@Arg('input', () => AssignIssueInput, { description: 'The five in place. · 五到位' }) input: AssignIssueInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<Issue> {
    return step(request, 'assignIssue', input, key, (issue, knownOn) => assign(issue, input, knownOn));
  }

  @Mutation(() => Issue, { nullable: true, description: 'The assigned person or department reports an issue as solved (S1). · 反馈整改结果' })
  reportBack(@Arg('input', () => ReportBackInput, { description: 'What was done. · 整改结果' }) input: ReportBackInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<Issue> {
    return step(request, 'reportBack', input, key, (issue, knownOn) => reportBack(issue, input.result, request.actor, knownOn));
  }

  @Mutation(() => Issue, { nullable: true, description: 'Closes an issue off, by someone other than who solved it (S1). · 问题销号' })
  closeIssue(@Arg('input', () => CloseIssueInput, { description: 'Which issue. · 问题' }) input: CloseIssueInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<Issue> {
    return step(request, 'closeIssue', input, key, (issue, knownOn) => close(issue, request.actor, knownOn));
  }

  @Mutation(() => Issue, { nullable: true, description: 'Opens a closed issue again, with a reason; it must be assigned anew (S1). · 重开问题' })
  reopenIssue(@Arg('input', () => ReopenIssueInput, { description: 'Which issue and why. · 问题与理由' }) input: ReopenIssueInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<Issue> {
    return step(request, 'reopenIssue', input, key, (issue, knownOn) => reopen(issue, input.reason, knownOn));
  }
}
