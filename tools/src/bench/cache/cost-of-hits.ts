import { figuresOf } from '../gateway/process-figures';
import { READ } from './reads-after-writes';
import type { OneMore } from './more-gateways';

/** Requests of a block, of which processor time is read, and of all blocks before any counts. */
const BLOCK = 300;
const WARM = 1_500;
const AT_ONCE = 4;

/** Of one gateway: milliseconds of its processor for one request, the median of its blocks, and how many answers were kept whole. */
export interface Cost { name: string; cpuMs: number; hits: number; asked: number }

/** The same question again and again of gateways that differ by their settings; blocks by turns, so that all have the same machine. */
export async function costOfHits(gateways: Readonly<Record<string, OneMore>>, token: string, blocks: number): Promise<Cost[]> {
  const all = Object.entries(gateways).map(([name, gateway]) => ({ name, gateway, times: [] as number[], hits: 0, asked: 0 }));
  for (const each of all) await block(each.gateway, token, WARM);
  for (let round = 0; round < blocks; round += 1) {
    for (const each of all.map((_, at) => all[(at + round) % all.length] as (typeof all)[number])) {
      const before = figuresOf(each.gateway.child.pid).cpuMs;
      each.hits += await block(each.gateway, token, BLOCK);
      each.asked += BLOCK;
      each.times.push((figuresOf(each.gateway.child.pid).cpuMs - before) / BLOCK);
    }
  }
  return all.map(({ name, times, hits, asked }) => ({ name, hits, asked, cpuMs: times.sort((one, other) => one - other)[times.length >> 1] ?? 0 }));
}

/** Answers how many came from the cache as a whole. */
async function block({ url }: OneMore, token: string, requests: number): Promise<number> {
  let [left, hits] = [requests, 0];
  const body = JSON.stringify({ query: READ });
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left > 0) {
      left -= 1;
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': 'en' }, body });
      if (response.status !== 200) throw new Error(`it answered ${response.status}`);
      await response.arrayBuffer();
      if (response.headers.get('cache-status') === 'cornerstone; hit') hits += 1;
    }
  }));
  return hits;
}
