import type { Day } from '@cornerstone/kernel/day';
import { quantityFrom, quantityText } from '@cornerstone/kernel/quantity';
import type { Ratio } from '@cornerstone/kernel/rate';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { Change } from '@cornerstone/runtime/graph/change';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { Region } from '@cornerstone/runtime/graph/references';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { conflict } from '@cornerstone/kernel/rejection';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter, record } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { requireWithin } from '../ledger/regions';
import { Goal, GoalStates } from './goal.entity';
import { SetGoalInput } from './goals.inputs';
import { inBase, placesOf, reckonedOn, setGoal, stateOn, type Actual, type GoalState } from './goals.rules';
import { actualsOf, goalByCode, goalsKnown, type Scope } from './goals.sql';

export const GoalConnection = connectionOf(() => Goal, 'Goal', '区域与专项目标');

@ObjectType({ description: 'How a goal stands on a day. · 目标完成情况' })
export class GoalStatus {
  @Field(() => DateScalar, { description: 'Day. · 日期' }) on: Day;
  @Field(() => RateType, { nullable: true, description: 'Of a count or an amount its figure ÷ the goal, in projects or yuan; of a rate its own parts. Null where no figure is reckoned here. · 实际完成' }) actual: Ratio | null;
  @Field(() => GoalStates, { description: 'State. · 状态' }) state: GoalState;
}

@Resolver(() => Goal)
export class GoalsResolver {
  @Query(() => GoalConnection, { nullable: true, description: 'Goals of regions and programmes, by due date (P5). · 区域与专项目标' })
  async goals(
    @Arg('year', () => Int, { nullable: true, description: 'Year. · 年度' }) year: number | null, @Arg('region', () => ID, { nullable: true, description: 'Region, with all below. · 区划（含下级）' }) region: string | null,
    @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<Goal>> {
    const tx = await request.read();
    const window = windowOf(page);
    const { rows, total } = await goalsKnown(tx, { year, region: region ? await regionPath(tx, region, 'P5') : null }, window, asOf ?? request.asOf);
    return pageOf(rows, total, window);
  }

  @Change(() => Goal, () => SetGoalInput, 'Sets a goal of a region or a programme, or revises it with a reason (P5). · 下达或调整目标')
  async setGoal(tx: Tx, input: SetGoalInput): Promise<Goal> {
    const path = await regionPath(tx, input.region, 'P5');
    requireWithin(tx.actor, [path]);
    const before = await goalByCode(tx, input.code);
    if (before) requireWithin(tx.actor, [before.regionPath]);
    const expected = input.expectedVersion ?? null;
    if (expected !== null && expected !== (before?.version ?? 0)) throw conflict(expected, before?.version ?? 0);
    const { knownOn: _, expectedVersion: __, ...told } = input;
    const decided = setGoal(before?.knownOn ?? null, { ...told, level: input.level ?? null, programme: input.programme ?? null, sector: input.sector ?? null, reason: input.reason ?? null }, knownSince(tx, input));
    const { region: regionCode, threshold, ...said } = decided.data;
    const values = { ...said, dueOn: input.dueOn, regionCode, regionPath: path, threshold: quantityFrom(threshold), precisionPlaces: placesOf(threshold), knownOn: decided.knownOn };
    return before ? record(tx, before, [decided], () => values) : enter(tx, Goal, { id: newId('gol'), ...values }, [decided]);
  }
}

@Resolver(() => Goal)
export class GoalPartsResolver {
  @FieldResolver(() => Region, { nullable: true, description: 'Region whose projects count. · 区划' })
  region(@Root() goal: Goal): Region {
    return { code: goal.regionCode };
  }

  @FieldResolver(() => GoalStatus, { nullable: true, description: 'How it stands on a day, by default the operation\'s: what had happened by then, as known then. · 完成情况' })
  async status(@Root() goal: Goal, @Arg('on', () => DateScalar, { nullable: true, description: 'Day. · 日期' }) day: Day | null, @Ctx() request: Request): Promise<GoalStatus> {
    const on = day ?? request.asOf ?? request.today;
    const { metric, year, regionCode, level, programme, sector } = goal;
    const scope: Scope = { metric, year, regionCode, level, programme, sector, upTo: reckonedOn(goal, on) };
    const asOf = on < request.today ? on : request.asOf;
    const actual = await request.batched<Actual>(`goals on ${asOf}`, JSON.stringify(scope), (tx, scopes) => actualsOf(tx, scopes.map((each) => JSON.parse(each) as Scope), asOf));
    const state = stateOn(goal, actual, on);
    const isRate = goal.unit === 'PERCENT';
    return { on, state, actual: actual && (isRate ? actual : { numerator: actual.numerator, denominator: quantityText(inBase(goal)) }) };
  }
}
