import { LRUCache } from 'lru-cache';
import type { Written } from '../answers';
import { Doorkeeper } from '../doorkeeper';
import type { OfService } from './known-changes';

/** `number` of the last change that was known when it was asked for. */
interface Entry { number: number; unknown: number; /** When it was last asked for or put here, to a second, of performance.now(). */ askedAt: number }
/** An entity as it came, as JSON; `id` of the own row it is, null where it may be of anything. */
export interface KeptEntity extends Entry { text: string; id: string | null }
/** What an answer has of one service: own rows, or null where it may be of anything there. */
export interface Part { of: OfService; ids: readonly string[] | null }
/** A whole answer as it goes out. `checked`: the last number with which it was found to hold. */
export interface KeptAnswer extends Entry { written: Written; parts: readonly Part[]; cost: number; checked: number }

/** Milliseconds. */
const MOMENT = 1_000;
/** What an entry takes beside its texts, about; a character takes two bytes at most. */
const ENTRY_BYTES = 300;
const ID_BYTES = 80;
const sizeOf = (kept: KeptEntity | KeptAnswer, key: string): number =>
  2 * key.length + ENTRY_BYTES + ('parts' in kept ? kept.written.size + kept.parts.reduce((sum, { ids }) => sum + ENTRY_BYTES + ID_BYTES * (ids?.length ?? 0), 0) : 2 * kept.text.length);

/** Entities and answers by what was asked and for whom, together within so many bytes; what was not asked for longest goes first, and not for what is asked for once. */
export class Kept {
  readonly #all: LRUCache<string, KeptEntity | KeptAnswer>;
  readonly #door: Doorkeeper;

  constructor(bytes: number, private readonly watch: { holds(bytes: number, entries: number): void }) {
    this.#door = new Doorkeeper(bytes);
    this.#all = new LRUCache({ maxSize: bytes, maxEntrySize: Math.ceil(bytes / 10), sizeCalculation: sizeOf });
  }

  /** `now` of performance.now(). */
  entity(key: string, now: number): KeptEntity | undefined { const found = this.#find(key, now); return found && !('parts' in found) ? found : undefined; }
  answer(key: string, now: number): KeptAnswer | undefined { const found = this.#find(key, now); return found && 'parts' in found ? found : undefined; }

  /** What was put behind all others a moment ago stays where it is: to move it costs more than to find it. */
  #find(key: string, now: number): KeptEntity | KeptAnswer | undefined {
    const found = this.#all.peek(key);
    if (!found || now - found.askedAt < MOMENT) return found;
    found.askedAt = now;
    return this.#all.get(key);
  }

  /** Whether it is worth a place: there is room, or it was there or asked for before. Only then need it be put. */
  admits(key: string): boolean { return this.#all.has(key) || this.#door.admits(key, this.#all.calculatedSize); }

  /** Whether it is kept: what is too large is not. */
  put(key: string, kept: KeptEntity | KeptAnswer): boolean {
    this.#all.set(key, kept);
    this.#tell();
    return this.#all.has(key);
  }
  /** It does not hold any more; what comes in its place is as welcome. */
  drop(key: string): void {
    this.#all.delete(key);
    this.#door.knows(key);
    this.#tell();
  }

  #tell(): void { this.watch.holds(this.#all.calculatedSize, this.#all.size); }
}
