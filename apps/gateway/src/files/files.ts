import { mkdir } from 'node:fs/promises';
import type { FileStore } from '@cornerstone/files/store';
import type { Log } from '@cornerstone/runtime/log';
import type { Place } from '@cornerstone/files/place';
import { clearLeftovers, type Patience } from './reception';
import type { Records } from './records';
import { sweep } from './sweep';
import { openTurns } from './turns';
import { wholeFiles } from './whole';

/** What uploading and downloading share. */
export interface Files {
  store: FileStore;
  incoming: string;
  records: Records;
  log: Log;
  limits: Limits;
  /** Takes one of a person's uploads; refused where there are too many. */
  enter(person: string): () => void;
  /** Digests that are being uploaded here, and how often: nobody sweeps them. */
  underWay: Map<string, number>;
  /** Whether what is stored is what its digest says. */
  isWhole: ReturnType<typeof wholeFiles>;
  close(): void;
}

export interface Limits { patience: Patience; ofOne: number; ofAll: number; /** Bytes that stay free on the disk. */ leastFree: number; /** Milliseconds after which what nobody recorded is swept. */ sweepAfter: number }

const MINUTE = 60_000;
export const LONGEST_UPLOAD = 15 * MINUTE;
const usual: Limits = { patience: { idle: 20_000, whole: LONGEST_UPLOAD }, ofOne: 3, ofAll: 30, leastFree: 512 * 1024 * 1024, sweepAfter: 60 * MINUTE };

/** Opens the store, throws where it cannot be used, and sweeps it from time to time. */
export async function openFiles({ store, incoming }: Place, records: Records, log: Log, over: Partial<Limits> = {}): Promise<Files> {
  const limits = { ...usual, ...over };
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await store.check();
  await clearLeftovers(incoming, limits.patience.whole);
  const files: Files = { store, incoming, records, log, limits, enter: openTurns(limits.ofOne, limits.ofAll), underWay: new Map(), isWhole: wholeFiles(), close: () => { clearInterval(sweeping); } };
  const sweeping = setInterval(() => {
    sweep(files).then((swept) => { if (swept > 0) log.info({ swept }, 'files that nobody recorded are gone'); }, (fault: unknown) => { log.warn({ fault: String(fault) }, 'files were not swept'); });
  }, limits.sweepAfter).unref();
  return files;
}
