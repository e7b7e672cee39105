import type { DataOf, Fact, Received } from '@cornerstone/events/define';
import { projectDescribed, projectRegistered, projectStarted } from '@cornerstone/events/projects';
import { day } from '@cornerstone/kernel/day';
import { newId } from '@cornerstone/runtime/ids';
import { projectHeardOf } from '@cornerstone/runtime/project-copy';
import { enter, record } from '@cornerstone/runtime/record';
import { on, type Consumer, type Copies } from '@cornerstone/runtime/slice';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { Kind } from '../catalogue/catalogue.rules';
import type { ApprovalCase } from '../cases/case.entity';
import { casesOf, lockProject, projectFile } from '../cases/project-file';
import { endCommitments } from '../promises/end';
import { isOpen } from '../promises/promises.rules';
import { StartCheck } from './start-check.entity';
import { startRequirements } from './start.policy';
import { brokenByStart, checkStart } from './start.rules';

async function rememberPlan(tx: Tx, event: Received<{ buildStart?: string | null }>): Promise<void> {
  if (!event.data.buildStart) return;
  await query(tx, '/* rememberStartPlan */ insert into start_plan (project_id, build_start) values ($1, $2) on conflict (project_id) do update set build_start = excluded.build_start', [event.aggregateId, event.data.buildStart]);
}

/**
 * A reported start of works (A2, P2): open commitments are broken by it, missing permits are told. A start that a list tells of
 * (history, imports) is no such event and checks nothing.
 */
async function checkReportedStart(tx: Tx, event: Received<DataOf<typeof projectStarted>>): Promise<void> {
  const projectId = event.aggregateId;
  await lockProject(tx, projectId);
  const project = await projectHeardOf(tx, projectId);
  const cases = await casesOf(tx, [projectId], null);
  const file = await projectFile(tx, projectId);
  const startedOn = day(event.data.startedOn);
  for (const row of cases) {
    const open = file.commitments.filter((commitment) => commitment.caseId === row.id && isOpen(commitment));
    await endCommitments(tx, open.map(({ id }) => id), { as: 'BROKEN', cause: 'START', on: startedOn, knownOn: event.knownOn });
    row.project = project;
    await record<ApprovalCase, Fact>(tx, row, open.map((commitment) => brokenByStart(commitment, startedOn, event.knownOn)), () => ({}));
  }
  const [known] = await query(tx, '/* startChecked */ select 1 from start_check where project_id = $1', [projectId]);
  const latest = cases[0];
  const violation = checkStart({ caseId: latest?.id ?? null, kind: latest?.kind ?? (project.kind as Kind | null), catalogue: file.catalogue, items: file.items }, startedOn, startRequirements, event.knownOn);
  if (known || !violation) return;
  await enter(tx, StartCheck, { id: newId('stc'), projectId, caseId: violation.data.caseId, startedOn, missing: violation.data.missing, knownOn: event.knownOn, project }, [violation]);
}

export const startPlanCopies: Copies = { tables: ['start_plan'], consumers: [on(projectRegistered, rememberPlan), on(projectDescribed, rememberPlan)] };

export const startConsumers: readonly Consumer[] = [on(projectStarted, checkReportedStart)];
