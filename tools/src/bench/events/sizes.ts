export interface Sizes {
  /** Messages of one turn of the two clients, and how often the turns are repeated. */
  clientMessages: number;
  relayEvents: number;
  rounds: number;
  rates: readonly number[];
  seconds: number;
}

export const FULL: Sizes = { clientMessages: 50_000, relayEvents: 30_000, rounds: 3, rates: [100, 200, 1_000], seconds: 20 };
/** Enough to see that everything works; no figure of it means anything. */
export const QUICK: Sizes = { clientMessages: 4_000, relayEvents: 2_000, rounds: 1, rates: [100], seconds: 2 };

/** What the relay hands to the broker at once; everyone here does the same. */
export const BATCH = 500;
