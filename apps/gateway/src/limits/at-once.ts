import type { Actor } from '@cornerstone/runtime/actor';
import { exceeded, LIMITS } from './limits';

/** Seconds after which one of those under way may be over. */
const RETRY_AFTER = 1;

export type Within = <T>(actor: Actor, work: () => Promise<T>) => Promise<T>;

/** Counts what a person has under way here, whatever way it came: a rate lets a minute's share begin in one second. */
export function atOnce(most: number = LIMITS['at-once'].most): Within {
  const underWay = new Map<string, number>();
  return async ({ id }, work) => {
    const now = (underWay.get(id) ?? 0) + 1;
    if (now > most) throw exceeded('at-once', now, { retryAfter: RETRY_AFTER }, most);
    underWay.set(id, now);
    try {
      return await work();
    } finally {
      const left = (underWay.get(id) ?? 1) - 1;
      if (left > 0) underWay.set(id, left);
      else underWay.delete(id);
    }
  };
}
