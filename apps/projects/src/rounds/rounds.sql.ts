import type { Day } from '@cornerstone/kernel/day';
import { notFound } from '@cornerstone/kernel/rejection';
import { load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { Standing } from './entries.rules';
import { Round } from './round.entity';

/** SQL over a row `e` of round_entry: it was in the round, by what was known on the day; null is now. */
export const standing = (day: string): string => `((${day}::date is null and e.removed_known_on is null) or (e.known_on <= ${day}::date and (e.removed_known_on is null or e.removed_known_on > ${day}::date)))`;

export const findRounds = (tx: Tx, year: number | null, code: string | null, asOf: Day | null): Promise<Round[]> =>
  select(tx, Round, '/* rounds */ select * from round where ($1::int is null or year = $1) and ($2::text is null or code = $2) and ($3::date is null or known_on <= $3) order by held_on, code limit 500', [year, code, asOf]);

/** By its code, locked until the transaction ends: additions to one round wait for each other. */
export async function loadRound(tx: Tx, code: string, seen: { expectedVersion?: number | null }): Promise<Round> {
  const [found] = await query<{ id: string }>(tx, '/* roundByCode */ select id from round where code = $1', [code]);
  if (!found) throw notFound({ en: 'The round', zh: '期次' }, code);
  return load(tx, Round, found.id, seen);
}

interface StandingRow extends Standing { projectId: string }

/** Where projects stand in rounds of this kind and region: what would count twice, and what a commissioning may come from. */
export async function standingsOf(tx: Tx, { kind, regionCode }: Round, projectIds: readonly string[]): Promise<Map<string, Standing[]>> {
  const rows = await query<StandingRow>(tx, `/* standingsOf */ select e.id, e.project_id as "projectId", e.round_id as "roundId", r.code as "roundCode", r.held_on::text as "heldOn", e.list from round_entry e join round r on r.id = e.round_id
    where e.project_id = any($1) and r.kind = $2 and r.region_code = $3 and e.removed_known_on is null`, [projectIds, kind, regionCode]);
  return Map.groupBy(rows, ({ projectId }) => projectId);
}
