import type { Range } from './position';

/** A number keeps its exact decimal text; a formula cell is one whose result was never stored. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string; format: string | null }
  | { kind: 'formula'; formula: string }
  | { kind: 'error'; text: string };

/** Sparse on purpose: one stray cell at XFD1048576 costs one entry. */
export interface Grid {
  name: string;
  hidden: boolean;
  epoch1904: boolean;
  rows: Map<number, Map<number, Cell>>;
  merges: readonly Range[];
}

export const MAX_DATA_ROWS = 50_000;
/** Titles, headers, subtotals and notes come on top of the data rows. */
export const MAX_FILLED_ROWS = 52_000;
export const MAX_FILLED_CELLS = 2_000_000;
export const MAX_MERGES = 200_000;
/** An Excel cell holds 32,767 characters; what is longer is cut here, and the row refused for it later. */
export const LONGEST_CELL = 40_000;
