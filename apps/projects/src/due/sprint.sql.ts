import type { Day } from '@cornerstone/kernel/day';
import { liesWithin } from '@cornerstone/runtime/region-copy';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { listingsAsOf } from '../ledger/listings.sql';

/** SQL over a sprint `s` and a project `p`: the project lies in its scope in a year. */
export const inScope = (year: string, asOf: Day | null = null): string => `${liesWithin('p.region_paths', 's.region_path')} and (num_nonnulls(s.level, s.programme) = 0 or exists (select 1 from ${listingsAsOf(asOf)} l
  where l.project_id = p.id and l.year = ${year} and (s.level is null or l.level = s.level) and (s.programme is null or l.programme = s.programme)))`;

/** Of each project and day the sprint with daily reports that holds it, keyed `project day`. */
export async function sprintsHolding(tx: Tx, days: readonly { projectId: string; day: Day }[]): Promise<Map<string, string>> {
  if (days.length === 0) return new Map();
  const found = await query<{ project_id: string; day: Day; sprint_id: string }>(tx, `/* sprintsHolding */ select distinct on (asked."projectId", asked.day) asked."projectId" as project_id, asked.day::text as day, s.id as sprint_id
    from jsonb_to_recordset($1::jsonb) as asked("projectId" text, day date) join project p on p.id = asked."projectId"
    join sprint s on s.rhythm = 'DAY' and asked.day between s.from_day and s.to_day and ${inScope('extract(year from asked.day)')} order by asked."projectId", asked.day, s.id`, [JSON.stringify(days)]);
  return new Map(found.map(({ project_id: projectId, day, sprint_id: id }) => [`${projectId} ${day}`, id]));
}
