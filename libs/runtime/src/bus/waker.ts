import type { DataSource } from 'typeorm';
import type { Log } from '../log';

/** Milliseconds between two NOTIFYs: each takes a lock of the whole database at commit. */
const REST_MS = 5;

/** Tells the relay of this process, where it has its turn; else, through the database, the one that has: the first commit at once, those of the next milliseconds together, at their end. */
export function waker(worker: Pick<DataSource, 'query'>, log: Log, tellHere: () => boolean = () => false): () => void {
  let isResting = false;
  let hasMore = false;
  const wake = (): void => {
    if (tellHere()) return;
    hasMore = isResting;
    if (isResting) return;
    isResting = true;
    setTimeout(() => {
      isResting = false;
      if (hasMore) wake();
    }, REST_MS);
    worker.query('notify pending').catch((fault: unknown) => { log.debug({ fault: String(fault) }, 'notify failed, the relay polls'); });
  };
  return wake;
}
