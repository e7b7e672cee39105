import type { DefectKind } from '@cornerstone/events/projects-defects';
import type { Day } from '@cornerstone/kernel/day';
import type { Window } from '@cornerstone/runtime/graph/page';
import { liesWithin } from '@cornerstone/runtime/region-copy';
import { select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { pageFrom, type Found } from '../ledger/page-from';
import { ProjectDefect } from './defect.entity';
import type { DefectSetting } from './defects.rules';

export const defectSettings = (tx: Tx): Promise<DefectSetting[]> => query(tx, '/* defectSettings */ select kind, since::text, watched, grace_days as "graceDays", severity from defect_setting');

/** Since when each kind is looked for: this is the first look at a new one, and a clock that goes back looks from its day on. */
export async function watchedSince(tx: Tx, kinds: readonly DefectKind[], today: Day): Promise<Map<string, Day>> {
  const rows = await query<{ kind: string; since: Day }>(tx, '/* watchDefects */ insert into defect_watch (kind, since) select kind, $2::date from unnest($1::text[]) kind on conflict (kind) do update set since = least(defect_watch.since, excluded.since) returning kind, since::text', [kinds, today]);
  return new Map(rows.map(({ kind, since }) => [kind, since]));
}

export const openAbout = async (tx: Tx): Promise<Map<string, string[]>> =>
  new Map((await query<{ kind: string; about: string[] }>(tx, "/* openAbout */ select kind, array_agg(distinct about) as about from project_defect where met_on is null and kind in ('CAMPAIGN_MISSED', 'HALF_YEAR_MISSED') group by kind")).map(({ kind, about }) => [kind, about]));

/** The end of defects, written once. */
export const endDefects = (tx: Tx, ends: readonly { id: string; metOn: Day }[], today: Day): Promise<unknown> =>
  query(tx, '/* endDefects */ update project_defect d set met_on = e."metOn", met_known_on = $2 from jsonb_to_recordset($1::jsonb) as e(id text, "metOn" date) where d.id = e.id and d.met_on is null', [JSON.stringify(ends), today]);

/** Of each project what was found by a day, what was due first at the top. */
export const defectsOf = (tx: Tx, projectIds: readonly string[], asOf: Day | null): Promise<ProjectDefect[]> =>
  select(tx, ProjectDefect, '/* defectsOf */ select * from project_defect where project_id = any($1) and ($2::date is null or known_on <= $2::date) order by due_on, id', [projectIds, asOf]);

export interface DefectFilter { kind: readonly DefectKind[] | null; open: boolean | null; path: string | null }

/** What was found by a day, what was due first at the top; open: not known to be done by then. */
export const findDefects = (tx: Tx, { kind, open, path }: DefectFilter, window: Window, asOf: Day | null): Promise<Found<ProjectDefect>> => pageFrom(tx, ProjectDefect, 'findDefects', `select d.* from project_defect d join project p on p.id = d.project_id
  where ($1::date is null or d.known_on <= $1::date) and ($2::text[] is null or d.kind = any($2)) and ($3::boolean is null or (d.met_known_on is null or coalesce(d.met_known_on > $1::date, false)) = $3) and ($4::text is null or ${liesWithin('p.region_paths', '$4')})`,
'f.due_on, f.id', [asOf, kind, open, path], window);
