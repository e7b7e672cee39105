import type { DataSource } from 'typeorm';
import { chain, EVENT_COLUMNS, ROOT, type EventRow } from './event-chain';

/** Any number: a relay that lost its turn without knowing and the next one number one after the other. */
const NUMBERING_LOCK = 7_332;
const BATCH = 1_000;

export type Numbered = EventRow & { position: string };

/** Gives waiting events their place in the order, for ever: a position and a hash that covers the one before. */
export function numberPending(source: DataSource): Promise<Numbered[]> {
  return source.transaction(async (manager) => {
    await manager.query('/* relay: one numbers */ select pg_advisory_xact_lock($1)', [NUMBERING_LOCK]);
    // A lookup for each waiting event, in the order of writing. As an anti-join it is planned over the whole log, again for every batch: a house of a million events would stand still.
    const events = await manager.query<EventRow[]>(`/* relay: unnumbered */ with next as materialized (
        select p.seq, p.event_id from pending p left join lateral (select true as numbered from event_position n where n.event_id = p.event_id limit 1) n on true where n.numbered is null order by p.seq limit ${BATCH})
      select ${EVENT_COLUMNS} from next join event e on e.id = next.event_id order by next.seq`);
    if (events.length === 0) return [];
    const [head] = await manager.query<{ position: string; hash: Buffer }[]>('/* relay: head */ select position, hash from event_position order by position desc limit 1');
    const first = BigInt(head?.position ?? 0) + 1n;
    const positions = events.map((_, at) => String(first + BigInt(at)));
    await manager.query('/* relay: number */ insert into event_position (position, event_id, hash) select * from unnest($1::bigint[], $2::text[], $3::bytea[])',
      [positions, events.map((event) => event.id), chain(events, head?.hash ?? ROOT)]);
    return events.map((event, at) => ({ ...event, position: positions[at] ?? '' }));
  });
}

export const unsentAfter = (source: DataSource, position: string): Promise<Numbered[]> =>
  source.query(`/* relay: unsent */ select n.position, ${EVENT_COLUMNS} from event_position n join event e on e.id = n.event_id where n.sent_at is null and n.position > $1 order by n.position limit ${BATCH}`, [position]);

export const markSent = async (source: DataSource, ids: readonly string[]): Promise<void> => {
  await source.query('/* relay: sent */ with gone as (delete from pending where event_id = any($1)) update event_position set sent_at = clock_timestamp() where event_id = any($1)', [ids]);
};
