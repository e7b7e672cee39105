import type { Files } from './files';

const AT_ONCE = 100;
type Swept = Pick<Files, 'store' | 'records' | 'underWay' | 'limits'>;

/**
 * Bytes whose upload ended before they were recorded are harmless and take room: what is older than an hour and of which the
 * projects service says that no record has it, is removed. An upload of the same bytes meanwhile makes them young again.
 */
export async function sweep(files: Swept, now = Date.now()): Promise<number> {
  let swept = 0;
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    for (const digest of await files.records.unused(batch)) swept += await removeOld(files, digest, now) ? 1 : 0;
    batch = [];
  };
  for await (const { digest, storedAt } of files.store.digests()) {
    if (now - storedAt.getTime() < files.limits.sweepAfter) continue;
    batch.push(digest);
    if (batch.length === AT_ONCE) await flush();
  }
  await flush();
  return swept;
}

async function removeOld({ store, underWay, limits }: Swept, digest: string, now: number): Promise<boolean> {
  const file = await store.open(digest);
  await file?.close();
  if (!file || underWay.has(digest) || now - file.storedAt.getTime() < limits.sweepAfter) return false;
  await store.remove(digest);
  return true;
}
