import type { itemDecided } from '@cornerstone/events/approvals';
import type { Fact } from '@cornerstone/events/define';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { projectHeardOf } from '@cornerstone/runtime/project-copy';
import { enter, record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Change } from '@cornerstone/runtime/graph/change';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Kind } from '../catalogue/catalogue.rules';
import { departmentOf } from '../catalogue/departments.rules';
import { clockPolicy } from '../clock/clock.policy';
import { marksOf, type Timed } from '../clock/clock.rules';
import { endCommitments } from '../promises/end';
import { startRequirements } from '../start/start.policy';
import { ApprovalCase } from './case.entity';
import { ApprovalCaseFilter, DecideItemInput, SubmitApplicationInput } from './cases.inputs';
import { findCases } from './cases.sql';
import { decideItem, itemOf } from './decide.rules';
import { ApprovalItem } from './item.entity';
import { requireOwn } from './own-item';
import { lockProject, openCase, projectFile } from './project-file';
import { standingsOf } from './standing.rules';
import { procedureNamed, submitApplication } from './submit.rules';

export const ApprovalCaseConnection = connectionOf(() => ApprovalCase, 'ApprovalCase', '办件');

@Resolver(() => ApprovalCase)
export class CasesResolver {
  @Query(() => ApprovalCaseConnection, { nullable: true, description: 'Cases by filter, the most urgent first. · 办件列表' })
  async approvalCases(@Arg('filter', () => ApprovalCaseFilter, { nullable: true, description: 'Which cases. · 筛选' }) filter: ApprovalCaseFilter | null, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<ApprovalCase>> {
    const window = windowOf(page);
    const { rows, total } = await findCases(await request.read(), filter ?? {}, window, request.today, request.asOf);
    return pageOf(rows, total, window);
  }

  @Change(() => ApprovalCase, () => SubmitApplicationInput, 'One application that reaches every department (A1). · 提交联审联批申请')
  submitApplication(tx: Tx, input: SubmitApplicationInput): Promise<ApprovalCase> {
    return submit(tx, input);
  }

  @Change(() => ApprovalCase, () => DecideItemInput, 'Decides a procedure of a case: granted, refused or waived (A1). · 事项办结')
  decideItem(tx: Tx, input: DecideItemInput): Promise<ApprovalCase> {
    return decide(tx, input);
  }
}

async function submit(tx: Tx, input: SubmitApplicationInput): Promise<ApprovalCase> {
  const knownOn = knownSince(tx, input);
  const project = await projectHeardOf(tx, input.projectId);
  await lockProject(tx, project.id);
  const file = await projectFile(tx, project.id);
  const fact = submitApplication({ stage: project.stage, kind: project.kind as Kind | null, catalogue: file.catalogue, standings: standingsOf(file.items) }, {
    caseId: newId('apv'), kind: input.kind ?? null, procedures: input.procedures ?? null, acceptedOn: input.acceptedOn ?? knownOn, limitDays: input.limitDays ?? null,
  }, clockPolicy, knownOn);
  const { caseId, kind, limitDays, procedures } = fact.data;
  const timed: Timed = { acceptedOn: input.acceptedOn ?? knownOn, limitDays, limitUnit: clockPolicy.unit, closedOn: null };
  const row = await enter(tx, ApprovalCase, { id: caseId, projectId: project.id, kind, ...timed, ...marksOf(timed, [], timed.acceptedOn, clockPolicy), stoppedOn: null, knownOn, project }, [fact]);
  for (const code of procedures) {
    const procedure = procedureNamed(file.catalogue, code);
    await insert(tx, ApprovalItem, { id: newId('itm'), caseId, projectId: project.id, procedure: code, departmentId: departmentOf(procedure.departmentKind, project.regionPaths), knownOn });
  }
  return row;
}

async function decide(tx: Tx, input: DecideItemInput): Promise<ApprovalCase> {
  const opened = await openCase(tx, input.caseId, input);
  const { row, file } = opened;
  const knownOn = knownSince(tx, input);
  const item = itemOf(file.items, row.id, input.procedure);
  await requireOwn(tx, opened, procedureNamed(file.catalogue, input.procedure), item);
  const command = { procedure: input.procedure, departmentId: item.departmentId, decision: input.decision, reason: input.reason ?? null, decidedOn: input.decidedOn ?? knownOn };
  const pauses = file.stops.filter((stop) => stop.caseId === row.id);
  const { reason, closedOn, ended, facts } = decideItem({ ...row, catalogue: file.catalogue, items: file.items, pauses, commitments: file.commitments }, command, startRequirements, knownOn);
  await query(tx, '/* decide item */ update approval_item set decision = $2, reason = $3, decided_on = $4, decided_by = $5, decided_known_on = $6 where id = $1', [item.id, command.decision, reason, command.decidedOn, tx.actor.id, knownOn]);
  for (const as of ['FULFILLED', 'LAPSED'] as const) await endCommitments(tx, ended.filter((each) => each.as === as).map(({ commitment }) => commitment.id), { as, cause: null, on: command.decidedOn, knownOn });
  return record<ApprovalCase, Fact | ReturnType<typeof itemDecided.of>>(tx, row, facts, () => ({ closedOn }));
}
