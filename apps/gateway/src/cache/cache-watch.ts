/** What a comparison shows: the same; another, and known to be so within the bound; another, and nobody would have known. */
export type Checked = 'same' | 'overtaken' | 'different';

/** Told of what the cache does. */
export interface CacheWatch {
  /** Entities of a service that were found, or were not; fetches that were made as if there were no cache. */
  asked(service: string, how: 'hit' | 'miss' | 'aside'): void;
  /** A whole answer was found, or was not, or not asked for because somebody does not say how things stand. */
  answered(how: 'hit' | 'miss' | 'aside'): void;
  /** `answers` for a whole answer. */
  checked(service: string, how: Checked): void;
  /** An event was heard: milliseconds from its recording until the broker was given it, and from then until it was heard here; by the clocks of two machines. */
  heard(sentMs: number, heardMs: number): void;
  holds(bytes: number, entries: number): void;
}
