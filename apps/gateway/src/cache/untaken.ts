/** An event that is heard here and may have no effect yet in a service. `ids`: what it is about; null: anything. */
interface Untaken { offset: number; ids: readonly string[] | null }

/** Partitions as `topic/partition`. */
export type PartitionPlaces = Readonly<Record<string, number>>;

/**
 * What one service has still to take in of what this gateway has heard. It is taken in once the service's place lies beyond it and nothing is put aside there.
 * More than `most` are remembered as the places alone: then all of the service waits for them.
 */
export class UntakenEvents {
  readonly #of = new Map<string, Untaken[]>();
  readonly #waiting = new Map<string, number>();
  #anything = 0;
  #count = 0;
  /** Places that must be reached before anything counts as taken in. */
  #mustReach = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Nothing is known of what was heard before: all of it, up to these places, is still to be taken in. */
  beginAt(places: PartitionPlaces): void {
    this.#forget();
    this.#mustReach = new Map();
    this.mustReach(places);
  }

  /** From now on nothing counts as taken in before these places are reached. */
  mustReach(places: PartitionPlaces): void {
    for (const [partition, next] of Object.entries(places)) if (next > 0) this.#mustReach.set(partition, Math.max(next, this.#mustReach.get(partition) ?? 0));
  }

  heard(partition: string, offset: number, ids: readonly string[] | null): void {
    if (this.#count >= this.most) this.#forget();
    if (this.#mustReach.size > 0) return this.mustReach({ [partition]: offset + 1 });
    const all = this.#of.get(partition) ?? [];
    all.push({ offset, ids });
    this.#of.set(partition, all);
    this.#change(ids, 1);
  }

  /** The partitions whose place matters. */
  partitions(): string[] {
    return [...new Set([...this.#of.keys(), ...this.#mustReach.keys()])];
  }

  /** The service says where it stands, with nothing put aside. */
  stands(places: PartitionPlaces): void {
    for (const [partition, next] of this.#mustReach) if ((places[partition] ?? 0) >= next) this.#mustReach.delete(partition);
    for (const [partition, all] of this.#of) {
      const next = places[partition] ?? 0;
      const left = all.filter(({ offset }) => offset >= next);
      for (const { offset, ids } of all) if (offset < next) this.#change(ids, -1);
      if (left.length > 0) this.#of.set(partition, left);
      else this.#of.delete(partition);
    }
  }

  /** Whether all that was heard has had its effect there. */
  isNone(): boolean { return this.#count === 0 && this.#mustReach.size === 0; }

  /** Whether all that was heard of one id has. */
  isNoneOf(id: string): boolean { return this.#mustReach.size === 0 && this.#anything === 0 && !this.#waiting.has(id); }

  #change(ids: readonly string[] | null, by: 1 | -1): void {
    this.#count += by;
    if (ids === null) { this.#anything += by; return; }
    for (const id of ids) {
      const left = (this.#waiting.get(id) ?? 0) + by;
      if (left > 0) this.#waiting.set(id, left);
      else this.#waiting.delete(id);
    }
  }

  #forget(): void {
    for (const [partition, all] of this.#of) this.mustReach({ [partition]: (all.at(-1)?.offset ?? -1) + 1 });
    this.#of.clear();
    this.#waiting.clear();
    this.#anything = 0;
    this.#count = 0;
  }
}
