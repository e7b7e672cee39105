import type { Day } from '@cornerstone/kernel/day';
import type { Window } from '@cornerstone/runtime/graph/page';
import { liesWithin } from '@cornerstone/runtime/region-copy';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { inOffice } from './leaders.sql';
import { OFFICERS_ASKED_BY_TEXTS } from './officers.rules';
import { projectsAsOf } from '../ledger/known-projects.sql';
import { listingsAsOf } from '../ledger/listings.sql';

export const gapKinds = ['LEADER', 'LEADER_OF_LEVEL', 'POLICE_OFFICER'] as const;
export type GapKind = (typeof gapKinds)[number];
export interface Gap { projectId: string; missing: GapKind[] }
export interface GapsAsked { path: string | null; level: string | null; missing: readonly GapKind[] | null; asOf: Day | null }

const RANKS = { lists: "array['NATIONAL','PROVINCIAL','CITY','COUNTY']", leaders: "array['PROVINCIAL','CITY','COUNTY']" };

/** SQL: parts up to `gap` (project_id, code, missing), by what was known on the day. $1 the day, $2 a region's path, $3 a level (null: all), $4 where the texts ask for officers. */
export const gaps = (tx: Tx, asOf: Day | null): string => `told as (
      select distinct on (region_code, level) region_paths[1] as path, level, asked from officer_demand where $1::date is null or known_on <= $1::date order by region_code, level, known_on desc, id desc),
    demand as (select * from told union all select asking, null, true from unnest($4::text[]) asking where not exists (select from told t where t.path = asking and t.level is null)),
    carried as (select project_id, min(array_position(${RANKS.leaders}, level)) as rank, bool_or(police_officer_id is not null) as guarded from project_leader o where ${inOffice('$1')} group by project_id),
    gap as (select p.id as project_id, p.code, array_remove(array[
        case when c.rank is null then 'LEADER' end,
        case when c.rank > case when p.level is null then cardinality(${RANKS.leaders}) else greatest(array_position(${RANKS.lists}, p.level) - 1, 1) end then 'LEADER_OF_LEVEL' end,
        case when not coalesce(c.guarded, false) and (select d.asked from demand d where ${liesWithin('p.region_paths', 'd.path')} and (d.level is null or d.level = p.level)
          order by cardinality(string_to_array(d.path, '.')) desc, d.level nulls last limit 1) and (p.level is not null or exists (select 1 from ${listingsAsOf(asOf)} l where l.project_id = p.id and ($1::date is null or l.known_on <= $1::date))) then 'POLICE_OFFICER' end], null) as missing
      from ${projectsAsOf(tx, asOf)} p left join carried c on c.project_id = p.id
      where p.stage not in ('REMOVED', 'CANCELLED') and ($2::text is null or ${liesWithin('p.region_paths', '$2')}) and ($3::text is null or p.level = $3))`;
export const gapParameters = ({ path, level, asOf }: Pick<GapsAsked, 'path' | 'level' | 'asOf'>): unknown[] => [asOf, path, level, OFFICERS_ASKED_BY_TEXTS];

/** Active projects that lack a leader, one of at least their list's level, or a police officer where one is asked for, by what was known on the day. */
export async function gapsOf(tx: Tx, asked: GapsAsked, { offset, limit }: Window): Promise<{ rows: Gap[]; total: number }> {
  const rows = await query<{ project_id: string | null; missing: GapKind[]; total: number }>(tx, `/* leaderGaps */ with ${gaps(tx, asked.asOf)},
    found as (select * from gap where missing <> '{}' and ($5::text[] is null or missing && $5))
    select f.project_id, f.missing, t.total from (select count(*)::int as total from found) t left join (select * from found order by code offset ${offset} limit ${limit}) f on true order by f.code`,
  [...gapParameters(asked), asked.missing]);
  return { total: rows[0]?.total ?? 0, rows: rows.flatMap(({ project_id: projectId, missing: kinds }) => (projectId === null ? [] : [{ projectId, missing: kinds }])) };
}
