import type { Day } from '@cornerstone/kernel/day';
import { fromYuan, sumFen, type Fen } from '@cornerstone/kernel/money';
import { firstByKey } from '@cornerstone/runtime/by-key';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Change } from '@cornerstone/runtime/graph/change';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { listingsAsOf } from '../ledger/listings.sql';
import { Project } from '../ledger/project.entity';
import { Milestone } from '../milestones/milestone.type';
import { scheduleOf, standingMilestones } from '../milestones/milestones.sql';
import { inWeeks, type Breakdown } from './breakdown.rules';
import { Plan } from './plan.entity';
import { RevisePlanInput } from './plan.inputs';
import { PlanMonth, PlanQuarter, PlanWeek, partsOf } from './plan-parts';
import { keyOf, lastVersions, planned } from './plan-rows';

/** One break-down for all that an answer asks of a plan. */
function once(plan: Plan): () => Breakdown {
  let made: Breakdown | null = null;
  return () => (made ??= partsOf(plan));
}

@Resolver(() => Plan)
export class PlanPartsResolver {
  @FieldResolver(() => [PlanQuarter], { description: 'Quarters. · 季度分解' })
  quarters(@Root() plan: Plan): PlanQuarter[] {
    const parts = once(plan);
    return plan.quarters.map(({ quarter, investment }) => new PlanQuarter(parts, quarter, fromYuan(investment)));
  }

  @FieldResolver(() => [PlanMonth], { description: 'Months; none where only a list gives the year. · 月度分解' })
  months(@Root() plan: Plan): PlanMonth[] {
    const parts = partsOf(plan);
    return parts.months.map(({ month }) => new PlanMonth(parts, month));
  }

  @FieldResolver(() => [PlanWeek], { description: 'Weeks, Monday first; the first and the last as far as they lie in the year. · 周分解（限本年内日期）' })
  weeks(@Root() plan: Plan): PlanWeek[] {
    return inWeeks(partsOf(plan).days).map((each) => new PlanWeek(each));
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: 'Planned from 1 January to a day, that day included; null where only a list gives the year. · 截至某日的计划' })
  plannedUpTo(@Root() plan: Plan, @Arg('on', () => DateScalar, { description: 'Day. · 日期' }) on: Day): Fen | null {
    const { days } = partsOf(plan);
    return days.length === 0 ? null : sumFen(days.filter(({ day }) => day <= on).map(({ investment }) => investment));
  }

  @FieldResolver(() => [Milestone], { description: 'Milestones of the project\'s schedule that lie in the year (P5), by latest finish. · 年内节点' })
  async milestones(@Root() plan: Plan, @Ctx() request: Request): Promise<Milestone[]> {
    const schedule = await scheduleOf(request, plan.projectId);
    return schedule === null ? [] : standingMilestones(schedule, request.asOf ?? request.today).filter(({ latestStart, due }) => latestStart <= `${plan.year}-12-31` && due >= `${plan.year}-01-01`);
  }
}

@Resolver(() => Project)
export class PlanResolver {
  @Change(() => Project, () => RevisePlanInput, 'Sets or revises the plan of a year (P5). · 下达或调整年度计划')
  async revisePlan(tx: Tx, input: RevisePlanInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const before = (await lastVersions(tx, [project.id], [input.year])).get(keyOf(project.id, input.year));
    const { fact, row } = planned(tx, project, before ?? { last: 0, knownOn: null }, input);
    await insert(tx, Plan, row);
    return record(tx, project, [fact]);
  }

  @FieldResolver(() => Plan, { nullable: true, description: 'The plan of a year: its latest version, else what the year\'s list says. · 年度计划' })
  async plan(@Root() project: Project, @Arg('year', () => Int, { description: 'Year. · 年度' }) year: number, @Ctx() request: Request): Promise<Plan | null> {
    return request.batched<Plan>(`plan ${year}`, project.id, async (tx, ids) => {
      const rows = await select(tx, Plan, `/* plansOfYear */ select distinct on (project_id) * from (
          select id, project_id, year, plan_version, investment, quarters, months, weeks, days, planned_start, planned_completion, reason, known_on from plan
          union all select id, project_id, year, 0, annual_plan, '[]', '[]', '[]', '[]', planned_start, planned_completion, null, known_on from ${listingsAsOf(request.asOf)} l where annual_plan is not null) plan
        where project_id = any($1) and year = $2 and ($3::date is null or known_on <= $3) order by project_id, plan_version desc, known_on desc, id desc`, [ids, year, request.asOf]);
      return firstByKey(ids, rows, 'projectId');
    });
  }
}
