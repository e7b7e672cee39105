/** At most so many at once; the others wait in the order in which they came. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(most: number) { this.#free = most; }

  async take(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => { this.#waiting.push(resolve); });
  }

  giveBack(): void {
    const next = this.#waiting.shift();
    if (next) next(); else this.#free += 1;
  }
}

/** The work, never twice at the same time; asked for while it runs, it runs once more after that. */
export function repeatable(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => { running = work().finally(() => { running = null; }); return running; };
  return () => {
    if (!running) return begin();
    next ??= running.catch(() => undefined).then(() => { next = null; return begin(); });
    return next;
  };
}
