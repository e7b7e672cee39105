/** Milliseconds since 1970, like every time in this file. */
export interface Aged { signsFrom: number }

/** A token lives 15 minutes; a verifier may keep what it fetched much longer. */
export const OVERLAP = 24 * 60 * 60_000;
/** A verifier that meets an unknown key asks again at most every 30 s (jose): a key is shown for longer than that before it signs. */
export const NOTICE = 60_000;

const newestFirst = <Key extends Aged>(keys: readonly Key[]): Key[] => keys.toSorted((one, other) => other.signsFrom - one.signsFrom);

/** The key that signs now, then every other that must be known: those to come, and those replaced less than `overlap` ago. */
export function keysAt<Key extends Aged>(keys: readonly Key[], now: number, overlap: number): [Key, ...Key[]] {
  const ordered = newestFirst(keys);
  const signing = ordered.find(({ signsFrom }) => signsFrom <= now) ?? ordered.at(-1);
  if (!signing) throw new Error('a signer has at least one key');
  const shown = ordered.filter((key, at) => {
    const successor = ordered[at - 1];
    return key !== signing && (successor === undefined || now < successor.signsFrom + overlap);
  });
  return [signing, ...shown];
}
