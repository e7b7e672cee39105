/** For each name the number of what last happened to it. Bounded: what was forgotten counts as the last thing forgotten. */
export class Latest {
  readonly #of = new Map<string, number>();
  #forgotten = 0;

  constructor(private readonly most: number) {}

  of(name: string): number { return this.#of.get(name) ?? this.#forgotten; }

  happened(name: string, number: number): void {
    // Again at the end: a Map keeps its order, and the oldest is forgotten first.
    this.#of.delete(name);
    this.#of.set(name, number);
    if (this.#of.size <= this.most) return;
    for (const [oldest, last] of this.#of) {
      if (this.#of.size <= this.most / 2) break;
      this.#of.delete(oldest);
      this.#forgotten = Math.max(this.#forgotten, last);
    }
  }
}
