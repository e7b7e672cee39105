import type { LogFault } from '@cornerstone/runtime/audit/faults';
import { verify, verifyPage, type VerifyGround } from '@cornerstone/runtime/audit/verify';
import type { Broker } from '@cornerstone/runtime/bus/broker';
import { createLog } from '@cornerstone/runtime/log';
import type { DataSource } from 'typeorm';

/** Where the signed heads are, and the keys that may have signed them. */
export interface Heads { broker: Broker; service: string; keys: readonly string[] }
export interface WholeLog { last: number; faults: LogFault[]; heads: { ours: number; unknownKey: number; newest: number } | null; notCompared: string | null }

/** A service's whole log, page after page, as the command asks for it; without the heads where none are given. */
export async function verifyLog(worker: DataSource, heads: Heads | null = null): Promise<WholeLog> {
  const found: WholeLog = { last: 0, faults: [], heads: null, notCompared: null };
  for (const part of ['chain', 'audit', 'events', ...(heads ? ['heads'] : [])]) {
    let page: unknown = { part };
    for (;;) {
      const ground = { worker, log: createLog('test', 'silent'), service: 'none', keys: [], ...heads } as VerifyGround;
      const answer = await verify(ground, verifyPage.parse(page));
      found.faults.push(...answer.faults);
      if (part === 'chain') found.last = answer.done;
      found.heads = answer.heads ?? found.heads;
      found.notCompared = answer.notCompared ?? found.notCompared;
      if (answer.next === null) break;
      page = { part, from: answer.next };
    }
  }
  return found;
}

/** `3 ALTERED`, `AUDIT_UNCHAINED`: what was found and where, short. */
export const briefly = ({ faults }: WholeLog): string[] => faults.map(({ position, fault }) => (position === null ? fault : `${position} ${fault}`));
