import { stat } from 'node:fs/promises';
import { keysAt } from '@cornerstone/runtime/signing-keys.rules';
import { readSigningKeys, type SigningKey } from '@cornerstone/runtime/signing-keys';
import type { Log } from '@cornerstone/runtime/log';

/** What signs and is shown now. Looks at the file at every question: a rotation holds from the next request on, without a signal that could be missed. */
export function keyRing<Made>(file: string, overlap: number, log: Log, make: (keys: SigningKey[]) => Made): (now: number) => Promise<Made> {
  let stamp = '';
  let kept: SigningKey[] = [];
  let made: { kids: string; of: Made } | undefined;

  return async (now) => {
    const { mtimeMs, ino, size } = await stat(file);
    const seen = `${mtimeMs} ${ino} ${size}`;
    if (seen !== stamp) {
      kept = await readSigningKeys(file);
      stamp = seen;
    }
    const keys = keysAt(kept, now, overlap);
    const kids = keys.map(({ jwk }) => jwk.kid).join(' ');
    if (made?.kids !== kids) {
      made = { kids, of: make(keys) };
      log.info({ signs: keys[0].jwk.kid, shown: keys.length }, 'signing keys');
    }
    return made.of;
  };
}
