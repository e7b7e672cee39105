import type { Day } from '@cornerstone/kernel/day';
import { hydrate } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Listing } from './listing.entity';

/** SQL of a version `v`: it stood on a day, a date's text or a parameter; null is now. A later version that is known since an earlier day takes its place from that day. */
const stoodOn = (day: string): string => `not v.gone and case when ${day}::date is null then v.stands_until = 'infinity' else v.stands_since <= ${day}::date and ${day}::date < v.stands_until end`;

/** SQL: mentions as they stood on a day that only the statement knows, such as `$1`; null is now. Those whose import was taken back by then are none. */
export const listingsOn = (day: string): string => `(select v.* from listing_version v where ${stoodOn(day)})`;

/** SQL: mentions as they stood on a day; null is now, from the rows themselves. */
export const listingsAsOf = (asOf: Day | null): string => (asOf === null ? '(select * from listing where withdrawn_on is null)' : listingsOn(`'${asOf}'`));

/** The mentions of each project as they stood on a day, the latest year first. */
export async function mentionsOf(tx: Tx, projectIds: readonly string[], asOf: Day | null): Promise<Listing[]> {
  const rows = await query<Record<string, unknown>>(tx, `/* mentionsOf */ select l.* from ${listingsAsOf(asOf)} l where l.project_id = any($1) order by l.project_id, l.year desc nulls last, l.id`, [projectIds]);
  return rows.map((row) => hydrate(tx, Listing, row));
}
