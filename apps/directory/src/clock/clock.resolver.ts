import type { Day } from '@cornerstone/kernel/day';
import { Change } from '@cornerstone/runtime/graph/change';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { load } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { ClockDay } from './clock.entity';
import { evolve, setClock, type ClockMoved } from './clock.rules';

@InputType({ description: 'A day to move the demonstration to. · 演示日期' })
export class SetClockInput {
  @Field(() => DateScalar, { description: 'The day. · 日期' }) day: Day;
}

@Resolver(() => ClockDay)
export class ClockResolver {
  @Query(() => ClockDay, { nullable: true, description: 'The day every service takes for today. · 系统日期' })
  clock(@Ctx() request: Request): Promise<ClockDay | null> {
    return request.one(ClockDay, 'id', 'clock');
  }

  /** The services, this one included, hear the event and move within the second. */
  @Change(() => ClockDay, () => SetClockInput, 'Moves the day of a demonstration for every service; refused in a real house (S0). · 调整演示日期')
  async setClock(tx: Tx, input: SetClockInput): Promise<ClockDay> {
    const clock = await load(tx, ClockDay, 'clock');
    return record<ClockDay, ClockMoved>(tx, clock, setClock(clock, input.day), evolve);
  }

  @FieldResolver(() => DateScalar, { name: 'day', description: 'Today, Asia/Shanghai. · 当前日期（北京时间）' })
  today(@Root() clock: ClockDay, @Ctx() request: Request): Day {
    return (clock.demonstration ? clock.day : null) ?? request.today;
  }

  @FieldResolver(() => Boolean, { description: 'Stands still for a demonstration until it is moved. · 是否为演示日期' })
  standsStill(@Root() clock: ClockDay): boolean {
    return clock.demonstration && clock.day !== null;
  }
}
