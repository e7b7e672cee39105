import type { Known } from '@cornerstone/executor/operations';
import type { Actor } from '@cornerstone/runtime/actor';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import type { Written } from '../answers';
import type { Asking, Begun } from '../asking';
import { scopeOf } from '../scope';
import { holds, isLive, MadeOf } from './made-of';
import { MOST_ASKERS, type Memory } from './memory';
import { Names } from './names';

/** Whole answers, each one person's: given out while nothing is known to have changed that may concern it. */
export interface Answers {
  /** The place of the answer to a query; its day follows from the query and its variables. */
  keyOf(known: Known, variables: Readonly<Record<string, unknown>>, asking: Begun): string;
  /** What is kept there, with what it costs. */
  find(key: string, asking: Begun): { written: Written; cost: number } | null;
  /** From now on what is asked for this operation is written down, if its answer is worth a place. */
  begin(key: string, asking: Asking): void;
  /** It has come without fault: by whoever began it. */
  keep(written: Written, asking: Asking): void;
}

export function keepingAnswers({ kept, changes, isChecking, watch, check }: Memory): Answers {
  const askers = new Names(MOST_ASKERS);
  // Whoever asks again is the same object as long as their rights are, and an operation as long as it is known.
  const names = new WeakMap<Actor, Partial<Record<Language, string>>>();
  const numbers = new WeakMap<Known, number>();
  let last = 0;
  const nameOf = ({ actor, language }: Begun): string => {
    const known = names.get(actor) ?? {};
    names.set(actor, known);
    return (known[language] ??= askers.of(scopeOf({ actor, language, asOf: null })));
  };
  const numberOf = (known: Known): number => {
    const number = numbers.get(known) ?? (last += 1);
    numbers.set(known, number);
    return number;
  };
  const note = (asking: Begun, how: 'hit' | 'miss' | 'aside'): void => {
    asking.kept ??= { asked: 0, found: 0, aside: 0 };
    asking.kept.answer = how;
    watch.answered(how);
  };
  return {
    keyOf: (known, variables, asking) => `=${numberOf(known)}.${nameOf(asking)}\n${JSON.stringify(variables)}`,
    find(key, asking) {
      const now = performance.now();
      const found = kept.answer(key, now);
      if (!found) { note(asking, 'miss'); return null; }
      for (const { of } of found.parts) of.use(now);
      if (!isLive(found, changes, now)) { note(asking, 'aside'); return null; }
      if (!holds(found, changes)) { kept.drop(key); note(asking, 'miss'); return null; }
      if (!isChecking) { note(asking, 'hit'); return found; }
      watch.answered('hit');
      return null;
    },
    begin(key, asking) {
      if (!kept.admits(key)) return;
      const now = performance.now();
      const found = isChecking ? kept.answer(key, now) : undefined;
      asking.made = new MadeOf(key, changes, found && isLive(found, changes, now) && holds(found, changes) ? found : null);
    },
    keep(written, asking) {
      const { made, cost = 0 } = asking;
      if (!made) return;
      const { key, before } = made;
      if (before) check({ service: 'answers', text: key, query: '', before: before.written.text, came: written.text, isOvertaken: () => !holds(before, changes) });
      const answer = made.kept(written, cost, performance.now());
      if (!answer || !kept.put(key, answer)) return;
      written.holders += 1;
      if (asking.kept) asking.kept.isStored = true;
    },
  };
}
