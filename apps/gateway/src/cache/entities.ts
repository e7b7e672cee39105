import { setTimeout as delay } from 'node:timers/promises';
import { publisherOf } from '@cornerstone/events/define';
import type { Keeping } from '@cornerstone/executor/kept';
import type { Json } from '@cornerstone/executor/value';
import { readTouched } from '@cornerstone/runtime/touched';
import type { Log } from '@cornerstone/runtime/log';
import type { Asking } from '../asking';
import { carried, changes } from '../changes';
import type { Service } from '../ask-service';
import { scopeOf } from '../scope';
import type { Delivered } from '../streams/delivered';
import type { Hub } from '../streams/hub';
import { askingFresh, type AskFresh } from './ask-fresh';
import type { CacheWatch } from './cache-watch';
import { checking } from './check';
import { KeptEntities, type Kept } from './kept-entities';
import { KeptOfService } from './kept-of-service';
import { Names } from './names';
import { OwnChanges } from './own-changes';
import { rightsOf } from './rights';
import { selectedOf } from './selected';

export type CacheMode = 'on' | 'check';

/** Milliseconds: the streams are too far behind for anything to be given out. */
const LATE_MS = 1_000;
/** Between two looks at a service; it is looked at as long as it was asked in the last moments. */
const LOOK_MS = 100;
const LOOKED_AT_FOR_MS = 10_000;

export interface EntityCache {
  /** Where entities of a fetch are kept; null: as if there were no cache. */
  over(service: string, query: string, variables: string, asking: Asking): Keeping | null;
  /** An answer to a mutation tells what that changed; null: nobody knows. Before the answer goes to whoever asked. */
  touched(header: string | null): void;
  stop(): Promise<void>;
}

interface Options { hub: Hub; services: readonly Service[]; mode: CacheMode; bytes: number; watch: CacheWatch; log: Log; ask?: (service: Service) => AskFresh }

/** Texts of fetches with their variables, and people with the same rights, that are remembered by a short name. */
const MOST_QUESTIONS = 2_000;
const MOST_ASKERS = 10_000;

const ID = /"id":"([^"\\]+)"/;
const TYPE = /"__typename":"([^"\\]+)"/;

/** Entities that services have answered, kept until an event tells that they may have changed. What it cannot know for certain is not kept. */
export function openEntityCache({ hub, services, mode, bytes, watch, log, ask = askingFresh }: Options): EntityCache {
  const kept = new KeptEntities(bytes, watch);
  const of = new Map(services.map((service) => [service.name, { state: new KeptOfService(service.name), fresh: ask(service), usedAt: -Infinity, isLooking: false }]));
  type Of = NonNullable<ReturnType<typeof of.get>>;
  const own = new OwnChanges();
  const check = checking(watch, log);
  const [questions, askers] = [new Names(MOST_QUESTIONS), new Names(MOST_ASKERS)];
  const next = new Map<string, number>();
  let number = 0;
  let isStopped = false;
  let lateUntil = -Infinity;

  const anythingChanged = (): void => { number += 1; for (const { state } of of.values()) state.changedAnyhow(number); };
  const heardPlaces = (): Record<string, number> => Object.fromEntries(Object.entries(hub.places() ?? {}).flatMap(([topic, places]) => places.map((place, partition) => [`${topic}/${partition}`, place])));
  const hear = ({ topic, partition, offset, event, at }: Delivered): void => {
    const name = `${topic}/${partition}`;
    const expected = next.get(name);
    next.set(name, offset + 1);
    if (expected !== undefined && expected !== offset) anythingChanged();
    if (Date.now() - at > LATE_MS) lateUntil = performance.now() + LATE_MS;
    number += 1;
    const ids = event?.projectId ? [...new Set([event.aggregateId, event.projectId])] : null;
    for (const { state } of of.values()) state.heard(number, { source: publisherOf(topic), topic, partition, offset, ids });
    if (event) own.heard(event.id);
    // What is asked from now on does not join what was asked before.
    carried();
  };
  const unlisten = hub.listen(hear);

  const look = async (each: Of, name: string): Promise<void> => {
    each.isLooking = true;
    try {
      while (!isStopped && performance.now() - each.usedAt < LOOKED_AT_FOR_MS) {
        const askedAt = performance.now();
        // Before the streams are heard nothing can be kept.
        if (hub.places()) {
          await each.fresh.ask({ edition: each.state.edition, places: each.state.untaken.partitions() })
            .then((fresh) => { each.state.told(fresh, askedAt, () => (number += 1), heardPlaces); }).catch((fault: unknown) => { log.debug({ subgraph: name, fault: String(fault) }, 'does not say how fresh it is'); });
        }
        await delay(Math.max(10, LOOK_MS - (performance.now() - askedAt)));
      }
    } finally {
      each.isLooking = false;
    }
  };
  const isHearing = (now: number): boolean => now > lateUntil && now - (hub.upTo() ?? -Infinity) < LATE_MS;

  return {
    over(service, query, variables, asking) {
      const each = of.get(service);
      if (!each) return null;
      const now = performance.now();
      const { state } = each;
      each.usedAt = now;
      if (!each.isLooking) void look(each, service);
      asking.kept ??= { asked: 0, found: 0, aside: 0 };
      const told = asking.kept;
      if (!state.isLive(now) || !isHearing(now)) {
        told.aside += 1;
        watch.asked(service, 'aside');
        return null;
      }
      const began = number;
      const unknown = changes.unknown;
      const selected = selectedOf(query);
      const question = questions.of(`${service}\n${variables}\n${query}`);
      const [anyKey, ownKey] = [`${question}.${askers.of(scopeOf(asking))}\n`, `${question}.${askers.of(rightsOf(asking))}r\n`];
      const idOf = (text: string): string | null => {
        const type = TYPE.exec(text)?.[1] ?? '';
        const fields = state.ownOf(type);
        if (!fields) return null;
        return selected(type)?.every((name) => fields.has(name)) ? ID.exec(text)?.[1] ?? null : null;
      };
      const isGood = (found: Kept): boolean => found.unknown === changes.unknown && found.number >= state.lastOf(found.id);
      const mayKeep = new Map<string, string | null>();
      const would = new Map<string, Kept>();
      return {
        find(text) {
          const id = idOf(text);
          const found = kept.get((id === null ? anyKey : ownKey) + text);
          const good = found && isGood(found) ? found : undefined;
          told.asked += 1;
          if (state.isSettled() && state.hasTakenIn(id) && (id === null ? own.isNone() : own.isNoneOf(id))) mayKeep.set(text, id);
          watch.asked(service, good ? 'hit' : 'miss');
          if (!good) return undefined;
          if (mode === 'check') { would.set(text, good); return undefined; }
          told.found += 1;
          return JSON.parse(good.text) as Json;
        },
        keep(text, entity) {
          const came = JSON.stringify(entity);
          const before = would.get(text);
          if (before) check({ service, text, query, before: before.text, came, isOvertaken: () => !isGood(before) });
          const id = mayKeep.get(text);
          if (id === undefined || unknown !== changes.unknown || state.lastOf(id) > began || !state.isLive(performance.now())) return;
          kept.put((id === null ? anyKey : ownKey) + text, { text: came, number: began, unknown, id });
        },
      };
    },
    touched(header) {
      const read = header === null ? null : readTouched(header);
      if (!read) return anythingChanged();
      if (read.events.length === 0) return;
      number += 1;
      own.carried(read);
      for (const { state } of of.values()) state.changed(number, read.ids);
    },
    async stop() {
      isStopped = true;
      unlisten();
      await Promise.all([...of.values()].map(({ fresh }) => fresh.close()));
    },
  };
}
