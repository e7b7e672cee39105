import { setTimeout as delay } from 'node:timers/promises';
import { StackFault } from '@cornerstone/stack/fault';
import { z } from 'zod';
import type { PartProgress } from './progress';

/** What `cornerstone events status` asks: what a service has still to send, and to take in of the others. */
const ANSWER = z.object({ status: z.object({ unsent: z.number(), behind: z.number() }) });

export interface Streams { url: string; services: readonly string[]; /** May ask for the status. */ token: string; bar: PartProgress; /** Milliseconds in which something has to move. */ patience: number }

/** The figures are of what was reported only when every service has sent what it has and taken in what the others sent. */
export async function waitUntilTakenIn({ url, services, token, bar, patience }: Streams): Promise<void> {
  let most = 0;
  let before = Number.NaN;
  let quiet = 0;
  for (let moved = Date.now(); quiet < 2;) {
    const left = (await Promise.all(services.map((service) => leftOf(url, service, token)))).reduce((sum, each) => sum + each, 0);
    if (left !== before) moved = Date.now();
    if (Date.now() - moved > patience) throw new StackFault(`The services have not taken in what was reported after ${patience / 1000} s; see "npx cornerstone events status" and their logs.`, '部分服务未处理完事件，请查看日志。');
    // They are not asked at one moment: what one took in since may be for another, so only a second look that finds nothing is believed.
    quiet = left === 0 ? quiet + 1 : 0;
    before = left;
    if (Number.isFinite(left)) {
      most = Math.max(most, left, 1);
      bar.at(most - left, most);
    }
    if (quiet < 2) await delay(100);
  }
}

/** Infinite where it does not say: it, or the broker, does not answer now. */
async function leftOf(url: string, service: string, token: string): Promise<number> {
  const response = await fetch(`${url}/events/operate/${service}`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: '{"do":"status"}' }).catch(() => null);
  const told = ANSWER.safeParse(await response?.json().catch(() => null)).data;
  return told ? told.status.unsent + told.status.behind : Number.POSITIVE_INFINITY;
}
