import type { Day } from '@cornerstone/kernel/day';
import { allByKey } from '@cornerstone/runtime/by-key';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { Change } from '@cornerstone/runtime/graph/change';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { Department, Person } from '@cornerstone/runtime/graph/references';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { departmentHeardOf, personHeardOf } from '@cornerstone/runtime/people-copy';
import { record } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ProjectConnection } from '../ledger/project-connection';
import { Project } from '../ledger/project.entity';
import { StartKinds, StartPlan } from './start-plan.entity';
import { PlanStartOrResumptionInput } from './start-plan.inputs';
import { isLate, isOpen, needsPlan, planStartOrResumption, stopOf, waitsFor, type StartKind } from './start-plan.rules';
import { lastStartPlan, openPlans, plansOf, withoutPlan } from './start-plan.sql';

export const StartPlanConnection = connectionOf(() => StartPlan, 'StartPlan', '开复工方案');

const versionsOf = async (project: Project, request: Request): Promise<StartPlan[]> =>
  await request.batched<StartPlan[]>('start plans', project.id, async (tx, ids) => allByKey(ids, await plansOf(tx, ids, request.asOf), 'projectId')) ?? [];

/** The version that holds: the last one of what the project waits for. */
const holding = async (project: Project, request: Request): Promise<StartPlan | null> => (await versionsOf(project, request)).findLast((plan) => isOpen(plan, project)) ?? null;

@Resolver(() => Project)
export class StartPlanResolver {
  @Change(() => Project, () => PlanStartOrResumptionInput, 'Sets a dated plan to start or resume works, or its next version (P2). · 制定开复工方案')
  async planStartOrResumption(tx: Tx, input: PlanStartOrResumptionInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const stoppedOn = stopOf(project);
    const department = await departmentHeardOf(tx, input.departmentId, 'P2');
    const decided = planStartOrResumption(project, await lastStartPlan(tx, project.id, waitsFor(project), stoppedOn), {
      startPlanId: newId('spl'), targetOn: input.targetOn, measures: input.measures, departmentId: department.id, person: await personHeardOf(tx, input.personId, 'P2'), reason: input.reason ?? null,
    }, knownSince(tx, input));
    const { startPlanId: id, ...told } = decided.data;
    await insert(tx, StartPlan, { ...told, id, targetOn: input.targetOn, projectId: project.id, stoppedOn, plannedBy: tx.actor.id, knownOn: decided.knownOn });
    return record(tx, project, [decided]);
  }

  @FieldResolver(() => StartPlan, { nullable: true, description: 'The plan that holds, to start or to resume; null where none does (P2). · 现行开复工方案' })
  startPlan(@Root() project: Project, @Ctx() request: Request): Promise<StartPlan | null> {
    return holding(project, request);
  }

  @FieldResolver(() => [StartPlan], { description: 'Every version of every plan, oldest first. · 历次开复工方案' })
  startPlans(@Root() project: Project, @Ctx() request: Request): Promise<StartPlan[]> {
    return versionsOf(project, request);
  }

  @FieldResolver(() => Boolean, { description: 'It stands still or should have started, and has no plan that holds (000). · 应有开复工方案而未制定' })
  async startPlanMissing(@Root() project: Project, @Ctx() request: Request): Promise<boolean> {
    return needsPlan(project, request.asOf ?? request.today) && await holding(project, request) === null;
  }
}

@Resolver()
export class StartPlansResolver {
  @Query(() => StartPlanConnection, { nullable: true, description: 'Plans to start or resume that hold on a day, the earliest target first (P2). · 开复工方案' })
  async startPlans(
    @Arg('kind', () => StartKinds, { nullable: true, description: 'Start or resumption. · 开工或复工' }) kind: StartKind | null, @Arg('late', () => Boolean, { nullable: true, description: 'Only late ones, or only those that are not. · 是否逾期' }) late: boolean | null,
    @Arg('region', () => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region: string | null, @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<StartPlan>> {
    const window = windowOf(page);
    const tx = await request.read();
    const { rows, total } = await openPlans(tx, { kind, late, path: region ? await regionPath(tx, region, 'P2') : null }, window, asOf ?? request.asOf);
    return pageOf(rows, total, window);
  }

  @Query(() => ProjectConnection, { nullable: true, description: 'Projects that stand still or should have started, without a plan that holds (P2). · 应制定而未制定开复工方案的项目' })
  async projectsWithoutStartPlan(
    @Arg('kind', () => StartKinds, { nullable: true, description: 'Start or resumption. · 开工或复工' }) kind: StartKind | null, @Arg('region', () => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region: string | null,
    @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<Project>> {
    const window = windowOf(page);
    const tx = await request.read();
    const { rows, total } = await withoutPlan(tx, { kind, path: region ? await regionPath(tx, region, 'P2') : null }, window, asOf ?? request.asOf);
    return pageOf(rows, total, window);
  }
}

@Resolver(() => StartPlan)
export class StartPlanPartsResolver {
  @FieldResolver(() => Boolean, { description: 'Its day has passed, works stand still: on the day asked about. · 是否逾期' })
  async late(@Root() plan: StartPlan, @Ctx() request: Request): Promise<boolean> {
    const project = await request.asKnown(Project, 'id', plan.projectId);
    return project !== null && isLate(plan, project, request.asOf ?? request.today) && (await holding(project, request))?.id === plan.id;
  }

  @FieldResolver(() => Project, { nullable: true, description: 'Project. · 项目' })
  project(@Root() plan: StartPlan, @Ctx() request: Request): Promise<Project | null> {
    return request.asKnown(Project, 'id', plan.projectId);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'Responsible department. · 责任单位' })
  department(@Root() plan: StartPlan): Department {
    return { id: plan.departmentId };
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Responsible person. · 责任人' })
  person(@Root() plan: StartPlan): Person {
    return { id: plan.personId };
  }
}
