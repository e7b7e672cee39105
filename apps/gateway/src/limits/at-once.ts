import type { Actor } from '@cornerstone/runtime/actor';
import { exceeded, LIMITS } from './limits';

/** Seconds after which one of those under way may be over. */
const RETRY_AFTER = 1;

export type Enter = (actor: Actor) => () => void;

/** Counts what a person has under way here, whatever way it came: a rate lets a minute's share begin in one second. */
export function atOnce(most: number = LIMITS['at-once'].most): Enter {
  const underWay = new Map<string, number>();
  return ({ id }) => {
    const now = (underWay.get(id) ?? 0) + 1;
    if (now > most) throw exceeded('at-once', now, { retryAfter: RETRY_AFTER }, most);
    underWay.set(id, now);
    return () => {
      const left = (underWay.get(id) ?? 1) - 1;
      if (left > 0) underWay.set(id, left);
      else underWay.delete(id);
    };
  };
}
