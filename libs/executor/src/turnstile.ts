/** So many go at once whatever happens. */
const ALWAYS = 16;
/** How many of those that wait go in a turn of the event loop in which nothing came. */
const WHEN_QUIET = 8;

/** Counts answers of services as they come in: by it one sees whether there is enough to do. */
export const arrivals = { count: 0 };

/**
 * Who has begun ends first. What sixty operations hold that are all under way survives every round of the collector and is copied by it, and none of them ends sooner for it.
 * So beyond a few, one begins only when another ends, or when nothing has come in a turn of the event loop: then all wait for services, and there is room for more.
 */
export class Turnstile {
  #within = 0;
  readonly #waiting: (() => void)[] = [];
  #isLooking = false;

  constructor(private readonly always = ALWAYS) {}

  /** Null: go on at once. */
  enter(): Promise<void> | null {
    if (this.#within < this.always && this.#waiting.length === 0) { this.#within += 1; return null; }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    this.#look();
    return promise;
  }

  leave(): void {
    this.#within -= 1;
    if (this.#within < this.always) this.#let(1);
  }

  #let(most: number): void {
    for (const begin of this.#waiting.splice(0, most)) { this.#within += 1; begin(); }
  }

  #look(): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const before = arrivals.count;
    setImmediate(() => {
      this.#isLooking = false;
      if (arrivals.count === before) this.#let(WHEN_QUIET);
      if (this.#waiting.length > 0) this.#look();
    });
  }
}
