import { type planRevised } from '@cornerstone/events/projects';
import type { Day } from '@cornerstone/kernel/day';
import { fromYuan } from '@cornerstone/kernel/money';
import { firstByKey } from '@cornerstone/runtime/by-key';
import { Command } from '@cornerstone/runtime/graph/command';
import { fenOf, MoneyInput, MoneyType } from '@cornerstone/runtime/graph/money';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Change } from '@cornerstone/runtime/graph/change';
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { stands } from '../ledger/ledger.sql';
import { Project } from '../ledger/project.entity';
import { Plan } from './plan.entity';
import { revisePlan } from './plan.rules';

@InputType({ description: 'A quarter\'s share. · 季度计划' })
export class QuarterInput {
  @Field(() => Int, { description: '1 to 4. · 季度' }) quarter: number;
  @Field(() => MoneyInput, { description: 'Investment. · 投资' }) investment: MoneyInput;
}

@InputType({ description: 'A plan for a year, or its revision. · 计划下达或调整' })
export class RevisePlanInput extends Command {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => Int, { description: 'Year. · 年度' }) year: number;
  @Field(() => MoneyInput, { description: 'Investment of the year. · 年度投资' }) investment: MoneyInput;
  @Field(() => [QuarterInput], { nullable: true, description: 'Quarters, adding up exactly; equal shares if left out. · 季度分解' }) quarters?: QuarterInput[] | null;
  @Field(() => Boolean, { nullable: true, description: 'A start is planned in the year. · 年内计划开工' }) plannedStart?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Completion is planned in the year. · 年内计划竣工' }) plannedCompletion?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Reason; a revision needs one. · 调整理由' }) reason?: string | null;
}

@ObjectType({ description: 'A quarter\'s share of a plan. · 季度计划' })
export class PlanQuarter {
  @Field(() => Int, { description: 'Quarter. · 季度' }) quarter: number;
  @Field(() => MoneyType, { description: 'Investment. · 投资' }) investment: bigint;
}

@ObjectType({ description: 'A milestone scheduled backwards from the due date. · 节点' })
export class Milestone {
  @Field(() => String, { description: 'Name. · 名称' }) name: string;
  @Field(() => DateScalar, { description: 'Due. · 要求完成' }) due: Day;
  @Field(() => DateScalar, { nullable: true, description: 'Latest start. · 最迟开始' }) latestStart: Day | null;
  @Field(() => DateScalar, { nullable: true, description: 'Done. · 完成日期' }) doneOn: Day | null;
  @Field(() => Boolean, { description: 'Late. · 是否滞后' }) late: boolean;
}

@Resolver(() => Plan)
export class PlanPartsResolver {
  @FieldResolver(() => [PlanQuarter], { description: 'Quarters. · 季度分解' })
  quarters(@Root() plan: Plan): PlanQuarter[] {
    return plan.quarters.map(({ quarter, investment }) => ({ quarter, investment: fromYuan(investment) }));
  }

  /** Milestones come with backward scheduling (P5); until a project has some, the list is empty. */
  @FieldResolver(() => [Milestone], { description: 'Milestones. · 节点' })
  milestones(): Milestone[] {
    return [];
  }
}

@Resolver(() => Project)
export class PlanResolver {
  @Change(() => Project, () => RevisePlanInput, 'Sets or revises the plan of a year (P5). · 下达或调整年度计划')
  async revisePlan(tx: Tx, input: RevisePlanInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId);
    const knownOn = knownSince(tx, input);
    const decided = revisePlan(project, await lastVersion(tx, project.id, input.year), {
      year: input.year, investment: fenOf(input.investment), quarters: input.quarters?.map((each) => ({ quarter: each.quarter, investment: fenOf(each.investment) })) ?? null,
      plannedStart: input.plannedStart ?? false, plannedCompletion: input.plannedCompletion ?? false, reason: input.reason ?? null,
    }, knownOn);
    await insert(tx, Plan, planRow(project.id, decided));
    return record(tx, project, [decided]);
  }

  @FieldResolver(() => Plan, { nullable: true, description: 'The plan of a year: its latest version, else what the year\'s list says. · 年度计划' })
  async plan(@Root() project: Project, @Arg('year', () => Int, { description: 'Year. · 年度' }) year: number, @Ctx() request: Request): Promise<Plan | null> {
    return request.batched<Plan>(`plan ${year}`, project.id, async (tx, ids) => {
      const rows = await select(tx, Plan, `/* plansOfYear */ select distinct on (project_id) * from (
          select id, project_id, year, plan_version, investment, quarters, planned_start, planned_completion, reason, known_on from plan
          union all select id, project_id, year, 0, annual_plan, '[]', planned_start, planned_completion, null, known_on from listing l where annual_plan is not null and ${stands('l', '$3')}) plan
        where project_id = any($1) and year = $2 and ($3::date is null or known_on <= $3) order by project_id, plan_version desc, known_on desc, id desc`, [ids, year, request.asOf]);
      return firstByKey(ids, rows, 'projectId');
    });
  }
}

const planRow = (projectId: string, { data, knownOn }: ReturnType<typeof planRevised.of>): Partial<Plan> =>
  ({ id: newId('pln'), projectId, year: data.year, planVersion: data.planVersion, investment: fromYuan(data.investment), quarters: data.quarters, plannedStart: data.plannedStart, plannedCompletion: data.plannedCompletion, reason: data.reason, knownOn });

async function lastVersion(tx: Tx, projectId: string, year: number): Promise<number> {
  const [row] = await query<{ last: number }>(tx, '/* lastPlanVersion */ select coalesce(max(plan_version), 0)::int as last from plan where project_id = $1 and year = $2', [projectId, year]);
  return row?.last ?? 0;
}
