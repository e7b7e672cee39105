import 'reflect-metadata';
import { projectCompleted, projectStarted } from '@cornerstone/events/projects';
import { day, type Day } from '@cornerstone/kernel/day';
import { fen, type Fen } from '@cornerstone/kernel/money';
import type { Actor } from '@cornerstone/runtime/actor';
import { openDatabase } from '@cornerstone/runtime/database';
import { fenColumn } from '@cornerstone/runtime/graph/money';
import { newId } from '@cornerstone/runtime/ids';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { insert } from '@cornerstone/runtime/rows';
import type { Effect } from '@cornerstone/runtime/slice';
import { inTransaction, type Tx } from '@cornerstone/runtime/transaction';
import pg from 'pg';
import { Column, Entity, PrimaryColumn, type DataSource } from 'typeorm';
import { person } from './people';
import { cloneDatabase, type TestDatabase } from './test-database';

/** A row with a history, in a table of its own: what the runtime's tests record. */
@Entity()
export class Bridge implements Recorded {
  @PrimaryColumn('text') id: string;
  @Column('integer') version: number;
  @Column('text') name: string;
  @Column('numeric', { precision: 20, scale: 2, transformer: fenColumn }) cost: Fen;
  @Column('jsonb') spans: { metres: number }[];
  @Column('date', { nullable: true }) openedOn: Day | null;
  @Column('text', { array: true }) regionPaths: string[];

  scope(): Scope {
    return { projectId: this.id, subject: this.name, regionPaths: this.regionPaths };
  }
}

export const aBridge = (values: Partial<Bridge> = {}): Bridge =>
  Object.assign(new Bridge(), { id: newId('brg'), name: '黄河大桥', cost: fen(120_050n), spans: [{ metres: 60 }, { metres: 120 }], openedOn: null, regionPaths: ['410000.410100'], ...values });

export const begun = (on = '2024-03-01') => projectStarted.of(day(on), { startedOn: on, evidenceDigest: 'ab' });
export const opened = (on = '2024-09-01') => projectCompleted.of(day(on), { on });

/** Builds a bridge of the same id for each start that is heard of. */
export const buildBridge: Effect<unknown> = (tx, event) => insert(tx, Bridge, aBridge({ id: event.aggregateId, version: 1 }));

const TABLE = `create table bridge (id text primary key, version integer not null, name text not null, cost numeric(20,2) not null, spans jsonb not null, opened_on date, region_paths text[] not null);
  call protect('bridge', 'may_see(region_paths)')`;

export interface Bridges {
  database: TestDatabase;
  app: DataSource;
  worker: DataSource;
  /** One transaction of a demonstration person, as the app role, as if it registered a project. */
  as<T>(who: string | Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A clone of a service's database with a table of bridges in it. */
export async function openBridges(connections = 5): Promise<Bridges> {
  const database = await cloneDatabase('projects');
  await onServer(database.ownerUrl, (client) => client.query(TABLE));
  const app = await openDatabase({ url: database.appUrl, name: 'bridges', connections }, [Bridge]);
  const worker = await openDatabase({ url: database.workerUrl, name: 'bridges-worker', connections }, [Bridge]);
  return {
    database, app, worker,
    as: (who, work) => inTransaction(app, { actor: typeof who === 'string' ? person(who) : who, service: 'projects', today: day('2024-11-20'), operation: 'registerProject' }, work),
    async close() {
      await Promise.all([app, worker].map((source) => source.destroy()));
      await database.drop();
    },
  };
}

/** One connection under any role, for what the house itself never does. */
export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
