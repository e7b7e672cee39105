import type { DataSource } from 'typeorm';
import type { EarsFor } from './effect';
import { claimsOf, type Letter } from './letter';
import { isGap } from './triage';

/** From which version to which one aggregate was heard in one go. */
interface Heard { id: string; from: number; to: number }

/**
 * Letters of which none has an ear here have no effect: only how far the service has heard is kept, in one statement without a transaction
 * around it. False, and nothing kept, where one of them is unreadable, waits behind a parked one or for a version that has not come:
 * then they are sorted like all others.
 */
export async function passBy(source: DataSource, letters: readonly Letter[], earsFor: EarsFor): Promise<boolean> {
  const last = letters.at(-1);
  if (!last || !letters.every(({ event }) => event !== null && earsFor(event.type).length === 0)) return false;
  const versions = withoutGap(letters);
  if (!versions) return false;
  const { topic, partition, offset } = last.message;
  const kept = await source.query<object[]>(`/* pass by */ with told as (select * from unnest($4::text[], $5::int[], $6::int[]) t(id, first, last)),
      held as (select from parked_message where topic = $1 and key = any($7) and blocking and state <> 'DROPPED'
        union all select from told left join heard_version h on h.aggregate_id = id where h.settled is not false and first > coalesce(h.version, 0) + 1),
      heard as (insert into heard_version (aggregate_id, version) select id, last from told where not exists (select from held) order by id
        on conflict (aggregate_id) do update set version = greatest(heard_version.version, excluded.version), settled = true)
    insert into stream_place (topic, partition, next_offset) select $1, $2::int, $3::bigint where not exists (select from held)
      on conflict (topic, partition) do update set next_offset = greatest(stream_place.next_offset, excluded.next_offset) returning 1`,
  [topic, partition, offset + 1, versions.map(({ id }) => id), versions.map(({ from }) => from), versions.map(({ to }) => to), [...new Set(letters.map(({ key }) => key))]]);
  return kept.length === 1;
}

/** What was heard of each aggregate; null where a version is missing among the letters themselves. */
function withoutGap(letters: readonly Letter[]): Heard[] | null {
  const heard = new Map<string, Heard>();
  for (const letter of letters) {
    const { aggregateId: id, aggregateVersion: version } = claimsOf(letter);
    if (id === null || version === null) return null;
    const before = heard.get(id);
    if (before && isGap(before.to, version)) return null;
    heard.set(id, { id, from: before?.from ?? version, to: Math.max(before?.to ?? 0, version) });
  }
  return [...heard.values()];
}
