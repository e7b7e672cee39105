import type { LogFault } from '@cornerstone/runtime/audit/faults';
import type { Verified } from '@cornerstone/runtime/audit/verify';
import type { PartProgress } from '../../start/progress';
import { operate, type FrontDoor } from '../events/front-door';
import type { Service } from '../../services';

/** What was found in one service. `faults` are the first of them, `counts` all. */
export interface Walked {
  service: Service; events: number; auditRows: number; faults: LogFault[]; counts: Record<string, number>;
  /** How many signed heads the chain was compared with, and the newest position among them; null with the reason in `notCompared`. */
  heads: { ours: number; unknownKey: number; newest: number } | null; notCompared: string | null;
}

/** A log that was emptied has as many faults as it had rows. */
const SHOWN = 1_000;
const PARTS = ['chain', 'audit', 'events', 'heads'] as const;

/** Asks page after page: a service holds nothing between two of them, and answers each within the front door's patience. */
export async function walkLog(door: FrontDoor, service: Service, progress: PartProgress): Promise<Walked> {
  const walked: Walked = { service, events: 0, auditRows: 0, faults: [], counts: {}, heads: null, notCompared: null };
  for (const part of PARTS) {
    let from: unknown;
    let done = 0;
    do {
      const page: Verified = await operate(door, service, { do: 'verifyLog', part, ...(from !== undefined && { from }) });
      for (const fault of page.faults) {
        walked.counts[fault.fault] = (walked.counts[fault.fault] ?? 0) + 1;
        if (walked.faults.length < SHOWN) walked.faults.push(fault);
      }
      done = part === 'audit' || part === 'events' ? done + page.done : page.done;
      progress.at(done, Math.max(done, page.total), part);
      from = page.next;
      if (page.heads) walked.heads = page.heads;
      if (page.notCompared !== undefined) walked.notCompared = page.notCompared;
    } while (from !== null);
    if (part === 'audit') walked.auditRows = done;
    if (part === 'events') walked.events = done;
  }
  progress.done();
  return walked;
}
