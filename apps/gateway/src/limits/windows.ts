/** So much was counted under a name, until when; milliseconds of `now`, a clock that does not go back. */
export interface Window { count: number; readonly ends: number }

/** Counts under names, each from its first to so many milliseconds later; nothing waits, and no timer runs. */
export class Windows {
  /** In the order in which they end, since all are of one length. */
  readonly #open = new Map<string, Window>();

  constructor(private readonly length: number, private readonly now: () => number = () => performance.now()) {}

  add(name: string, points: number): Window {
    const found = this.find(name);
    if (found) { found.count += points; return found; }
    const begun = { count: points, ends: this.now() + this.length };
    this.#forget();
    this.#open.set(name, begun);
    return begun;
  }

  /** What was counted so far; null: nothing that still counts. */
  find(name: string): Window | null {
    const found = this.#open.get(name);
    return found && found.ends > this.now() ? found : null;
  }

  /** Whole seconds until it counts no more, one at least. */
  secondsLeft({ ends }: Window): number {
    return Math.max(1, Math.ceil((ends - this.now()) / 1_000));
  }

  #forget(): void {
    const now = this.now();
    for (const [name, { ends }] of this.#open) {
      if (ends > now) return;
      this.#open.delete(name);
    }
  }
}
