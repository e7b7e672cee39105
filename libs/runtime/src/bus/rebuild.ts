import type { DataSource, QueryRunner } from 'typeorm';
import { systemActor } from '../actor';
import type { Clock } from '../clock';
import type { Copies } from '../slice';
import { actAs, begin, commit, rollback } from '../opening';
import { query, type Tx } from '../transaction';
import type { Incoming, Places } from './broker';
import { giveEffect } from './effect';
import { earsOf } from './inbox';
import { open } from './letter';
import { LOCKS } from './locks';
import { exchangeTable, refuseUnbuildable, type TableReport } from './exchange.sql';
import { stopEffects } from './standing.sql';

export interface Rebuild {
  /** The effects of messages of one partition, on the tables that are being built. */
  give(messages: readonly Incoming[]): Promise<void>;
  /** What was parked when it was read, and has had its effect since. */
  release(): Promise<void>;
  /** How far the live service has come, where the broker still has it. */
  livePlaces(topics: readonly string[], end: Places): Promise<Places>;
  /** Stops the live effects until it is closed, lets `catchUp` read the rest, and puts what was built in the place of what is live, all at once. */
  exchange(catchUp: () => Promise<void>): Promise<Record<string, TableReport>>;
  close(): Promise<void>;
}

export interface RebuildGround { service: string; copies: readonly Copies[]; clock: Clock }

/**
 * Copies are built in temporary tables of one connection: they hide the live ones from it by name, so the consumers run as they are,
 * and nothing is left of them when it ends. `onTop` begins with what is live instead of nothing.
 */
export async function openRebuild(source: DataSource, ground: RebuildGround, onTop: boolean): Promise<Rebuild> {
  try {
    return await buildAside(source, ground, onTop);
  } catch (fault) {
    await source.destroy();
    throw fault;
  }
}

async function buildAside(source: DataSource, { service, copies, clock }: RebuildGround, onTop: boolean): Promise<Rebuild> {
  const runner = source.createQueryRunner();
  await runner.connect();
  const earsFor = earsOf(copies.flatMap(({ consumers }) => consumers));
  const tables = copies.flatMap((each) => each.tables);
  const tx: Tx = { manager: runner.manager, actor: systemActor(service), service, today: clock.today(), traceparent: null };
  /** Messages that are parked have had no effect, and nothing of a blocked key after them: what has it later is needed then, in its order. */
  let held: { message: Incoming; blocks: boolean }[] = [];

  const apply = (messages: readonly Incoming[]): Promise<number> =>
    giveEffect(tx, messages.flatMap((message) => open(message).event ?? []).filter(({ type }) => earsFor(type).length > 0), earsFor);
  await query(tx, "/* no hurry */ select set_config('statement_timeout', '0', false), set_config('idle_in_transaction_session_timeout', '0', false)");
  await oneAtATime(tx);
  await query(tx, '/* ids anew */ create temp table inbox (like public.inbox including all)');
  await refuseUnbuildable(tx, tables);
  for (const table of tables) {
    await query(tx, `/* build aside */ create temp table ${table} (like public.${table} including all)`);
    if (onTop) await query(tx, `/* begin with what is live */ insert into pg_temp.${table} select * from public.${table}`);
  }
  return {
    async give(messages) {
      await aside(runner, tx, async () => {
        const rows = await parkedOf(tx, messages);
        await apply(messages.filter((message) => {
          const row = rows.get(placeOf(message));
          if (row === 'DROPPED') return false;
          const waitsFor = held.some(({ message: before, blocks }) => blocks && before.topic === message.topic && keyOf(before) === keyOf(message));
          if (row === undefined && !waitsFor) return true;
          held.push({ message, blocks: row !== 'ALONE' });
          return false;
        }));
      });
    },
    release: () => aside(runner, tx, async () => {
      const rows = await parkedOf(tx, held.map(({ message }) => message));
      await apply(held.filter(({ message }) => !rows.has(placeOf(message))).map(({ message }) => message));
      held = held.filter(({ message }) => rows.has(placeOf(message)) && rows.get(placeOf(message)) !== 'DROPPED');
    }),
    async livePlaces(topics, end) {
      const rows = await query<{ topic: string; partition: number; next: number }>(tx, '/* live places */ select topic, partition, next_offset::float8 as next from stream_place where topic = any($1)', [topics]);
      const placeIn = (topic: string, partition: number, last: number): number => Math.min(last, rows.find((row) => row.topic === topic && row.partition === partition)?.next ?? 0);
      return Object.fromEntries(topics.map((topic) => [topic, (end[topic] ?? []).map((last, partition) => placeIn(topic, partition, last))]));
    },
    async exchange(catchUp) {
      await stopEffects(tx);
      await catchUp();
      return inTurn(runner, tx, async () => {
        const reports: Record<string, TableReport> = {};
        for (const table of tables) reports[table] = await exchangeTable(tx, table);
        return reports;
      });
    },
    async close() {
      // Now, and not when the server has noticed that the connection is gone: another replay may follow at once.
      await query(tx, '/* locks free */ select pg_advisory_unlock_all()').catch(() => undefined);
      await runner.release();
      await source.destroy();
    },
  };
}

const placeOf = ({ topic, partition, offset }: Pick<Incoming, 'topic' | 'partition' | 'offset'>): string => `${topic}/${partition}/${offset}`;

/** Temporary tables may be written all the same: an effect on a table that is not among those built aside would fall on the live one, and ends the replay instead. */
const aside = <T>(runner: QueryRunner, tx: Tx, work: () => Promise<T>): Promise<T> => inTurn(runner, tx, async () => {
  await query(tx, '/* only what is built aside */ set transaction read only');
  return work();
});

async function inTurn<T>(runner: QueryRunner, tx: Tx, work: () => Promise<T>): Promise<T> {
  try {
    await begin(runner, actAs(tx.actor));
    const done = await work();
    await commit(runner);
    return done;
  } catch (fault) {
    await rollback(runner);
    throw fault;
  }
}

async function oneAtATime(tx: Tx): Promise<void> {
  const [turn] = await query<{ mine: boolean }>(tx, '/* one rebuilds */ select pg_try_advisory_lock($1) as mine', [LOCKS.rebuild]);
  if (turn?.mine !== true) throw new Error('another process is rebuilding this service');
}

const keyOf = ({ key, headers }: Incoming): string | null => key ?? headers['ce_aggregateid'] ?? null;

/** Whether a parked message holds up its key, stands alone, or was given up. */
async function parkedOf(tx: Tx, messages: readonly Incoming[]): Promise<Map<string, 'BLOCKING' | 'ALONE' | 'DROPPED'>> {
  if (messages.length === 0) return new Map();
  const rows = await query<{ topic: string; partition: number; offset: number; how: 'BLOCKING' | 'ALONE' | 'DROPPED' }>(tx, `/* parked of these */ select topic, partition, "offset"::float8 as "offset",
    case when state = 'DROPPED' then 'DROPPED' when blocking then 'BLOCKING' else 'ALONE' end as how from parked_message
    where (topic, partition, "offset") in (select * from unnest($1::text[], $2::int[], $3::bigint[]))`, [messages.map(({ topic }) => topic), messages.map(({ partition }) => partition), messages.map(({ offset }) => offset)]);
  return new Map(rows.map((row) => [placeOf(row), row.how]));
}
