import type { StoredBytes } from '@cornerstone/files/store';
import { digestOf } from '@cornerstone/files/verify';

const REMEMBERED = 1_000;
/** A player asks for a video in many ranges; it is read through once for them all. */
const GOOD_FOR = 10 * 60_000;

/** Whether an open file has the digest and size it should have; true is remembered for a while as long as the file is not stored anew. */
export function wholeFiles(now: () => number = Date.now): (file: StoredBytes, digest: string, size: number) => Promise<boolean> {
  const known = new Map<string, number>();
  return async (file, digest, size) => {
    if (file.size !== size) return false;
    const key = `${digest} ${file.storedAt.getTime()}`;
    if ((known.get(key) ?? 0) > now()) return true;
    known.delete(key);
    if ((await digestOf(file)) !== digest) return false;
    known.set(key, now() + GOOD_FOR);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return true;
  };
}
