import type { DataSource } from 'typeorm';
import { aFault, type LogFault } from './faults';
import { PAGE } from './walk-chain';

/** `last`: the id to go on from; null when there is no more. */
export interface RowPage { last: string | null; rows: number; faults: LogFault[] }

const lastOf = (rows: readonly { id: string }[]): string | null => (rows.length < PAGE ? null : rows.at(-1)?.id ?? null);

/** Audit rows in the order of their ids: each has its event. One from before the chain covered the audit agrees with its events, and is alone with them. */
export async function walkAudit(source: DataSource, after: string): Promise<RowPage> {
  const rows = await source.query<{ id: string; is_chained: boolean }[]>(`/* audit rows */ select a.id,
      exists (select from event e where e.id = any(a.event_ids) and e.audit_id = a.id) or (
        (select count(*) = cardinality(a.event_ids) and bool_and(e.audit_id is null and e.aggregate_id = a.entity_id and e.aggregate_version <= a.version and e.actor_id = a.actor_id
           and e.department_id is not distinct from a.department_id and e.region_paths = a.region_paths) and max(e.aggregate_version) = a.version
         from event e where e.id = any(a.event_ids))
        and not exists (select from audit b where b.entity_id = a.entity_id and b.version = a.version and b.id <> a.id)) as is_chained
    from audit a where a.id > $1 order by a.id limit ${PAGE}`, [after]);
  return { last: lastOf(rows), rows: rows.length, faults: rows.filter((row) => !row.is_chained).map(({ id }) => aFault('AUDIT_UNCHAINED', { auditId: id })) };
}

/** Events in the order of their ids: each has a place in the chain, or waits for one. */
export async function walkEvents(source: DataSource, after: string): Promise<RowPage> {
  const rows = await source.query<{ id: string; is_chained: boolean }[]>(`/* events outside the chain */ select e.id,
      exists (select from event_position n where n.event_id = e.id) or exists (select from pending p where p.event_id = e.id) as is_chained
    from event e where e.id > $1 order by e.id limit ${PAGE}`, [after]);
  return { last: lastOf(rows), rows: rows.length, faults: rows.filter((row) => !row.is_chained).map(({ id }) => aFault('UNCHAINED', { eventId: id })) };
}
