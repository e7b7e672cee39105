import type { DataSource } from 'typeorm';
import { chain, EVENT_COLUMNS, ROOT, type EventRow } from './event-chain';

/** Any number: a relay that lost its turn without knowing and the next one number one after the other. */
const NUMBERING_LOCK = 7_332;
const BATCH = 2_000;
const HASH_BYTES = 32;

export type Numbered = EventRow & { position: string };

/** Gives waiting events their place in the order, for ever: a position and a hash that covers the one before. */
export function numberPending(source: DataSource): Promise<Numbered[]> {
  return source.transaction(async (manager) => {
    await manager.query('/* relay: one numbers */ select pg_advisory_xact_lock($1)', [NUMBERING_LOCK]);
    const events = await manager.query<EventRow[]>(`/* relay: unnumbered */ with next as (delete from pending where seq in (select seq from pending order by seq limit ${BATCH}) returning seq, event_id)
      select ${EVENT_COLUMNS} from next join event e on e.id = next.event_id order by next.seq`);
    if (events.length === 0) return [];
    const [head] = await manager.query<{ position: string; hash: Buffer }[]>('/* relay: head */ select position, hash from event_position order by position desc limit 1');
    const first = BigInt(head?.position ?? 0) + 1n;
    // Ids and hashes each in one piece: as arrays they would cost as much as the hashing.
    await manager.query(`/* relay: number */ insert into event_position (position, event_id, hash)
      select $1::bigint + at - 1, id, substring($3::bytea from (at * ${HASH_BYTES} - ${HASH_BYTES - 1})::int for ${HASH_BYTES}) from string_to_table($2, ' ') with ordinality as ids(id, at)`,
    [String(first), events.map((event) => event.id).join(' '), Buffer.concat(chain(events, head?.hash ?? ROOT))]);
    return events.map((event, at) => ({ ...event, position: String(first + BigInt(at)) }));
  });
}

/** What was numbered and perhaps not sent, beyond a position. */
export const unsentAfter = (source: DataSource, position: string): Promise<Numbered[]> =>
  source.query(`/* relay: unsent */ select n.position, ${EVENT_COLUMNS} from event_position n join event e on e.id = n.event_id
    where n.position > greatest($1::bigint, (select position from relay_place)) order by n.position limit ${BATCH}`, [position]);

/** Everything up to here is sent. */
export const markSent = async (source: DataSource, position: string): Promise<void> => {
  await source.query('/* relay: sent */ update relay_place set position = greatest(position, $1)', [position]);
};
