import { day } from '@cornerstone/kernel/day';
import { startAttendant, type Attendant } from '@cornerstone/runtime/bus/attendant';
import type { Broker, Subscribed } from '@cornerstone/runtime/bus/broker';
import { createInbox, startInbox, type Inbox } from '@cornerstone/runtime/bus/inbox';
import { createReplayer, type Replayer } from '@cornerstone/runtime/bus/replay';
import { createClock, type Clock } from '@cornerstone/runtime/clock';
import { openDatabase } from '@cornerstone/runtime/database';
import { createLog, type Log } from '@cornerstone/runtime/log';
import type { Copies, Effect } from '@cornerstone/runtime/slice';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { DataSource } from 'typeorm';
import { onServer } from './bridges';
import { cloneDatabase, type TestDatabase } from './test-database';

export const TOPIC = 'projects.project';
const HEARD = ['projects.project.started.v1', 'projects.project.completed.v1'];

/** `effect` has a row for each effect, in the order they were had, so that a second one shows; `span` is a copy of the latest. */
const TABLES = `create table effect (seq bigint generated always as identity, event_id text not null, aggregate text not null, version integer not null, type text not null);
  create table span (aggregate text primary key, version integer not null, effects integer not null);
  call rebuildable('span')`;

export interface Had { event_id: string; aggregate: string; version: number; type: string }

/** A service that hears of projects: the real inbox, the real database, a broker of the test's choice. */
export interface Listener {
  database: TestDatabase;
  worker: DataSource;
  inbox: Inbox;
  replayer: Replayer;
  /** Events that it cannot take in: what happens instead of their effect. */
  poison: Map<string, (tx: Tx) => Promise<unknown>>;
  effects(): Promise<Had[]>;
  parked(): Promise<{ id: number; key: string | null; state: string; gap: boolean; reason: string; tries: number; told: boolean; version: number | null }[]>;
  listen(): Promise<Subscribed>;
  close(): Promise<void>;
}

export interface ListenerOptions { database?: TestDatabase; group?: string; log?: Log; attended?: boolean; onDead?: () => void }

export async function openListener(broker: Broker, { database: given, group = 'listener', log = createLog('test', 'silent'), attended = true, onDead = () => undefined }: ListenerOptions = {}): Promise<Listener> {
  const database = given ?? await cloneDatabase('projects');
  if (!given) await onServer(database.ownerUrl, (client) => client.query(TABLES));
  const openWorker = (): Promise<DataSource> => openDatabase({ url: database.workerUrl, name: 'listener', connections: 5 }, []);
  const worker = await openWorker();
  const clock: Clock = createClock();
  clock.moveTo(day('2024-11-20'));
  const poison: Listener['poison'] = new Map();
  const copies: Copies = { tables: ['span'], consumers: HEARD.map((type) => ({ type, effect: keepSpan })) };
  const act: Effect<unknown> = async (tx, event) => {
    const instead = poison.get(event.id);
    if (instead) await instead(tx);
    await query(tx, '/* effect */ insert into effect (event_id, aggregate, version, type) values ($1, $2, $3, $4)', [event.id, event.aggregateId, event.aggregateVersion, event.type]);
  };
  const inbox = createInbox(worker, group, [...copies.consumers, ...HEARD.map((type) => ({ type, effect: act }))], clock, log, onDead);
  const attendant: Attendant | null = attended ? startAttendant(inbox, worker, log, onDead) : null;
  const listening: Subscribed[] = [];
  return {
    database, worker, inbox, poison,
    replayer: createReplayer({ openWorker, broker, service: group, copies: [copies], allTopics: [TOPIC], clock, log }),
    effects: () => worker.query('select event_id, aggregate, version, type from effect order by seq'),
    parked: () => worker.query('select id::int as id, key, state, gap, reason, tries, told_at is not null as told, aggregate_version as version from parked_message order by id'),
    async listen() {
      const subscribed = await startInbox(inbox, broker, group, inbox.topics);
      listening.push(subscribed);
      return subscribed;
    },
    async close() {
      await Promise.all(listening.map((each) => each.stop()));
      await attendant?.stop();
      await worker.destroy();
      if (!given) await database.drop();
    },
  };
}

const keepSpan: Effect<unknown> = (tx, event) => query(tx, `/* keepSpan */ insert into span (aggregate, version, effects) values ($1, $2, 1)
  on conflict (aggregate) do update set version = excluded.version, effects = span.effects + 1`, [event.aggregateId, event.aggregateVersion]);
