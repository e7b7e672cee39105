/** What a change says of itself: its events, and the ids of what they are about. */
export interface TouchedIds { ids: readonly string[]; events: readonly string[] }

/** Ids of events that were heard lately; an answer may come later than its events. */
const LATELY = 20_000;
/** Changes that were carried here and not heard yet: with more of them, the oldest are forgotten. */
const MOST = 20_000;

/** What changes that this gateway carried have changed, as long as their events have not been heard: other services may not have heard them either. */
export class OwnChanges {
  readonly #unheard = new Map<string, readonly string[]>();
  readonly #of = new Map<string, number>();
  readonly #lately = new Set<string>();

  carried({ ids, events }: TouchedIds): void {
    for (const event of events) {
      if (this.#lately.has(event) || this.#unheard.has(event)) continue;
      this.#unheard.set(event, ids);
      for (const id of ids) this.#of.set(id, (this.#of.get(id) ?? 0) + 1);
    }
    for (const oldest of this.#unheard.keys()) { if (this.#unheard.size <= MOST) break; this.#end(oldest); }
  }

  heard(event: string): void {
    this.#lately.add(event);
    for (const oldest of this.#lately) { if (this.#lately.size <= LATELY) break; this.#lately.delete(oldest); }
    this.#end(event);
  }

  isNone(): boolean { return this.#unheard.size === 0; }
  isNoneOf(id: string): boolean { return !this.#of.has(id); }

  #end(event: string): void {
    const ids = this.#unheard.get(event) ?? [];
    this.#unheard.delete(event);
    for (const id of ids) {
      const left = (this.#of.get(id) ?? 0) - 1;
      if (left > 0) this.#of.set(id, left);
      else this.#of.delete(id);
    }
  }
}
