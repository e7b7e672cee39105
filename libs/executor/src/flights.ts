import { Shared, type Flight, type Patience } from './shared';

/** Milliseconds after its beginning in which others may join what is asked. */
const JOINABLE = 5;

interface Begun<T> { shared: Shared<T>; since: number; era: number }

/**
 * Equal questions under way are asked once. One who comes later than a few milliseconds, or after something was changed through this
 * process (a new era), asks anew: an answer may not be older than what made one ask.
 */
export class Flights<T> {
  readonly #begun = new Map<string, Begun<T>>();

  constructor(private readonly era: () => number) {}

  join(key: string, begin: () => Flight<T>, patience: Patience): Promise<T> {
    const found = this.#begun.get(key);
    const isJoinable = found !== undefined && found.era === this.era() && !found.shared.isGivenUp && performance.now() - found.since < JOINABLE;
    return (isJoinable ? found.shared : this.#begin(key, begin())).wait(patience);
  }

  #begin(key: string, flight: Flight<T>): Shared<T> {
    const begun: Begun<T> = { shared: new Shared(flight), since: performance.now(), era: this.era() };
    const end = (): void => { if (this.#begun.get(key) === begun) this.#begun.delete(key); };
    flight.result.then(end, end);
    this.#begun.set(key, begun);
    return begun.shared;
  }
}
