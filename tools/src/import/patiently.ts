import { setTimeout as delay } from 'node:timers/promises';
import { GraphRefused, type GraphFault } from '../graph-client';

const PATIENCE_MS = 60_000;
const MOST_WAITS = 5;
const LONGEST_WAIT_S = 60;

/** An import may be repeated: what went in already changes nothing. So a service that was too slow is asked again, and a rate waited out, both bounded. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  let waits = 0;
  for (const until = Date.now() + PATIENCE_MS; ;) {
    try {
      return await ask();
    } catch (fault) {
      const seconds = retryAfter(fault);
      waits += seconds === null ? 0 : 1;
      const mayPass = seconds === null ? isUnavailable(fault) && Date.now() <= until : waits <= MOST_WAITS;
      if (!mayPass) throw fault;
      await delay(seconds === null ? 500 : seconds * 1000);
    }
  }
}

const faultsOf = (fault: unknown): readonly GraphFault[] => (fault instanceof GraphRefused ? fault.faults : []);
const isUnavailable = (fault: unknown): boolean => faultsOf(fault).some(({ extensions }) => extensions?.code === 'UNAVAILABLE');

/** Seconds after which one who asked too often may ask again; null where that is not the reason. */
export function retryAfter(fault: unknown): number | null {
  const limited = faultsOf(fault).find(({ extensions }) => extensions?.code === 'RATE_LIMITED');
  return limited ? Math.min(Number(limited.extensions?.details?.['retryAfter'] ?? LONGEST_WAIT_S), LONGEST_WAIT_S) : null;
}
