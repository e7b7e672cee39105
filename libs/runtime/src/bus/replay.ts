import { topicOf } from '@cornerstone/events/define';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock';
import type { Edition } from '../edition';
import type { Log } from '../log';
import type { Copies } from '../slice';
import type { Broker, Incoming, Places } from './broker';
import type { TableReport } from './exchange.sql';
import { openRebuild, type Rebuild } from './rebuild';

export interface Replayed {
  state: 'NONE' | 'RUNNING' | 'DONE' | 'FAILED';
  /** Messages read, of those kept when it began. */
  done: number; total: number;
  /** What the rebuilt copies hold, and in how far the live ones differed. */
  tables: Readonly<Record<string, TableReport>>;
  startedAt: string | null; endedAt: string | null; fault: string | null;
}

export interface Replayer {
  /** Begins, and answers at once; refused while one is under way. */
  start(from: 'beginning' | Date): Replayed;
  status(): Replayed;
  /** Resolves when none is under way. */
  ended(): Promise<void>;
}

export interface ReplayGround { openWorker(): Promise<DataSource>; broker: Broker; service: string; copies: readonly Copies[]; allTopics: readonly string[]; clock: Clock; log: Log; /** Around the exchange, of which no event tells. */ during?: Edition['during'] }

const underWay = (service: string): Rejection =>
  new Rejection('events.replay-under-way', { en: `A replay of ${service} is under way: wait for its end.`, zh: `${service} 正在重放，请等待其结束。` }, { service }, 'CONFLICT');

/** Builds a service's copies and figures anew from its streams while it keeps serving, and exchanges them for the live ones at once. */
export function createReplayer(ground: ReplayGround): Replayer {
  let replayed: Replayed = { state: 'NONE', done: 0, total: 0, tables: {}, startedAt: null, endedAt: null, fault: null };
  let running: Promise<void> = Promise.resolve();
  const change = (some: Partial<Replayed>): void => { replayed = { ...replayed, ...some }; };
  return {
    status: () => replayed,
    ended: () => running,
    start(from) {
      if (replayed.state === 'RUNNING') throw underWay(ground.service);
      replayed = { state: 'RUNNING', done: 0, total: 0, tables: {}, startedAt: ground.clock.now().toISOString(), endedAt: null, fault: null };
      running = replay(ground, from, change)
        .then((tables) => { change({ state: 'DONE', tables }); }, (fault: unknown) => { ground.log.error({ fault: String(fault) }, 'replay failed, nothing was changed'); change({ state: 'FAILED', fault: fault instanceof Error ? fault.message : String(fault) }); })
        .finally(() => { change({ endedAt: ground.clock.now().toISOString() }); });
      return replayed;
    },
  };
}

const topicsHeard = ({ copies, allTopics }: ReplayGround): readonly string[] => {
  const types = copies.flatMap(({ consumers }) => consumers.map(({ type }) => type));
  return types.includes('*') ? allTopics : [...new Set(types.map(topicOf))];
};

/** A replay that waits longer than this for the next message waits in vain, and would hold up the stream. */
const SILENCE_MS = 30_000;
/** So little left to read that the stream may stand still for it. */
const FEW = 1_000;

async function replay(ground: ReplayGround, from: 'beginning' | Date, change: (some: Partial<Replayed>) => void): Promise<Readonly<Record<string, TableReport>>> {
  const topics = topicsHeard(ground);
  const begin = await ground.broker.places(topics, from);
  const rebuild = await openRebuild(await ground.openWorker(), ground, from !== 'beginning');
  const live = async (): Promise<Places> => rebuild.livePlaces(topics, await ground.broker.places(topics, 'end'));
  try {
    let reached = begin;
    const readTo = async (target: Places): Promise<void> => {
      change({ total: between(begin, target) });
      const before = between(begin, reached);
      await rebuild.release();
      await readBetween(ground.broker, rebuild, reached, target, (count) => { change({ done: before + count }); });
      reached = target;
    };
    do await readTo(await live()); while (between(reached, await live()) > FEW);
    // The stream stands still from here to the end: what is left is what came meanwhile.
    const exchange = (): Promise<Record<string, TableReport>> => rebuild.exchange(async () => {
      await readTo(await live());
      await rebuild.release();
    });
    return await (ground.during?.(exchange) ?? exchange());
  } finally {
    await rebuild.close();
  }
}

const between = (begin: Places, end: Places): number =>
  Object.entries(end).reduce((sum, [topic, places]) => sum + places.reduce((of, place, partition) => of + Math.max(0, place - (begin[topic]?.[partition] ?? 0)), 0), 0);

/** Everything from one place to another has its effect on what is being built; what lies beyond is passed over, for a later reading. */
async function readBetween(broker: Broker, rebuild: Rebuild, from: Places, to: Places, onDone: (count: number) => void): Promise<void> {
  const total = between(from, to);
  if (total === 0) return;
  let done = 0;
  // One connection holds what is being built: partitions take turns.
  let turn: Promise<void> = Promise.resolve();
  const { promise: ended, resolve, reject } = Promise.withResolvers<undefined>();
  ended.catch(() => undefined); // awaited below, once there is a reader
  let silence: NodeJS.Timeout | undefined;
  function stuck(): void { reject(new Error(`nothing more came for ${SILENCE_MS / 1_000} s, ${total - done} places before the end: the broker is away, or a place holds no message (a transaction's mark)`)); }
  const give = async (messages: readonly Incoming[]): Promise<void> => {
    await rebuild.give(messages);
    onDone(done += messages.length);
    clearTimeout(silence);
    silence = setTimeout(stuck, SILENCE_MS);
    if (done >= total) resolve(undefined);
  };
  const reader = await broker.read({
    topics: Object.keys(to), from,
    handle: async (messages) => {
      const within = messages.filter(({ topic, partition, offset }) => offset < (to[topic]?.[partition] ?? 0));
      if (within.length === 0) return;
      turn = turn.then(() => give(within));
      // The first fault ends the replay: nothing that follows is given.
      await turn.catch(reject);
    },
  });
  silence ??= setTimeout(stuck, SILENCE_MS);
  try {
    await ended;
  } finally {
    clearTimeout(silence);
    await reader.stop();
  }
}
