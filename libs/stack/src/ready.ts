import { setTimeout as delay } from 'node:timers/promises';
import { StackFault, reasonOf } from './fault';

const EVERY = 100;

/** Asks until the answer is 200; a StackFault with the last answer when that takes too long. */
export async function waitUntilReady(url: string, patience: number, signal?: AbortSignal): Promise<void> {
  const until = Date.now() + patience;
  let last = 'no answer';
  while (Date.now() < until) {
    signal?.throwIfAborted();
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      if (answer.ok) return void (await answer.body?.cancel());
      last = `${answer.status} ${(await answer.text()).slice(0, 200)}`.trim();
    } catch (error) {
      last = reasonOf((error as { cause?: unknown }).cause ?? error); // fetch hides the reason behind "fetch failed"
    }
    await delay(EVERY);
  }
  throw new StackFault(`${url} was not ready after ${patience / 1000} s (${last}).`);
}
