import type { Incoming } from './broker';
import type { Beside } from '../opening';
import { LOCKS } from './locks';
import type { Standing } from './triage';
import { query, type Tx } from '../transaction';

/** The copies are being exchanged: the same messages come again in a moment. Told like a lock that is not to be had. */
const rebuilding = (): Error => Object.assign(new Error('the copies are being exchanged'), { code: '55P03' });

/** A statement on the stream may take no longer than this: a poison message must not hold up its partition. */
const PATIENCE_MS = 2_000;

/** With the opening of a transaction: joins those who give effect, until it ends; with a shorter patience for its statements. */
export const joinEffects = (patienceMs = PATIENCE_MS): Beside => ({
  select: `pg_try_advisory_xact_lock_shared(${LOCKS.effects}) as mine, set_config('statement_timeout', '${patienceMs}', true)`,
  heed: ({ mine }) => { if (mine !== true) throw rebuilding(); },
});

/** Waits for all effects under way and lets no other begin, until the connection lets its locks go. */
export const stopEffects = (tx: Tx): Promise<unknown[]> => query(tx, '/* stop effects */ select pg_advisory_lock($1)', [LOCKS.effects]);

interface Found { parked: string[]; heard: Record<string, [version: number, settled: boolean]>; known: string[]; place: number }
interface About { topic: string; partition: number; keys: readonly string[]; aggregateIds: readonly string[]; eventIds: readonly string[] }

export async function standingFor(tx: Tx, { topic, partition, keys, aggregateIds, eventIds }: About): Promise<Standing> {
  const [found] = await query<Found>(tx, `/* standing */ select
    (select coalesce(jsonb_agg(distinct key), '[]') from parked_message where topic = $1 and key = any($2) and blocking and state <> 'DROPPED') as parked,
    (select coalesce(jsonb_object_agg(aggregate_id, jsonb_build_array(version, settled)), '{}') from heard_version where aggregate_id = any($3)) as heard,
    (select coalesce(jsonb_agg(event_id), '[]') from inbox where event_id = any($4)) as known,
    (select coalesce(max(next_offset), 0)::float8 from stream_place where topic = $1 and partition = $5) as place`, [topic, keys, aggregateIds, eventIds, partition]);
  return { known: new Set(found?.known), place: found?.place ?? 0, parked: new Set(found?.parked), heard: new Map(Object.entries(found?.heard ?? {}).map(([id, [version, settled]]) => [id, { version, settled }])) };
}

/** The versions heard and the place reached, kept with the effects. */
export const keepPlace = (tx: Tx, { topic, partition, offset }: Pick<Incoming, 'topic' | 'partition' | 'offset'>, versions: ReadonlyMap<string, number>): Promise<unknown[]> =>
  query(tx, `/* keep place */ with heard as (insert into heard_version (aggregate_id, version) select * from unnest($4::text[], $5::int[]) v(id, version) order by id
      on conflict (aggregate_id) do update set version = greatest(heard_version.version, excluded.version), settled = true)
    insert into stream_place (topic, partition, next_offset) values ($1, $2, $3) on conflict (topic, partition) do update set next_offset = greatest(stream_place.next_offset, excluded.next_offset)`,
  [topic, partition, offset + 1, [...versions.keys()], [...versions.values()]]);

/** The version of a letter that is given up, where it was the next one. */
export const passOverVersion = (tx: Tx, aggregateId: string, version: number): Promise<unknown[]> =>
  query(tx, `/* pass over version */ insert into heard_version (aggregate_id, version) select $1, $2 where coalesce((select version from heard_version where aggregate_id = $1), 0) = $2 - 1
    on conflict (aggregate_id) do update set version = greatest(heard_version.version, excluded.version), settled = true`, [aggregateId, version]);

export const keepVersion = (tx: Tx, aggregateId: string, version: number): Promise<unknown[]> =>
  query(tx, `/* keep version */ insert into heard_version (aggregate_id, version) values ($1, $2) on conflict (aggregate_id) do update set version = greatest(heard_version.version, excluded.version), settled = true`, [aggregateId, version]);
