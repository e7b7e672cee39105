import { isDay } from '@cornerstone/kernel/day';
import { z } from 'zod';
import { query, type Tx } from '../transaction';

const day = z.string().refine(isDay, 'is no date');
const id = z.string().regex(/^[\w:.-]{1,60}$/);

/** The changes of one project in this service, newest first. Days are of Asia/Shanghai, both included. */
export const trailPage = z.object({
  project: id, since: day.nullable().default(null), until: day.nullable().default(null), by: id.nullable().default(null),
  before: z.string().regex(/^\d{1,19}$/).nullable().default(null), first: z.number().int().min(1).max(100).default(100),
});
export type TrailPage = z.output<typeof trailPage>;

/** One change: who, for which department, what was before and what after. `before` is null where the row is new. */
export interface Change {
  id: string; at: string; actorId: string; departmentId: string | null; entity: string; entityId: string; version: number; knownOn: string; /** What was told of it, in the same transaction. */ events: { type: string; data: unknown }[];
  before: Record<string, unknown> | null; after: Record<string, unknown>;
}
export interface Trail { changes: Change[]; next: string | null }

/** Row security says which of them the person may see. */
export async function trail(tx: Tx, { project, since, until, by, before, first }: TrailPage): Promise<Trail> {
  const changes = await query<Change>(tx, `/* auditTrail */ select a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, a.actor_id as "actorId", a.department_id as "departmentId", a.entity, a.entity_id as "entityId",
      a.version, to_char(a.known_on, 'YYYY-MM-DD') as "knownOn", array(select json_build_object('type', e.type, 'data', e.data) from event e where e.id = any(a.event_ids) order by e.aggregate_version) as events, a.before, a.after
    from audit a where a.project_id = $1 and ($2::bigint is null or a.id < $2) and ($3::text is null or a.actor_id = $3)
      and ($4::date is null or a.at >= $4::date::timestamp at time zone 'Asia/Shanghai') and ($5::date is null or a.at < ($5::date + 1)::timestamp at time zone 'Asia/Shanghai')
    order by a.id desc limit $6`, [project, before, by, since, until, first]);
  return { changes, next: changes.length === first ? changes.at(-1)?.id ?? null : null };
}
