import type { Fault } from '../faults';
import type { Ledger } from '../operations';

/** Every part of the page gets the whole ledger and what went wrong, and looks at its own fields only. */
export interface Part { project: Ledger; faults: Fault[] }
