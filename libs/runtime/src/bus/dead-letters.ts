import { notFound } from '@cornerstone/kernel/rejection';
import { reasonOf as reasonGiven } from '@cornerstone/kernel/text';
import type { Log } from '../log';
import { query, type Tx } from '../transaction';
import { attend, giveParked } from './attendant';
import type { Inbox } from './inbox';
import { parkedById, reasonOf } from './parking.sql';
import { keepVersion, passOverVersion } from './standing.sql';

export interface DeadLetter {
  id: number; state: 'DEAD' | 'WAITING' | 'DROPPED'; topic: string; partition: number; offset: number; key: string | null; eventId: string | null; type: string | null;
  reason: string; gap: boolean; tries: number; parkedAt: string; deadAt: string | null; behind: number;
  /** Who dropped it, when and why. */
  settledBy: string | null; settledAt: string | null; settledReason: string | null;
}
export interface WholeLetter extends DeadLetter { headers: Record<string, string>; value: string | null; base64: string | null }
export interface Retried { id: number; outcome: 'DONE' | 'DEAD' | 'WAITING' | 'MISSING'; reason: string | null }

const COLUMNS = `p.id::int as id, p.state, p.topic, p.partition, p."offset"::float8 as "offset", p.key, p.event_id as "eventId", p.headers ->> 'ce_type' as type, p.reason, p.gap, p.settled_by as "settledBy", p.settled_at as "settledAt", p.settled_reason as "settledReason", p.tries, p.parked_at as "parkedAt", p.dead_at as "deadAt",
  (select count(*)::int from parked_message b where p.blocking and b.topic = p.topic and b.key = p.key and b.blocking and b.id > p.id and b.state <> 'DROPPED') as behind`;

/** Dead ones, and the oldest of each key that still waits; behind them, when asked for, those that were dropped. */
export const listLetters = (tx: Tx, dropped: boolean): Promise<DeadLetter[]> => query(tx, `/* dead letters */ select ${COLUMNS} from parked_message p
  where ($1 or p.state <> 'DROPPED') and (p.state <> 'WAITING' or not exists (select 1 from parked_message b where b.topic = p.topic and b.key = p.key and b.blocking and b.id < p.id and b.state <> 'DROPPED')) order by p.state = 'DROPPED', p.id limit 1000`, [dropped]);

export async function showLetter(tx: Tx, id: number): Promise<WholeLetter> {
  const [found] = await query<DeadLetter & { headers: Record<string, string>; bytes: Buffer | null }>(tx, `/* dead letter */ select ${COLUMNS}, p.headers, p.value as bytes from parked_message p where p.id = $1`, [id]);
  if (!found) throw noLetter(id);
  const { bytes, ...letter } = found;
  const text = bytes?.toString() ?? null;
  const isText = bytes !== null && text !== null && Buffer.from(text).equals(bytes);
  return { ...letter, value: isText ? text : null, base64: isText ? null : bytes?.toString('base64') ?? null };
}

const noLetter = (id: number) => notFound({ en: 'The dead letter', zh: '死信' }, String(id));

/** Gives a letter its effect now, and then what waits behind it. `overGap` takes it though a version before it never came. */
export async function retryLetter(inbox: Inbox, id: number, overGap: boolean, log: Log, onDead: () => void): Promise<Retried> {
  const parked = await inbox.within(async (tx) => {
    const letter = await parkedById(tx, id);
    if (!letter || letter.state === 'DROPPED') throw noLetter(id);
    if (overGap && letter.gap && letter.aggregate_id !== null) await keepVersion(tx, letter.aggregate_id, (letter.aggregate_version ?? 1) - 1);
    await query(tx, "/* try again */ update parked_message set state = 'WAITING', dead_at = null, next_try_at = clock_timestamp() where id = $1", [id]);
    return letter;
  });
  const { key, topic, blocking } = parked;
  let fault: unknown = null;
  if (key === null || !blocking) fault = await inbox.within((tx) => giveParked(tx, inbox, parked)).then(() => null, (thrown: unknown) => thrown);
  else while (await attend(inbox, topic, key, log, onDead) === 'ON') continue;
  if (fault !== null) await inbox.within((tx) => query(tx, "/* dead again */ update parked_message set state = 'DEAD', tries = tries + 1, reason = $2, dead_at = clock_timestamp(), told_at = null where id = $1", [id, reasonOf(fault)]));
  const [left] = await inbox.within((tx) => query<{ state: 'DEAD' | 'WAITING'; reason: string }>(tx, '/* left */ select state, reason from parked_message where id = $1', [id]));
  return { id, outcome: left?.state ?? 'DONE', reason: left?.reason ?? null };
}

/** Gives up letters for good, by somebody and for a reason; what waited behind them goes on. */
export async function dropLetters(tx: Tx, ids: readonly number[], reason: string, by: string): Promise<number> {
  const given = reasonGiven(reason, 'events.drop-needs-reason', { longest: 500, code: 'BAD_USER_INPUT' });
  const dropped = await query<{ topic: string; key: string | null; aggregate_id: string | null; aggregate_version: number | null; gap: boolean }>(tx, `/* drop */ update parked_message set state = 'DROPPED', settled_reason = $2, settled_by = $3, settled_at = clock_timestamp()
    where id = any($1) and state <> 'DROPPED' returning topic, key, aggregate_id, aggregate_version, gap`, [ids, given, by]);
  for (const { topic, key, aggregate_id, aggregate_version } of dropped) {
    if (aggregate_id !== null && aggregate_version !== null) await passOverVersion(tx, aggregate_id, aggregate_version);
    await query(tx, "/* go on behind it */ update parked_message set next_try_at = clock_timestamp() where topic = $1 and key = $2 and state = 'WAITING'", [topic, key]);
  }
  return dropped.length;
}

export const deadIds = async (tx: Tx): Promise<number[]> => (await query<{ id: number }>(tx, "/* all dead */ select id::int as id from parked_message where state = 'DEAD' order by id limit 100000")).map(({ id }) => id);
