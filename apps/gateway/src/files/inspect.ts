import { open, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { badInput, type Rejection } from '@cornerstone/kernel/rejection';
import { fileTypeFromFile } from 'file-type';
import type { Inspected } from './inspect.worker';
import { wrongType } from './refusals';

const MEMORY_MB = 256;
/** Milliseconds that an office file may take to look through. */
const PATIENCE = 20_000;

/** Refuses bytes that are not of the declared type; an office file is looked through before anybody opens it. */
export async function requireType(path: string, size: number, declared: string): Promise<void> {
  const found = await isZip(path) ? await typeOfOffice(path, size, declared) : (await fileTypeFromFile(path))?.mime;
  if (found !== declared) throw wrongType(`The bytes are ${found ?? 'of no known type'}, not ${declared}.`, `文件内容是 ${found ?? '未知类型'}，与声明的 ${declared} 不符。`, { declared, found: found ?? null });
}

async function isZip(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    return (await handle.read(Buffer.alloc(2), 0, 2, 0)).buffer.toString('latin1') === 'PK';
  } finally {
    await handle.close();
  }
}

async function typeOfOffice(path: string, size: number, declared: string): Promise<string | undefined> {
  if (!declared.startsWith('application/vnd.openxmlformats-officedocument.')) return 'application/zip';
  if (size > 20 * 1024 * 1024) return undefined;
  const answer = await inWorker(await readFile(path));
  if ('refused' in answer) throw unsafe(answer.refused);
  return answer.mediaType ?? undefined;
}

/** In a thread of its own: a hostile archive costs that thread its memory or its time, and not the gateway. */
function inWorker(bytes: Uint8Array): Promise<Inspected> {
  const typescript = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];
  const worker = new Worker(new URL('./inspect.worker.ts', import.meta.url), { workerData: bytes, execArgv: typescript, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  return new Promise<Inspected>((resolve, reject) => {
    const timer = setTimeout(() => { resolve({ refused: 'LEDGER_TOO_SLOW' }); }, PATIENCE);
    worker.once('message', resolve);
    worker.once('error', (fault: NodeJS.ErrnoException) => { if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ refused: 'LEDGER_TOO_LARGE' }); else reject(fault); });
    worker.once('exit', () => { clearTimeout(timer); reject(new Error('the inspection ended without an answer')); });
  }).finally(() => worker.terminate());
}

const WORDS: Partial<Record<string, [string, string]>> = {
  LEDGER_ENCRYPTED_OR_MACRO: ['The file is encrypted or holds macros: save it without.', '文件已加密或含宏，请去掉后重新保存。'],
  LEDGER_TOO_LARGE: ['The file unpacks to far more than it should.', '文件解压后过大。'], LEDGER_TOO_SLOW: ['The file takes too long to look through.', '文件检查超时。'],
  LEDGER_UNSAFE_ARCHIVE: ['The file holds names or declarations that point outside it.', '文件内含指向外部的内容。'],
};

function unsafe(code: string): Rejection {
  const [en, zh] = WORDS[code] ?? ['The file is damaged or no office file.', '文件已损坏或不是 Office 文件。'];
  return badInput('files.unsafe-archive', { en, zh }, { reason: code.replace(/^LEDGER_/, '').toLowerCase().replaceAll('_', '-') });
}
