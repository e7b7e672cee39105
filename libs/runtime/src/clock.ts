import { dayOfInstant, isDay, type Day } from '@cornerstone/kernel/day';

/** The one clock of a process. The demonstration day, when set, stands still until it is moved. */
export interface Clock { today(): Day; now(): Date; moveTo(day: Day): void; onNewDay(listener: (day: Day) => void): void }

export function createClock(instant: () => number = Date.now): Clock {
  let demonstrationDay: Day | null = null;
  const listeners: ((day: Day) => void)[] = [];
  return {
    today: () => demonstrationDay ?? dayOfInstant(instant()),
    now: () => new Date(instant()),
    moveTo(day) {
      if (!isDay(day)) throw new Error(`${String(day)} is no day`);
      const moved = day !== demonstrationDay;
      demonstrationDay = day;
      if (moved) for (const listener of listeners) listener(day);
    },
    onNewDay: (listener) => { listeners.push(listener); },
  };
}
