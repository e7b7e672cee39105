import { clockMoved } from '@cornerstone/events/directory';
import { isDay, type Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';

export interface Movable { day: Day | null; demonstration: boolean }
export type ClockMoved = ReturnType<typeof clockMoved.of>;

/** S0: the day of a demonstration may be moved, forwards or back; a real house follows the calendar. The same day again is no news. */
export function setClock(clock: Movable, to: Day): ClockMoved[] {
  if (!clock.demonstration) throw new Rejection('S0.clock-is-real', { en: 'Outside a demonstration the clock follows the calendar.', zh: '非演示环境的日期以日历为准，不可调整。' });
  return to === clock.day ? [] : [clockMoved.of(to, { day: to })];
}

export const evolve = (before: Movable, { data }: ClockMoved): Partial<Movable> => ({ day: isDay(data.day) ? data.day : before.day });
