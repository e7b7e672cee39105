import type { Actor } from '@cornerstone/runtime/actor';
import { exceeded, LIMITS } from './limits';

/** Each event costs an answer for each subscription: a person has so many open, over all sockets. */
export function openPerPerson(most: number = LIMITS.subscriptions.most): (actor: Actor) => () => void {
  const open = new Map<string, number>();
  return ({ id }) => {
    const before = open.get(id) ?? 0;
    if (before >= most) throw exceeded('subscriptions', before + 1, {}, most);
    open.set(id, before + 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      const left = (open.get(id) ?? 1) - 1;
      if (left > 0) open.set(id, left);
      else open.delete(id);
    };
  };
}
