import { parentPort, workerData } from 'node:worker_threads';
import { openParts } from '@cornerstone/ledgers/file/package-parts';
import { LedgerRefused, type RefusalCode } from '@cornerstone/ledgers/refused';
import { fileTypeFromBuffer } from 'file-type';

export type Inspected = { mediaType: string | null } | { refused: RefusalCode };

async function inspect(bytes: Uint8Array): Promise<Inspected> {
  try {
    // The directory first: a hostile archive is known before a byte of it is unpacked.
    openParts(bytes);
    return { mediaType: (await fileTypeFromBuffer(bytes))?.mime ?? null };
  } catch (fault) {
    if (!(fault instanceof LedgerRefused)) throw fault;
    return { refused: fault.code };
  }
}

parentPort?.postMessage(await inspect(workerData as Uint8Array));
