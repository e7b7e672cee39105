import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Broker } from '../bus/broker';
import { headReader } from '../bus/chain-head';
import type { Log } from '../log';
import type { LogFault } from './faults';
import { BEFORE_ALL, walkChain } from './walk-chain';
import { walkHeads } from './walk-heads';
import { walkAudit, walkEvents } from './walk-rows';

const heads = z.object({ next: z.array(z.number().int().nonnegative()), ours: z.number().int(), unknownKey: z.number().int(), newest: z.number().int() });

/** One page of a verification: a part, and where it goes on. Whoever asks keeps the place, so nothing is held here between two pages. */
export const verifyPage = z.discriminatedUnion('part', [
  z.object({ part: z.literal('chain'), from: z.object({ position: z.number().int().nonnegative(), hash: z.string().regex(/^[0-9a-f]{64}$/) }).default(BEFORE_ALL) }),
  z.object({ part: z.literal('audit'), from: z.string().regex(/^\d{1,19}$/).default('0') }),
  z.object({ part: z.literal('events'), from: z.string().default('') }),
  z.object({ part: z.literal('heads'), from: heads.nullable().default(null) }),
]);
export type VerifyPage = z.output<typeof verifyPage>;

/** `next` is asked for in the next page; null when the part is through. `notCompared` says why the signed heads could not be read. */
export interface Verified { faults: LogFault[]; next: unknown; done: number; total: number; heads?: { ours: number; unknownKey: number; newest: number }; notCompared?: string }

export interface VerifyGround { worker: DataSource; broker: Broker; service: string; keys: readonly string[]; log: Log }

/** So long a page goes on, and with so many faults at most: the front door waits 20 s. */
const PAGE_MS = 3_000;
const MANY = 1_000;

export async function verify({ worker, broker, service, keys, log }: VerifyGround, page: VerifyPage): Promise<Verified> {
  const until = Date.now() + PAGE_MS;
  const faults: LogFault[] = [];
  const goesOn = (): boolean => Date.now() < until && faults.length < MANY;
  switch (page.part) {
    case 'chain': {
      let head = page.from;
      let done = false;
      do {
        const walked = await walkChain(worker, head);
        ({ head, done } = walked);
        faults.push(...walked.faults);
      } while (!done && goesOn());
      const [end] = await worker.query<{ last: string | null }[]>('/* end of the chain */ select max(position) as last from event_position');
      return { faults, next: done ? null : head, done: head.position, total: Number(end?.last ?? 0) };
    }
    case 'audit': case 'events': {
      const walk = page.part === 'audit' ? walkAudit : walkEvents;
      let last: string | null = page.from;
      let done = 0;
      do {
        const walked = await walk(worker, last);
        last = walked.last;
        done += walked.rows;
        faults.push(...walked.faults);
      } while (last !== null && goesOn());
      return { faults, next: last, done, total: done };
    }
    case 'heads': return walkHeads({ source: worker, broker, service, read: headReader(service, keys) }, page.from).then(
      ({ place, total, faults: found, done }): Verified => ({ faults: found, next: done ? null : place, done: place.next.reduce((sum, at) => sum + at, 0), total, heads: { ours: place.ours, unknownKey: place.unknownKey, newest: place.newest } }),
      (fault: unknown): Verified => {
        log.warn({ fault: String(fault) }, 'the signed heads could not be read');
        return { faults: [], next: null, done: 0, total: 0, notCompared: fault instanceof Error ? fault.message : String(fault) };
      },
    );
  }
}
