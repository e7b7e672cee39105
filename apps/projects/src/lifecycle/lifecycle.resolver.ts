import type { Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { Change } from '@cornerstone/runtime/graph/change';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import { load } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { requireNoOpenIncident } from '../incidents/incidents.rules';
import { openSeriousIncidents } from '../incidents/incidents.sql';
import { Project } from '../ledger/project.entity';
import { CommissionProjectInput, CompleteProjectInput, ReportStartInput, ResumeProjectInput, SuspendProjectInput, type StepInput } from './lifecycle.inputs';
import { commissionProject, completeProject, evolve, reportStart, resumeProject, suspendProject, type Living } from './lifecycle.rules';

/** Each step of a life: lock the project, decide by the rules, record. */
async function step(tx: Tx, input: StepInput, decide: (project: Living, knownOn: Day) => Fact | Promise<Fact>): Promise<Project> {
  const project = await load(tx, Project, input.projectId, input);
  return record<Project, Fact>(tx, project, [await decide(project, knownSince(tx, input))], evolve);
}

@Resolver(() => Project)
export class LifecycleResolver {
  @Change(() => Project, () => ReportStartInput, 'Reports the start of works with evidence (P2). · 报告开工')
  reportStart(tx: Tx, input: ReportStartInput): Promise<Project> {
    return step(tx, input, (project, knownOn) => reportStart(project, { startedOn: input.startedOn, evidenceDigest: input.evidenceDigest ?? null }, knownOn));
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
    return step(tx, input, async (project, knownOn) => {
      const decided = completeProject(project, input.on, knownOn);
      requireNoOpenIncident(await openSeriousIncidents(tx, input.projectId));
      return decided;
    });
  }

  @Change(() => Project, () => CommissionProjectInput, 'The project goes into operation (P2). · 投产')
  commissionProject(tx: Tx, input: CommissionProjectInput): Promise<Project> {
    return step(tx, input, (project, knownOn) => commissionProject(project, input.on, knownOn));
  }
}
