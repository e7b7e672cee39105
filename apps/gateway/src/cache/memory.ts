import type { CacheWatch } from './cache-watch';
import type { Checking } from './check';
import type { Kept } from './kept';
import type { KnownChanges } from './known-changes';

/** Where entities and answers are kept, what is known to have changed since, and who is told. */
export interface Memory { kept: Kept; changes: KnownChanges; isChecking: boolean; watch: CacheWatch; check: Checking }

/** People with their rights, in a language, that are remembered by a short name. */
export const MOST_ASKERS = 10_000;
