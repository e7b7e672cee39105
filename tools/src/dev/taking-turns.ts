/** At most so many at once; the others wait in the order in which they came. */
export class Turns {
  readonly #waiting: { turns: number; begin: () => void }[] = [];
  #free: number;

  constructor(private readonly most: number) { this.#free = most; }

  /** One turn, or all of them: nobody else has one meanwhile. */
  hold(alone: boolean): Hold {
    const turns = alone ? this.most : 1;
    return new Hold(() => this.#take(turns), () => { this.#free += turns; this.#next(); });
  }

  async #take(turns: number): Promise<void> {
    const taken = new Promise<void>((begin) => { this.#waiting.push({ turns, begin }); });
    this.#next();
    await taken;
  }

  #next(): void {
    for (let [first] = this.#waiting; first && first.turns <= this.#free; [first] = this.#waiting) {
      this.#waiting.shift();
      this.#free -= first.turns;
      first.begin();
    }
  }
}

/** What one holds of the turns, given back while it waits for others and taken again. */
export class Hold {
  #held = false;
  #ended = false;

  constructor(private readonly taken: () => Promise<void>, private readonly free: () => void) {}

  async take(): Promise<void> {
    if (this.#held || this.#ended) return;
    await this.taken();
    this.#held = true;
    // It may have been overtaken while it waited.
    if (this.#ended) this.giveBack();
  }

  giveBack(): void {
    if (this.#held) this.free();
    this.#held = false;
  }

  end(): void {
    this.#ended = true;
    this.giveBack();
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
