import type { Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { idempotencyKey } from '@cornerstone/runtime/graph/idempotency';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import type { Operation } from '@cornerstone/runtime/rights';
import { load } from '@cornerstone/runtime/rows';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { CommissionProjectInput, CompleteProjectInput, ReportStartInput, ResumeProjectInput, SuspendProjectInput } from './lifecycle.inputs';
import { commissionProject, completeProject, evolve, reportStart, resumeProject, suspendProject, type Living } from './lifecycle.rules';

/** Each step of a life: lock the project, decide by the rules, record. */
const step = <I extends { projectId: string; knownOn?: Day | null }>(request: Request, operation: Operation, input: I, key: string | null, decide: (project: Living, knownOn: Day) => Fact): Promise<Project> =>
  request.mutate(operation, Project, input, key, async (tx) => {
    const project = await load(tx, Project, input.projectId);
    return record<Project, Fact>(tx, project, [decide(project, knownSince(input.knownOn, tx.today))], evolve);
  });

@Resolver(() => Project)
export class LifecycleResolver {
  @Mutation(() => Project, { nullable: true, description: 'Reports the start of works with evidence (P2). · 报告开工' })
  reportStart(@Arg('input', () => ReportStartInput, { description: 'What to do. · 输入' }) input: ReportStartInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<Project> {
    return step(request, 'reportStart', input, key, (project, knownOn) => reportStart(project, { startedOn: input.startedOn, evidenceDigest: input.evidenceDigest ?? null }, knownOn));
  }

  @Mutation(() => Project, { nullable: true, description: 'Works stop, with a reason (P2). · 停工' })
  suspendProject(@Arg('input', () => SuspendProjectInput, { description: 'What to do. · 输入' }) input: SuspendProjectInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<Project> {
    return step(request, 'suspendProject', input, key, (project, knownOn) => suspendProject(project, { on: input.on, reason: input.reason, resumeBy: input.resumeBy ?? null }, knownOn));
  }

  @Mutation(() => Project, { nullable: true, description: 'Works resume (P2). · 复工' })
  resumeProject(@Arg('input', () => ResumeProjectInput, { description: 'What to do. · 输入' }) input: ResumeProjectInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<Project> {
    return step(request, 'resumeProject', input, key, (project, knownOn) => resumeProject(project, input.on, knownOn));
  }

  @Mutation(() => Project, { nullable: true, description: 'Works are completed (P2). · 竣工' })
  completeProject(@Arg('input', () => CompleteProjectInput, { description: 'What to do. · 输入' }) input: CompleteProjectInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<Project> {
    return step(request, 'completeProject', input, key, (project, knownOn) => completeProject(project, input.on, knownOn));
  }

  @Mutation(() => Project, { nullable: true, description: 'The project goes into operation (P2). · 投产' })
  commissionProject(@Arg('input', () => CommissionProjectInput, { description: 'What to do. · 输入' }) input: CommissionProjectInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<Project> {
    return step(request, 'commissionProject', input, key, (project, knownOn) => commissionProject(project, input.on, knownOn));
  }
}
