import type { Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { notFound } from '@cornerstone/kernel/rejection';
import { Change } from '@cornerstone/runtime/graph/change';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import { load, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { StoredFile } from '../files/file.entity';
import { openSeriousIncidents } from '../incidents/incidents.sql';
import { Project } from '../ledger/project.entity';
import { CommissionProjectInput, CompleteProjectInput, ReportStartInput, ResumeProjectInput, SuspendProjectInput, type StepInput } from './lifecycle.inputs';
import { commissionProject, completeProject, evolve, reportStart, resumeProject, suspendProject, type Living } from './lifecycle.rules';
import { requireKnownInOrder } from './stage.rules';
import { stepsKnownSince } from './steps-known.sql';

/** Each step of a life: lock the project, decide by the rules, record. */
async function step(tx: Tx, input: StepInput, decide: (project: Living, knownOn: Day) => Fact | Promise<Fact>): Promise<Project> {
  const project = await load(tx, Project, input.projectId, input);
  const knownOn = knownSince(tx, input);
  const fact = await decide(project, knownOn);
  requireKnownInOrder(await stepsKnownSince(tx, project.id), knownOn);
  return record<Project, Fact>(tx, project, [fact], evolve);
}

async function fileOf(tx: Tx, id: string): Promise<StoredFile> {
  const [file] = await select(tx, StoredFile, '/* startEvidence */ select * from stored_file where id = $1', [id]);
  if (!file) throw notFound({ en: 'The file', zh: '文件' }, id.slice(0, 100));
  return file;
}

@Resolver(() => Project)
export class LifecycleResolver {
  @Change(() => Project, () => ReportStartInput, 'Reports the start of works with evidence (P2). · 报告开工')
  async reportStart(tx: Tx, input: ReportStartInput): Promise<Project> {
    const evidenceFile = input.evidenceFileId ? await fileOf(tx, input.evidenceFileId) : null;
    return step(tx, input, (project, knownOn) => reportStart(project, { projectId: input.projectId, startedOn: input.startedOn, evidenceDigest: input.evidenceDigest ?? null, evidenceFile }, knownOn));
  }

  @Change(() => Project, () => SuspendProjectInput, 'Works stop, with a reason (P2). · 停工')
  suspendProject(tx: Tx, input: SuspendProjectInput): Promise<Project> {
    return step(tx, input, (project, knownOn) => suspendProject(project, { on: input.on, reason: input.reason, resumeBy: input.resumeBy ?? null }, knownOn));
  }

  @Change(() => Project, () => ResumeProjectInput, 'Works resume (P2). · 复工')
  resumeProject(tx: Tx, input: ResumeProjectInput): Promise<Project> {
    return step(tx, input, (project, knownOn) => resumeProject(project, input.on, knownOn));
  }

  @Change(() => Project, () => CompleteProjectInput, 'Works are completed (P2). · 竣工')
  completeProject(tx: Tx, input: CompleteProjectInput): Promise<Project> {
    return step(tx, input, async (project, knownOn) => completeProject(project, { on: input.on, openSeriousIncidents: await openSeriousIncidents(tx, input.projectId) }, knownOn));
  }

  @Change(() => Project, () => CommissionProjectInput, 'The project goes into operation (P2). · 投产')
  commissionProject(tx: Tx, input: CommissionProjectInput): Promise<Project> {
    return step(tx, input, (project, knownOn) => commissionProject(project, input.on, knownOn));
  }
}
