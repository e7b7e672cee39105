import { setTimeout as delay } from 'node:timers/promises';
import { publisherOf } from '@cornerstone/events/define';
import type { Log } from '@cornerstone/runtime/log';
import { readTouched } from '@cornerstone/runtime/touched';
import type { Service } from '../ask-service';
import { carried, changes } from '../changes';
import type { Delivered } from '../streams/delivered';
import type { Hub } from '../streams/hub';
import type { AskFresh } from './ask-fresh';
import type { CacheWatch } from './cache-watch';
import { KeptOfService } from './kept-of-service';
import { OwnChanges } from './own-changes';

/** Milliseconds: the streams are too far behind for anything to be given out. */
const LATE_MS = 1_000;
/** Between two looks at a service; it is looked at as long as it was asked in the last moments. */
const LOOK_MS = 100;
const LOOKED_AT_FOR_MS = 10_000;

/** What is known here of one service. `use`: something of it is asked for, so that it is looked at. */
export interface OfService { readonly state: KeptOfService; use(now: number): void }

/** What is known here of changes, whoever made them. Each gets a number; what is asked after one joins nothing that was asked before. */
export interface KnownChanges {
  of(service: string): OfService | undefined;
  /** Of the last change that is known. */
  number(): number;
  /** Those of which nobody knows what they changed; nothing from before one holds. */
  unknown(): number;
  isHearing(now: number): boolean;
  /** Whether what is read now of a service, of one own row or of anything, may be kept. */
  mayKeep(of: OfService, id: string | null): boolean;
  touched(header: string | null): void;
  stop(): Promise<void>;
}

interface Options { hub: Hub; services: readonly Service[]; watch: CacheWatch; log: Log; ask: (service: Service) => AskFresh }
interface Looked extends OfService { fresh: AskFresh; usedAt: number; isLooking: boolean }

export function openKnownChanges({ hub, services, watch, log, ask }: Options): KnownChanges {
  const own = new OwnChanges();
  const expected = new Map<string, number>();
  let number = 0;
  let isStopped = false;
  let lateUntil = -Infinity;
  /** A number, and a new era: a question that was asked before it may not be joined and then kept under it. */
  const next = (): number => { carried(); return (number += 1); };

  const look = async (each: Looked): Promise<void> => {
    each.isLooking = true;
    try {
      while (!isStopped && performance.now() - each.usedAt < LOOKED_AT_FOR_MS) {
        const askedAt = performance.now();
        // Before the streams are heard nothing can be kept.
        if (hub.places()) {
          await each.fresh.ask({ edition: each.state.edition, places: each.state.untaken.partitions() })
            .then((fresh) => { told(each, fresh, askedAt); }).catch((fault: unknown) => { log.debug({ subgraph: each.state.name, fault: String(fault) }, 'does not say how fresh it is'); });
        }
        await delay(Math.max(10, LOOK_MS - (performance.now() - askedAt)));
      }
    } finally {
      each.isLooking = false;
    }
  };
  const told = ({ state }: Looked, fresh: Parameters<KeptOfService['told']>[0], askedAt: number): void => {
    // What was asked before this was known, and is not answered yet, may be from before the event that counts as taken in now.
    carried();
    state.told(fresh, askedAt, next, heardPlaces);
  };
  const of = new Map(services.map((service): [string, Looked] => {
    const each: Looked = { state: new KeptOfService(service.name), fresh: ask(service), usedAt: -Infinity, isLooking: false, use(now) { each.usedAt = now; if (!each.isLooking) void look(each); } };
    return [service.name, each];
  }));

  const anythingChanged = (): void => { const at = next(); for (const { state } of of.values()) state.changedAnyhow(at); };
  const heardPlaces = (): Record<string, number> => Object.fromEntries(Object.entries(hub.places() ?? {}).flatMap(([topic, places]) => places.map((place, partition) => [`${topic}/${partition}`, place])));
  const hear = ({ topic, partition, offset, event, at }: Delivered): void => {
    const name = `${topic}/${partition}`;
    const awaited = expected.get(name);
    expected.set(name, offset + 1);
    if (awaited !== undefined && awaited !== offset) anythingChanged();
    const heardMs = Date.now() - at;
    if (event) watch.heard(at - Date.parse(event.time), heardMs);
    if (heardMs > LATE_MS) lateUntil = performance.now() + LATE_MS;
    const ids = event?.projectId ? [...new Set([event.aggregateId, event.projectId])] : null;
    const now = next();
    for (const { state } of of.values()) state.heard(now, { source: publisherOf(topic), topic, partition, offset, ids });
    if (event) own.heard(event.id);
  };
  const unlisten = hub.listen(hear);

  return {
    of: (service) => of.get(service),
    number: () => number,
    unknown: () => changes.unknown,
    isHearing: (now) => now > lateUntil && now - (hub.upTo() ?? -Infinity) < LATE_MS,
    mayKeep: ({ state }, id) => state.isSettled() && state.hasTakenIn(id) && (id === null ? own.isNone() : own.isNoneOf(id)),
    touched(header) {
      const read = header === null ? null : readTouched(header);
      if (!read) return anythingChanged();
      if (read.events.length === 0) return;
      own.carried(read);
      const now = next();
      for (const { state } of of.values()) state.changed(now, read.ids);
    },
    async stop() {
      isStopped = true;
      unlisten();
      await Promise.all([...of.values()].map(({ fresh }) => fresh.close()));
    },
  };
}
