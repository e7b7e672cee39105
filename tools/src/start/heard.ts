import { setTimeout as delay } from 'node:timers/promises';
import { StackFault } from '@cornerstone/stack/fault';
import { z } from 'zod';

const HEALTH = z.object({ regions: z.number(), unsent: z.number() });

/** The directory's regions reach the others by event: no list can be taken in before every service knows them all. */
export async function waitUntilHeard(readyUrls: readonly string[], patience: number): Promise<void> {
  for (const until = Date.now() + patience; ;) {
    const answers = await Promise.all(readyUrls.map(async (url) => HEALTH.safeParse(await (await fetch(url)).json().catch(() => null)).data));
    const told = answers.filter((answer) => answer !== undefined);
    const most = Math.max(1, ...told.map(({ regions }) => regions));
    if (told.every(({ regions, unsent }) => regions === most && unsent === 0)) return;
    if (Date.now() > until) throw new StackFault(`The services have not all heard of the regions after ${patience / 1000} s; see their logs.`, '部分服务未收到区划数据，请查看日志。');
    await delay(100);
  }
}
