import type { Day } from '@cornerstone/kernel/day';
import { liesWithin } from '@cornerstone/runtime/region-copy';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { Doer, Reported } from './verification.rules';

/** Reports as they were known on a day, without those amended by then. */
export const reportsKnownOn = (tx: Tx, projectId: string, on: Day): Promise<Reported[]> => query<Reported>(tx, `/* reportsKnownOn */
  select id, year, month, week, physical_progress as "physicalProgress", known_on::text as "knownOn", reported_by as "reportedBy" from report r
  where project_id = $1 and known_on <= $2 and not exists (select 1 from report a where a.amends = r.id and a.known_on <= $2)`, [projectId, on]);

/** Whoever has reported the project or corrected it, and the departments they act for. */
export const reportersOf = (tx: Tx, projectId: string): Promise<Doer[]> => query<Doer>(tx, `/* reportersOf */
  select r.reported_by as id, coalesce(p.departments, '{}') as departments from (select distinct reported_by from report where project_id = $1) r left join person_copy p on p.id = r.reported_by`, [projectId]);

/** SQL over a row `d` of verification_due: where it stands by what was known on the day. */
export const stateOn = (day: string): string => `case when d.done_known_on <= ${day}::date then 'DONE' when d.due_on < ${day}::date then 'OVERDUE' else 'OPEN' end`;

interface Drawable { id: string; paths: string[] }

/** Projects under construction in a scope, of the year's lists where a level or programme is told: the highest list says the level. */
export const drawableIn = (tx: Tx, path: string, { year, level, programme }: { year: number; level: string | null; programme: string | null }): Promise<Drawable[]> => query<Drawable>(tx, `/* drawableIn */
  select p.id, p.region_paths as paths from project p where p.withdrawn_on is null and p.stage = 'UNDER_CONSTRUCTION' and ${liesWithin('p.region_paths', '$1')}
    and ($3::text is null or (select l.level from listing l where l.project_id = p.id and l.withdrawn_on is null and l.year = $2 and l.level is not null order by array_position(array['NATIONAL','PROVINCIAL','CITY','COUNTY'], l.level) limit 1) = $3)
    and ($4::text is null or exists (select 1 from listing l where l.project_id = p.id and l.withdrawn_on is null and l.year = $2 and l.programme = $4))`, [path, year, level, programme]);
