import { LRUCache } from 'lru-cache';

/** An entity as it came, as JSON; `number` of the last change that was known when it was asked for; `id` of the own row it is, null where it may be of anything. */
export interface Kept { text: string; number: number; unknown: number; id: string | null }

/** What an entry takes beside its texts, about; a character takes two bytes at most. */
const ENTRY_BYTES = 300;
/** Entities by what was asked and for whom, within so many bytes; what was not asked for longest goes first. */
export class KeptEntities {
  readonly #all: LRUCache<string, Kept>;

  constructor(bytes: number, private readonly watch: { holds(bytes: number, entities: number): void }) {
    this.#all = new LRUCache({ maxSize: bytes, maxEntrySize: Math.ceil(bytes / 10), sizeCalculation: ({ text }, key) => 2 * (text.length + key.length) + ENTRY_BYTES });
  }

  get(key: string): Kept | undefined { return this.#all.get(key); }

  put(key: string, kept: Kept): void {
    this.#all.set(key, kept);
    this.watch.holds(this.#all.calculatedSize, this.#all.size);
  }
}
