import type { DataSource } from 'typeorm';
import type { Log } from '../log';

/** Milliseconds between two NOTIFYs: each takes a lock of the whole database at commit. */
const REST_MS = 5;

/** The first commit is told at once; those of the next milliseconds together, at their end. */
export function waker(worker: Pick<DataSource, 'query'>, log: Log): () => void {
  let isResting = false;
  let hasMore = false;
  const wake = (): void => {
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
