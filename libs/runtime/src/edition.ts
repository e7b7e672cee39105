import { randomUUID } from 'node:crypto';

/** How often a service has changed in a way that no event tells of: it was started, copies were exchanged, scheduled rules ran. */
export interface Edition {
  /** Another text, another edition. */
  text(): string;
  /** Whether such a change is under way: what is read meanwhile may be of either edition. */
  isChanging(): boolean;
  changed(): void;
  /** A change that takes its time. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

export function openEdition(): Edition {
  const process = randomUUID();
  let changes = 0;
  let underWay = 0;
  const changed = (): void => { changes += 1; };
  return {
    text: () => `${process}.${changes}`,
    isChanging: () => underWay > 0,
    changed,
    async during(work) {
      underWay += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
        changed();
      }
    },
  };
}
