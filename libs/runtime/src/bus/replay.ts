import { topicOf } from '@cornerstone/events/define';
import { conflictOf } from './replay-refusals';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { Copies } from '../slice';
import type { Broker, Incoming, Places } from './broker';
import { openRebuild, type Rebuild, type TableReport } from './rebuild';

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

export interface ReplayGround { openWorker(): Promise<DataSource>; broker: Broker; service: string; copies: readonly Copies[]; allTopics: readonly string[]; clock: Clock; log: Log }

/** Builds a service's copies and figures anew from its streams while it keeps serving, and exchanges them for the live ones at once. */
export function createReplayer(ground: ReplayGround): Replayer {
  let replayed: Replayed = { state: 'NONE', done: 0, total: 0, tables: {}, startedAt: null, endedAt: null, fault: null };
  let running: Promise<void> = Promise.resolve();
  const change = (some: Partial<Replayed>): void => { replayed = { ...replayed, ...some }; };
  return {
    status: () => replayed,
    ended: () => running,
    start(from) {
      if (replayed.state === 'RUNNING') throw conflictOf(ground.service);
      replayed = { state: 'RUNNING', done: 0, total: 0, tables: {}, startedAt: ground.clock.now().toISOString(), endedAt: null, fault: null };
      running = replay(ground, from, change)
        .then((tables) => { change({ state: 'DONE', tables }); }, (fault: unknown) => { ground.log.error({ fault: String(fault) }, 'replay failed, nothing was changed'); change({ state: 'FAILED', fault: fault instanceof Error ? fault.message : String(fault) }); })
        .finally(() => { change({ endedAt: ground.clock.now().toISOString() }); });
      return replayed;
    },
  };
}

const topicsHeard = ({ copies, allTopics }: ReplayGround): readonly string[] => {
  const types = copies.flatMap(({ consumers }) => Object.keys(consumers));
  return types.includes('*') ? allTopics : [...new Set(types.map(topicOf))];
};

async function replay(ground: ReplayGround, from: 'beginning' | Date, change: (some: Partial<Replayed>) => void): Promise<Readonly<Record<string, TableReport>>> {
  const topics = topicsHeard(ground);
  const begin = await ground.broker.places(topics, from);
  const end = await ground.broker.places(topics, 'end');
  const rebuild = await openRebuild(await ground.openWorker(), ground, from !== 'beginning');
  try {
    const reading = new Reading(begin, rebuild, (done) => { change({ done }); });
    const first = await rebuild.livePlaces(topics, end);
    change({ total: between(begin, first) });
    const reader = await ground.broker.read({ topics, from: begin, handle: (messages) => reading.handle(messages) });
    try {
      await reading.upTo(first);
      // The stream stands still from here to the end: what is left is what came meanwhile.
      return await rebuild.exchange(async () => {
        const last = await rebuild.livePlaces(topics, await ground.broker.places(topics, 'end'));
        change({ total: between(begin, last) });
        await reading.upTo(last);
      });
    } finally {
      reading.end();
      await reader.stop();
    }
  } finally {
    await rebuild.close();
  }
}

const between = (begin: Places, end: Places): number =>
  Object.entries(end).reduce((sum, [topic, places]) => sum + places.reduce((of, place, partition) => of + Math.max(0, place - (begin[topic]?.[partition] ?? 0)), 0), 0);

/** Reads as far as it is told to, and no further: beyond lies what the live service has not taken in yet. */
class Reading {
  private readonly reached = new Map<string, number>();
  private target: Places = {};
  private isOver = false;
  private fault: unknown = null;
  private waiters: (() => void)[] = [];
  private working: Promise<void> = Promise.resolve();
  private done = 0;

  constructor(private readonly begin: Places, private readonly rebuild: Rebuild, private readonly onDone: (done: number) => void) {}

  async handle(messages: readonly Incoming[]): Promise<void> {
    let left = messages;
    while (left.length > 0 && !this.isOver) {
      const [first] = left;
      const limit = first ? this.target[first.topic]?.[first.partition] ?? 0 : 0;
      const within = left.filter(({ offset }) => offset < limit);
      left = left.slice(within.length);
      if (within.length > 0) await this.give(within);
      else await this.changed();
    }
  }

  /** One connection holds what is being built: partitions take turns. */
  private async give(messages: readonly Incoming[]): Promise<void> {
    this.working = this.working.then(async () => {
      if (this.fault !== null || this.isOver) return;
      await this.rebuild.give(messages).catch((fault: unknown) => { this.fault = fault; });
      const last = messages.at(-1);
      if (last) this.reached.set(`${last.topic}/${last.partition}`, last.offset + 1);
      this.onDone(this.done += messages.length);
      this.wake();
    });
    await this.working;
  }

  async upTo(target: Places): Promise<void> {
    this.target = target;
    this.wake();
    while (this.fault === null && !this.isThere()) await this.changed();
    if (this.fault !== null) throw this.fault;
  }

  end(): void {
    this.isOver = true;
    this.wake();
  }

  private isThere(): boolean {
    return Object.entries(this.target).every(([topic, places]) => places.every((place, partition) => (this.reached.get(`${topic}/${partition}`) ?? this.begin[topic]?.[partition] ?? 0) >= place));
  }

  private changed(): Promise<void> {
    return new Promise((resolve) => { this.waiters.push(resolve); });
  }

  private wake(): void {
    for (const resolve of this.waiters.splice(0)) resolve();
  }
}
