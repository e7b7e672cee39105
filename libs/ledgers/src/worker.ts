import { parentPort, workerData } from 'node:worker_threads';
import type { LedgerFile, LedgerOptions, RegionEntry } from './ledger';
import { readLedger } from './read';
import { LedgerRefused } from './refused';

export interface Task { file: LedgerFile; regions: readonly RegionEntry[]; options: LedgerOptions }

const { file, regions, options } = workerData as Task;
try {
  parentPort!.postMessage({ ledger: await readLedger(file, regions, options) });
} catch (fault) {
  if (!(fault instanceof LedgerRefused)) throw fault;
  parentPort!.postMessage({ refused: { code: fault.code, message: fault.message } });
}
