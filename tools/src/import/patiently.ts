import { setTimeout as delay } from 'node:timers/promises';
import { GraphRefused } from '../graph-client';

const PATIENCE_MS = 60_000;

/** An import may be repeated: what went in already changes nothing. So a service that was too slow is asked again, bounded. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    try {
      return await ask();
    } catch (fault) {
      const mayPass = fault instanceof GraphRefused && fault.faults.some(({ extensions }) => extensions?.code === 'UNAVAILABLE');
      if (!mayPass || Date.now() > until) throw fault;
      await delay(500);
    }
  }
}
