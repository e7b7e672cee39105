import type { DataSource } from 'typeorm';
import type { Log } from '../log';

/** One NOTIFY for all commits of 5 ms: it takes a lock of the whole database at commit. */
export function waker(worker: DataSource, log: Log): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      worker.query('notify pending').catch((fault: unknown) => { log.debug({ fault: String(fault) }, 'notify failed, the relay polls'); });
    }, 5);
  };
}
