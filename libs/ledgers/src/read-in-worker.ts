import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Ledger, LedgerFile, LedgerOptions, RegionEntry } from './ledger';
import { LedgerRefused, type RefusalCode } from './refused';
import type { Task } from './worker';

export interface WorkerLimits { memoryMb: number; seconds: number }
const LIMITS: WorkerLimits = { memoryMb: 512, seconds: 60 };
type Answer = { ledger: Ledger } | { refused: { code: RefusalCode; message: string } };

/** What the thread runs. Whoever has built it to one file spares it most of a second. */
export const PROGRAM = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** TypeScript like everything here, so it starts with tsx whatever started its parent. */
const typescript = () => ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];

/** Reads in a thread of its own: a hostile file costs that thread its memory or its time, and the caller a refusal. */
export function readLedgerInWorker(file: LedgerFile, regions: readonly RegionEntry[], options: LedgerOptions = {}, limits = LIMITS, program = PROGRAM): Promise<Ledger> {
  const task: Task = { file, regions, options };
  const worker = new Worker(program, {
    workerData: task, execArgv: program === PROGRAM ? typescript() : [], resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
  });
  return new Promise<Ledger>((resolve, reject) => {
    const timer = setTimeout(() => reject(new LedgerRefused('LEDGER_TOO_SLOW', `${limits.seconds} 秒内没有读完，已停止。请拆成几个文件再导入。`)), limits.seconds * 1_000);
    worker.once('message', (answer: Answer) => ('ledger' in answer ? resolve(answer.ledger) : reject(new LedgerRefused(answer.refused.code, answer.refused.message))));
    worker.once('error', (fault: NodeJS.ErrnoException) => reject(fault.code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? new LedgerRefused('LEDGER_TOO_LARGE', '文件内容过大，读取时超出内存上限。请拆成几个文件再导入。') : fault));
    worker.once('exit', (code) => reject(new Error(`The ledger worker ended with code ${code} and no answer`)));
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}
