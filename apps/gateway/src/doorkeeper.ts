/** Keys that are remembered, each by 32 bits of it; 256 KB. */
const SLOTS = 1 << 16;
/** Of the room there is: up to here whatever comes is let in. */
const ROOMY = 15 / 16;

/**
 * Which keys were here before: the doorkeeper of TinyLFU (Einziger, Friedman, Manes: ACM Transactions on Storage 13, 2017).
 * Where there is no room any more, what is asked for once pushes nothing out that is asked for again.
 * It may take one key for another, or forget one for another: so it decides what is worth a place, never what is true.
 */
export class Doorkeeper {
  readonly #marks = new Uint32Array(SLOTS);

  /** `room`: as much as may be held, in whatever it is measured. */
  constructor(private readonly room: number) {}

  /** Whether a key is worth a place beside what is held: there is room, or it was here before. */
  admits(key: string, held: number): boolean { return held < this.room * ROOMY || this.knows(key); }

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
