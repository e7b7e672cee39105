/** Keys that are remembered, each by 32 bits of it; 256 KB. */
const SLOTS = 1 << 16;

/**
 * Which keys were here before: the doorkeeper of TinyLFU (Einziger, Friedman, Manes: ACM Transactions on Storage 13, 2017).
 * Where there is no room any more, what is asked for once pushes nothing out that is asked for again.
 * It may take one key for another, or forget one for another: so it decides what is worth a place, never what is true.
 */
export class Doorkeeper {
  readonly #marks = new Uint32Array(SLOTS);

  /** Whether it was here before; from now on it was. */
  knows(key: string): boolean {
    const mark = markOf(key);
    const slot = mark & (SLOTS - 1);
    const before = this.#marks[slot] === mark;
    this.#marks[slot] = mark;
    return before;
  }
}

/** FNV-1a, and MurmurHash3's last steps, so that each bit of the key may change each of the mark. Never zero, which is an empty slot. */
function markOf(key: string): number {
  let mark = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) mark = Math.imul(mark ^ key.charCodeAt(at), 0x01000193);
  mark = Math.imul(mark ^ (mark >>> 16), 0x85ebca6b);
  mark = Math.imul(mark ^ (mark >>> 13), 0xc2b2ae35);
  return ((mark ^ (mark >>> 16)) >>> 0) || 1;
}
