import { createHash } from 'node:crypto';
import type { FileStore, StoredBytes } from './store';

export async function digestOf(file: StoredBytes): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of await file.stream()) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export interface Verified { digest: string; isWhole: boolean }

/** Reads every file of a store and holds it against its digest. */
export async function* verifyStore(store: FileStore): AsyncGenerator<Verified> {
  for await (const { digest } of store.digests()) {
    const file = await store.open(digest);
    if (!file) continue; // swept meanwhile
    try {
      yield { digest, isWhole: (await digestOf(file)) === digest };
    } finally {
      await file.close();
    }
  }
}
