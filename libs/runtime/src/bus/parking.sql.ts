import type { Incoming } from './broker';
import { claimsOf, keepable } from './letter';
import type { Parking } from './triage';
import { query, type Tx } from '../transaction';

const LONGEST_REASON = 2_000;
export const reasonOf = (fault: unknown): string => keepable(fault instanceof Error ? fault.message : String(fault)).slice(0, LONGEST_REASON);

/** Puts messages aside, in their order; one that is there already stays as it is, and one whose event has had its effect is not kept. */
export async function park(tx: Tx, parkings: readonly Parking[]): Promise<void> {
  const rows = parkings.map(({ letter, state, blocking, gap, reason }) => {
    const { topic, partition, offset, value, headers } = letter.message;
    const { eventId, aggregateId, aggregateVersion } = claimsOf(letter);
    return {
      topic, partition, offset, key: letter.key, event_id: eventId, aggregate_id: aggregateId, aggregate_version: aggregateVersion,
      value: value?.toString('base64') ?? null, headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [keepable(name), keepable(text)])),
      state, blocking, gap, reason: keepable(reason).slice(0, LONGEST_REASON),
    };
  });
  await query(tx, `/* park */ insert into parked_message (topic, partition, "offset", key, event_id, aggregate_id, aggregate_version, value, headers, state, blocking, gap, reason, tries, next_try_at, dead_at)
    select topic, partition, "offset", key, event_id, aggregate_id, aggregate_version, decode(value, 'base64'), headers, state, blocking, gap, reason,
      case when state = 'DEAD' then 1 else 0 end, clock_timestamp() + case when gap then interval '1 second' else interval '0' end, case when state = 'DEAD' then clock_timestamp() end
    from jsonb_to_recordset($1::jsonb) as r(topic text, partition int, "offset" bigint, key text, event_id text, aggregate_id text, aggregate_version int, value text, headers jsonb, state text, blocking boolean, gap boolean, reason text)
    where not exists (select 1 from inbox i where i.event_id = r.event_id)
    order by "offset"
    on conflict (topic, partition, "offset") do nothing`, [JSON.stringify(rows)]);
}

export interface Parked {
  id: number; topic: string; partition: number; offset: number; key: string | null; aggregate_id: string | null; aggregate_version: number | null;
  value: Buffer | null; headers: Record<string, string>; state: 'WAITING' | 'DEAD' | 'DROPPED'; blocking: boolean; gap: boolean; tries: number; waited: number;
}

export const messageOf = ({ topic, partition, offset, key, value, headers }: Parked): Incoming => ({ topic, partition, offset, at: 0, key, value, headers });

const COLUMNS = `id::int as id, topic, partition, "offset"::int8::float8 as "offset", key, aggregate_id, aggregate_version, value, headers, state, blocking, gap, tries, extract(epoch from clock_timestamp() - parked_at)::float8 as waited`;

/** What of a key comes next: the oldest, or an earlier version of the same aggregate that came after it. */
export async function nextOfKey(tx: Tx, topic: string, key: string): Promise<Parked | undefined> {
  const [next] = await query<Parked>(tx, `/* next of key */ with waiting as (select * from parked_message where topic = $1 and key = $2 and blocking and state <> 'DROPPED'),
      head as (select * from waiting order by id limit 1)
    select ${COLUMNS} from waiting where id = (select id from head) or aggregate_id = (select aggregate_id from head)
    order by aggregate_version nulls first, id limit 1`, [topic, key]);
  return next;
}

/** Nothing of this key is looked at again before something changes. */
export const restKey = (tx: Tx, topic: string, key: string): Promise<unknown[]> =>
  query(tx, "/* rest key */ update parked_message set next_try_at = 'infinity' where topic = $1 and key = $2 and blocking and state = 'WAITING'", [topic, key]);

export const parkedById = async (tx: Tx, id: number): Promise<Parked | undefined> =>
  (await query<Parked>(tx, `/* parked */ select ${COLUMNS} from parked_message where id = $1 for update`, [id]))[0];

export const delay = (tx: Tx, id: number, seconds: number): Promise<unknown[]> =>
  query(tx, "/* look later */ update parked_message set next_try_at = clock_timestamp() + $2 * interval '1 second' where id = $1", [id, seconds]);

/** Another try has failed, or its time is up. Dead, it is told to the dead-letter topic. */
export const failed = (tx: Tx, id: number, { reason, isDead, seconds, tries }: { reason: string; isDead: boolean; seconds: number; tries: number }): Promise<unknown[]> =>
  query(tx, `/* failed again */ update parked_message set tries = tries + $5, reason = $2, state = case when $3 then 'DEAD' else 'WAITING' end, dead_at = case when $3 then clock_timestamp() end, told_at = null,
    next_try_at = clock_timestamp() + $4 * interval '1 second' where id = $1`, [id, reason, isDead, seconds, tries]);
