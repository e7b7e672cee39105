import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, rm, stat, statfs } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { empty, noRoom, storeUnavailable, tooLarge, tooSlow } from './refusals';

export interface Received { path: string; size: number; digest: string }
/** Milliseconds without a byte, and for the whole file. */
export interface Patience { idle: number; whole: number }

const codeOf = (fault: unknown): string => String((fault as NodeJS.ErrnoException | null)?.code);
const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const BROKEN = [...FULL, 'EIO', 'EROFS', 'EACCES', 'EPERM', 'ENOENT', 'EMFILE', 'ENFILE', 'ENOTDIR', 'EXDEV'];

/** What the disk's refusals mean to who uploads; all else is passed on. */
export const refusalOfDisk = (fault: unknown): unknown => (FULL.includes(codeOf(fault)) ? noRoom() : BROKEN.includes(codeOf(fault)) ? storeUnavailable() : fault);

/** Room for the file and what the house needs besides. */
export async function requireRoom(folder: string, wanted: number, least: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder).catch((fault: unknown): never => { throw refusalOfDisk(fault); });
  if (bavail * bsize < wanted + least) throw noRoom();
}

/** The body into a file of its own, counted and hashed on the way. Whatever goes wrong, no file is left. */
export async function receive(incoming: IncomingMessage, folder: string, most: number, patience: Patience): Promise<Received> {
  const path = join(folder, randomUUID());
  const hash = createHash('sha256');
  let size = 0;
  const late = Promise.withResolvers<never>();
  const giveUp = (): void => { late.reject(tooSlow()); };
  const whole = setTimeout(giveUp, patience.whole);
  const idle = setTimeout(giveUp, patience.idle);
  // The connection stays whole when the rest is refused, so that the answer arrives.
  const measured = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      idle.refresh();
      size += chunk.length;
      if (size > most) throw tooLarge(most);
      hash.update(chunk);
      yield chunk;
    }
  };
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  try {
    // A pipeline waits for its source to end, even when it is told to stop: it is left behind, and ends with the connection.
    await Promise.race([pipeline(measured, file), late.promise]);
    if (size === 0) throw empty();
    return { path, size, digest: hash.digest('hex') };
  } catch (fault) {
    file.destroy();
    await rm(path, { force: true });
    throw refusalOfDisk(fault);
  } finally {
    clearTimeout(whole);
    clearTimeout(idle);
  }
}

/** What a gateway that died was receiving. */
export async function clearLeftovers(folder: string, olderThan: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => null); // gone meanwhile
    if (found && Date.now() - found.mtimeMs > olderThan) await rm(join(folder, name), { force: true });
  }
}
