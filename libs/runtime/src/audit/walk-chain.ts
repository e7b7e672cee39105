import type { DataSource } from 'typeorm';
import { chain, EVENT_COLUMNS, ROOT, type ChainHead, type EventRow } from '../bus/event-chain';
import { AUDIT_DIGEST } from './audit-text';
import { aFault, type LogFault } from './faults';

export const BEFORE_ALL: ChainHead = { position: 0, hash: ROOT.toString('hex') };
export const PAGE = 1_000;

export interface ChainPage { head: ChainHead; faults: LogFault[]; done: boolean }

type Link = { [K in keyof EventRow]: EventRow[K] | null } & { position: string; event_id: string; hash: Buffer; digest: string | null; is_audited: boolean };

/** The next events in the order of the chain, each with the audit row it was recorded with. */
export async function walkChain(source: DataSource, from: ChainHead): Promise<ChainPage> {
  const links = await source.query<Link[]>(`/* chain */ select n.position, n.event_id, n.hash, ${EVENT_COLUMNS}, encode(${AUDIT_DIGEST}, 'hex') as digest,
      a.id is not null or e.audit_id is null and ${AUDITED_BEFORE} as is_audited
    from event_position n left join event e on e.id = n.event_id left join audit a on a.id = e.audit_id
    where n.position > $1 order by n.position limit ${PAGE}`, [from.position]);
  const faults: LogFault[] = [];
  let head = from;
  for (const each of links) {
    const at = { position: Number(each.position), eventId: each.event_id };
    if (at.position !== head.position + 1) faults.push(aFault('GAP', at));
    if (each.id === null) faults.push(aFault('MISSING', at));
    else {
      if (!chain([each as EventRow], Buffer.from(head.hash, 'hex'))[0]?.equals(each.hash)) faults.push(aFault('ALTERED', at));
      if (!each.is_audited) faults.push(aFault('AUDIT_MISSING', { ...at, auditId: each.audit_id }));
      else if (each.digest !== each.audit_digest && each.audit_id !== null) faults.push(aFault('AUDIT_ALTERED', { ...at, auditId: each.audit_id }));
    }
    head = { position: at.position, hash: each.hash.toString('hex') };
  }
  return { head, faults, done: links.length < PAGE };
}

/** An event from before the chain covered the audit: an audit row names it all the same. */
const AUDITED_BEFORE = 'exists (select from audit b where b.entity_id = e.aggregate_id and b.version >= e.aggregate_version and e.id = any(b.event_ids))';
