import type { Day } from '@cornerstone/kernel/day';
import { idempotencyKey } from '@cornerstone/runtime/graph/idempotency';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { load } from '@cornerstone/runtime/rows';
import { Arg, Ctx, Field, InputType, Mutation, Query, Resolver } from 'type-graphql';
import { Clock, ClockDay } from './clock.entity';
import { evolve, setClock, type ClockMoved } from './clock.rules';

@InputType({ description: 'A day to move the demonstration to. · 演示日期' })
export class SetClockInput {
  @Field(() => DateScalar, { description: 'The day. · 日期' }) day: Day;
}

@Resolver(() => Clock)
export class ClockResolver {
  @Query(() => Clock, { nullable: true, description: 'The day every service takes for today. · 系统日期' })
  async clock(@Ctx() request: Request): Promise<Clock | null> {
    const row = await request.one(ClockDay, 'id', 'clock');
    return row && shown(row, request.today);
  }

  /** The services, this one included, hear the event and move within the second. */
  @Mutation(() => Clock, { nullable: true, description: 'Moves the day of a demonstration for every service; refused in a real house (S0). · 调整演示日期' })
  async setClock(@Arg('input', () => SetClockInput, { description: 'The day. · 日期' }) input: SetClockInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<Clock> {
    const row = await request.mutate('setClock', ClockDay, input, key, async (tx) => {
      const clock = await load(tx, ClockDay, 'clock');
      return record<ClockDay, ClockMoved>(tx, clock, setClock(clock, input.day), evolve);
    });
    return shown(row, input.day);
  }
}

const shown = (row: ClockDay, calendar: Day): Clock => ({ day: (row.demonstration ? row.day : null) ?? calendar, standsStill: row.demonstration && row.day !== null });
