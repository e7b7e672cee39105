import type { Keeping } from '@cornerstone/executor/kept';
import type { Json } from '@cornerstone/executor/value';
import type { Asking } from '../asking';
import { scopeOf } from '../scope';
import type { KeptEntity } from './kept';
import { MOST_ASKERS, type Memory } from './memory';
import { Names } from './names';
import { rightsOf } from './rights';
import { selectedOf } from './selected';

/** Where entities of a fetch are kept; null: as if there were no cache. */
export type KeptOver = (service: string, query: string, variables: string, asking: Asking) => Keeping | null;

/** Texts of fetches with their variables that are remembered by a short name. */
const MOST_QUESTIONS = 2_000;

const ID = /"id":"([^"\\]+)"/;
const TYPE = /"__typename":"([^"\\]+)"/;

/** Entities that services have answered, kept until an event tells that they may have changed. What it cannot know for certain is not kept. */
export function keepingEntities({ kept, changes, isChecking, watch, check }: Memory): KeptOver {
  const [questions, askers] = [new Names(MOST_QUESTIONS), new Names(MOST_ASKERS)];
  return (service, query, variables, asking) => {
    const each = changes.of(service);
    if (!each) {
      asking.made?.asksBlindly();
      return null;
    }
    const now = performance.now();
    const { state } = each;
    each.use(now);
    const told = asking.kept ??= { asked: 0, found: 0, aside: 0 };
    if (!state.isLive(now) || !changes.isHearing(now)) {
      told.aside += 1;
      watch.asked(service, 'aside');
      asking.made?.asksBlindly();
      return null;
    }
    const [began, unknown] = [changes.number(), changes.unknown()];
    const selected = selectedOf(query);
    const question = questions.of(`${service}\n${variables}\n${query}`);
    const [anyKey, ownKey] = [`${question}.${askers.of(scopeOf(asking))}\n`, `${question}.${askers.of(rightsOf(asking))}r\n`];
    // Of few types, of which many are asked for.
    const own = new Map<string, boolean>();
    const isOwn = (type: string): boolean => {
      const before = own.get(type);
      if (before !== undefined) return before;
      const fields = state.ownOf(type);
      const is = fields !== undefined && selected(type)?.every((name) => fields.has(name)) === true;
      own.set(type, is);
      return is;
    };
    const idOf = (text: string): string | null => (isOwn(TYPE.exec(text)?.[1] ?? '') ? ID.exec(text)?.[1] ?? null : null);
    const isGood = (found: KeptEntity): boolean => found.unknown === changes.unknown() && found.number >= state.lastOf(found.id);
    const mayKeep = new Map<string, string | null>();
    const would = new Map<string, KeptEntity>();
    return {
      find(text) {
        const id = idOf(text);
        const found = kept.entity((id === null ? anyKey : ownKey) + text, now);
        const good = found && isGood(found) ? found : undefined;
        told.asked += 1;
        if (changes.mayKeep(each, id)) mayKeep.set(text, id);
        asking.made?.asks(each, id);
        watch.asked(service, good ? 'hit' : 'miss');
        if (!good) return undefined;
        if (isChecking) { would.set(text, good); return undefined; }
        told.found += 1;
        return JSON.parse(good.text) as Json;
      },
      keep(text, entity) {
        const before = would.get(text);
        if (before) check({ service, text, query, before: before.text, came: JSON.stringify(entity), isOvertaken: () => !isGood(before) });
        const id = mayKeep.get(text);
        if (id === undefined || unknown !== changes.unknown() || state.lastOf(id) > began || !state.isLive(performance.now())) return;
        const key = (id === null ? anyKey : ownKey) + text;
        if (kept.admits(key)) kept.put(key, { text: JSON.stringify(entity), number: began, unknown, id, askedAt: now });
      },
    };
  };
}
