import { select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { ProjectEnding } from './ending.entity';
import type { Standing } from './ending.rules';

/** SQL over a row `l` of listing: no decision known by the day ($n, null: today) has taken it off while the project stays on other lists. */
export const stillListed = (day: string): string => `not exists (select 1 from project_ending g where g.project_id = l.project_id and g.kind = 'DELISTED' and l.id = any(g.listing_ids) and (${day}::date is null or g.known_on <= ${day}::date))`;

/** Listings that no decision has ended. */
export const standingOf = (tx: Tx, projectId: string): Promise<Standing[]> => query<Standing>(tx, `/* standingListings */ select l.id, l.year, l.level, l.programme from listing l
  where l.project_id = $1 and l.withdrawn_on is null and not exists (select 1 from project_ending g where g.project_id = $1 and l.id = any(g.listing_ids)) order by l.id`, [projectId]);

export const endingsOf = (tx: Tx, projectIds: readonly string[], asOf: string | null): Promise<ProjectEnding[]> =>
  select(tx, ProjectEnding, '/* endingsOf */ select * from project_ending where project_id = any($1) and ($2::date is null or known_on <= $2::date) order by "on", known_on, id', [projectIds, asOf]);
