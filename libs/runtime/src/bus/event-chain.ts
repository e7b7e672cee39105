import { hash } from 'node:crypto';

/** One row of the event log, every column as an exact text. */
export interface EventRow {
  id: string; type: string; key: string; aggregate_id: string; aggregate_version: number; project_id: string | null; subject: string | null; region_paths: string[];
  known_on: string; occurred_at: string; actor_id: string; department_id: string | null; traceparent: string | null; data: string;
  /** The audit row it was recorded with; events from before the chain covered the audit have none. */
  audit_id: string | null; audit_digest: string | null;
}

/** Every column of `event e`: the hash covers them all, so none can be changed unseen. */
export const EVENT_COLUMNS = `e.id, e.type, e.key, e.aggregate_id, e.aggregate_version, e.project_id, e.subject, e.region_paths, to_char(e.known_on, 'YYYY-MM-DD') as known_on,
  to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as occurred_at, e.actor_id, e.department_id, e.traceparent, e.data::text as data, e.audit_id, encode(e.audit_digest, 'hex') as audit_digest`;

/** What the first event's hash rests on. */
export const ROOT = Buffer.alloc(32);

const link = (before: Buffer, event: EventRow): Buffer => hash('sha256', Buffer.concat([before, Buffer.from(JSON.stringify([
  event.id, event.type, event.key, event.aggregate_id, event.aggregate_version, event.project_id, event.subject, event.region_paths,
  event.known_on, event.occurred_at, event.actor_id, event.department_id, event.traceparent, event.data,
  ...(event.audit_id === null && event.audit_digest === null ? [] : [event.audit_id, event.audit_digest]),
]))]), 'buffer');

/** Each event's hash covers the one before: an edit, deletion or swap breaks the chain from there on. */
export function chain(events: readonly EventRow[], from: Buffer): Buffer[] {
  let before = from;
  return events.map((event) => (before = link(before, event)));
}

/** The last position and its hash (hex). Kept elsewhere, it shows later that nothing was cut off or written anew. */
export interface ChainHead { position: number; hash: string }
