import { conflict } from '@cornerstone/kernel/rejection';

/** What a person decided on must be what is there now; 0 is a version too, one that nothing ever had. */
export function requireVersion(seen: number | null | undefined, found: number): void {
  if (seen !== null && seen !== undefined && seen !== found) throw conflict(seen, found);
}
