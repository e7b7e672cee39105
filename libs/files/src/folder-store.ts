import { randomUUID } from 'node:crypto';
import { access, constants, link, mkdir, open, opendir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDigest } from '@cornerstone/kernel/stored-file';
import type { FileStore, StoredBytes } from './store';

/** Beside the stored files, on the same disk: what is being received becomes a stored file by a link. */
export const incomingFolder = (folder: string): string => join(folder, 'incoming');

const codeOf = (fault: unknown): string => String((fault as NodeJS.ErrnoException).code);

/** `ab/cd/abcd…`: two levels, so that no folder grows too long. Readable by the gateway's account alone. */
export function folderStore(folder: string): FileStore {
  const placeOf = (digest: string): string => {
    if (!isDigest(digest)) throw new Error('no digest');
    return join(folder, digest.slice(0, 2), digest.slice(2, 4), digest);
  };
  return {
    name: `folder:${folder}`,
    async put(digest, path) {
      const place = placeOf(digest);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await settle(path);
      // A file that is there already is replaced: its bytes may have been damaged.
      const draft = `${place}.${randomUUID()}`;
      await link(path, draft);
      await rename(draft, place);
      // Where place and draft were the same file, rename leaves both.
      await rm(draft, { force: true });
      await settle(dirname(place));
    },
    open: (digest) => openFile(placeOf(digest)),
    remove: (digest) => rm(placeOf(digest), { force: true }),
    digests: () => digestsBelow(folder),
    async check() {
      await mkdir(incomingFolder(folder), { recursive: true, mode: 0o700 });
      await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    },
  };
}

/** On the disk, not only in memory. */
async function settle(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openFile(place: string): Promise<StoredBytes | null> {
  const handle = await open(place, 'r').catch((fault: unknown) => { if (codeOf(fault) === 'ENOENT') return null; throw fault; });
  if (!handle) return null;
  const { size, mtime } = await handle.stat();
  return {
    size, storedAt: mtime,
    stream: async (range) => handle.createReadStream({ autoClose: false, start: range?.start ?? 0, ...(range && { end: range.end }) }),
    close: () => handle.close(),
  };
}

async function* digestsBelow(folder: string): AsyncGenerator<{ digest: string; storedAt: Date }> {
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!entry.isFile() || !isDigest(entry.name)) continue;
    const file = await openFile(join(entry.parentPath, entry.name));
    if (!file) continue;
    await file.close();
    yield { digest: entry.name, storedAt: file.storedAt };
  }
}
