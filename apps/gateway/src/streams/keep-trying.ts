import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@cornerstone/runtime/log';

/** Begins in the background, and anew as long as the broker does not answer: the graph is served meanwhile. */
export function keepTrying(begin: () => Promise<void>, { what, retry, signal, log }: { what: string; retry: number; signal: AbortSignal; log: Log }): void {
  void (async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        return await begin();
      } catch (fault) {
        log.warn({ fault: String(fault) }, `no broker yet for ${what}, trying again`);
        await delay(retry, undefined, { signal }).catch(() => undefined); // stopped while it waited
      }
    }
  })();
}
