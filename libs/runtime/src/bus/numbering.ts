import type { DataSource } from 'typeorm';
import { chain, EVENT_COLUMNS, ROOT, type EventRow } from './event-chain';
import { commit, literal, rollback, send } from '../opening';
import { LOCKS } from './locks';

/** What is numbered, or sent again, in one go. */
export const BATCH = 2_000;
const HASH_BYTES = 32;

export type Numbered = EventRow & { position: string };

/** What was numbered in one go; `follows`: the position before it, `place`: up to where all is marked as sent. */
export interface Taken { events: Numbered[]; follows: string; place: string }

/** One numbers after the other. The lock is a statement of its own: what is seen behind it is what the one before has left. */
const TAKE = `/* relay: take */ start transaction; select pg_advisory_xact_lock(${LOCKS.numbering});
  with next as (delete from pending where seq in (select seq from pending order by seq limit ${BATCH}) returning seq, event_id)
    select ${EVENT_COLUMNS} from next join event e on e.id = next.event_id order by next.seq;
  select position, hash from event_position order by position desc limit 1;
  select position from relay_place`;

/** Ids and hashes each in one piece: as arrays they would cost as much as the hashing. */
const number = (first: bigint, ids: readonly string[], hashes: Buffer): string => `/* relay: number */ insert into event_position (position, event_id, hash)
  select ${first} + at - 1, id, substring('\\x${hashes.toString('hex')}'::bytea from (at * ${HASH_BYTES} - ${HASH_BYTES - 1})::int for ${HASH_BYTES}) from string_to_table(${literal(ids.join(' '))}, ' ') with ordinality as ids(id, at); commit`;

/** Gives waiting events their place in the order, for ever: a position and a hash that covers the one before. Two round trips: each is a wait of every event on its way. */
export async function numberPending(source: DataSource): Promise<Taken> {
  const runner = source.createQueryRunner();
  try {
    const [, , taken, heads, places] = [await send(runner, { text: TAKE })].flat();
    const [events, head, at] = [taken?.rows as unknown as EventRow[], heads?.rows[0] as { position: string; hash: Buffer } | undefined, places?.rows[0] as { position: string } | undefined];
    const follows = head?.position ?? '0';
    const first = BigInt(follows) + 1n;
    if (events.length === 0) await commit(runner);
    else await send(runner, { text: number(first, events.map((event) => event.id), Buffer.concat(chain(events, head?.hash ?? ROOT))) });
    return { events: events.map((event, nth) => ({ ...event, position: String(first + BigInt(nth)) })), follows, place: at?.position ?? '0' };
  } catch (fault) {
    await rollback(runner);
    throw fault;
  } finally {
    await runner.release();
  }
}

/** What there is to do, in one look: most are in vain. By the last position, which an index tells: looking for any beyond a place would read millions where there is none. */
export async function waiting(source: DataSource): Promise<{ numbered: boolean; pending: boolean }> {
  const [found] = await source.query<{ numbered: boolean; pending: boolean }[]>('/* relay: any */ select coalesce((select max(position) from event_position) > (select position from relay_place), false) as numbered, exists (select from pending) as pending');
  return found ?? { numbered: false, pending: false };
}

/** SQL: when the oldest event that is not sent happened. Events are numbered as they were written: the first of each kind is the oldest, and no other has to be looked up among millions. */
export const OLDEST_UNSENT = `(select min(occurred_at) from event where id = any(array[
  (select event_id from event_position where position > (select position from relay_place) order by position limit 1), (select event_id from pending order by seq limit 1)]))`;

/** What was numbered and perhaps not sent, beyond a position. */
export const unsentAfter = (source: DataSource, position: string): Promise<Numbered[]> =>
  source.query(`/* relay: unsent */ select n.position, ${EVENT_COLUMNS} from event_position n join event e on e.id = n.event_id
    where n.position > greatest($1::bigint, (select position from relay_place)) order by n.position limit ${BATCH}`, [position]);

/**
 * Everything up to the batch's last position is sent, if everything before its first one was: another relay, which had lost its turn without knowing,
 * may have numbered events in between and died. Then nothing is noted, and the next turn begins at the gap.
 */
export async function markSent(source: DataSource, first: string, last: string): Promise<void> {
  const [place] = await source.query<{ position: string }[]>(`/* relay: sent */ with moved as (update relay_place set position = $2 where position between $1::bigint - 1 and $2::bigint - 1 returning position)
    select position from moved union all select position from relay_place where not exists (select from moved)`, [first, last]);
  if (BigInt(place?.position ?? 0) < BigInt(last)) throw new Error(`events before position ${first} were numbered by another relay and not sent`);
}
