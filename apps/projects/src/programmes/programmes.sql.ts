import type { Day } from '@cornerstone/kernel/day';
import { fromYuan, type Fen } from '@cornerstone/kernel/money';
import { allByKey } from '@cornerstone/runtime/by-key';
import type { Window } from '@cornerstone/runtime/graph/page';
import { liesWithin } from '@cornerstone/runtime/region-copy';
import { select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { knownProjects, pageOfProjects, type FoundProjects } from '../ledger/known-projects.sql';
import { listingsAsOf } from '../ledger/listings.sql';
import { stillListed } from '../lifecycle/ending.sql';
import { insideOn } from '../parts/parts.sql';
import { regionPartsOf, type RegionPart } from '../shares/region-parts.sql';
import { Programme } from './programme.entity';

export const findProgrammes = (tx: Tx, province: string | null, year: number | null, asOf: Day | null): Promise<Programme[]> =>
  select(tx, Programme, '/* programmes */ select * from programme where ($1::text is null or province = $1) and ($2::int is null or year = $2) and ($3::date is null or known_on <= $3) order by year, province, name limit 500', [province, year, asOf]);

export const programmesById = (tx: Tx, ids: readonly string[], asOf: Day | null): Promise<Programme[]> => select(tx, Programme, '/* programmesById */ select * from programme where id = any($1) and ($2::date is null or known_on <= $2) order by id', [ids, asOf]);

/** Mentions on lists as they stood on the day, which is $1 too. None from which a project was taken off while it stays on others (P2, trap 4). */
export const mentions = (asOf: Day | null): string => `select id as listing_id, project_id, year, level, programme, total_investment, annual_plan, known_on from ${listingsAsOf(asOf)} l where ($1::date is null or known_on <= $1::date) and ${stillListed('$1')}`;

const RANK = "array_position(array['NATIONAL','PROVINCIAL','CITY','COUNTY'], m.level)";
/** Of rows (key, project_id and a mention's figures) one a key and project: the latest total that a list gives, else the project's own; the plan of the highest list, the latest first; of those of one day always the same. */
const once = (from: string): string => `select key, project_id, (array_agg(m.total_investment order by m.known_on desc, m.listing_id desc) filter (where m.total_investment is not null))[1] as listed_total,
  (array_agg(m.annual_plan order by ${RANK} nulls last, m.known_on desc, m.listing_id desc) filter (where m.annual_plan is not null))[1] as plan from ${from} m group by key, project_id`;

/** SQL: `named` (id, name, year, province_path, listed), each programme by each name that lists use for it or a part of it; $2 the programmes. */
const NAMED = `named as (select g.id, g.name, g.year, g.province_path, g.name as listed from programme g where g.id = any($2)
    union select g.id, g.name, g.year, g.province_path, part ->> 'listedAs' from programme g cross join lateral jsonb_array_elements(g.parts) part where g.id = any($2) and part ->> 'listedAs' is not null)`;

/** Each project of each programme once: the lists of its year that use its name, or a part's, of projects that lie in its province; a sub-project not beside its package. $2 the programmes. */
function members(tx: Tx, asOf: Day | null, key: string): string {
  return `${knownProjects(tx, asOf)}, ${insideOn('$1')}, mention as ${asOf === null ? 'not ' : ''}materialized (${mentions(asOf)}), ${NAMED},
  bound as (select ${key} as key, g.id as programme_id, g.name as own_name, m.*, p.region_paths from named g join mention m on m.year = g.year and m.programme = g.listed
    join project p on p.id = m.project_id and ${liesWithin('p.region_paths', 'g.province_path')}),
  single as (${once('bound')}),
  member as (select s.key, s.project_id, s.plan, coalesce(s.listed_total, p.total_investment) as total, p.region_paths as paths, p.code from single s join known p on p.id = s.project_id where not exists (select 1 from inside i join single w on w.key = s.key and w.project_id = i.whole_id where i.project_id = s.project_id))`;
}

export interface Figures { key: string; count: number; total: Fen; plan: Fen }
interface Raw { key: string; count: number; total: string; plan: string }
const SUMS = "count(*)::int as count, coalesce(sum(total), 0)::numeric(30,2)::text as total, coalesce(sum(plan), 0)::numeric(30,2)::text as plan";
const figuresFrom = (rows: readonly Raw[]): Figures[] => rows.map((row) => ({ ...row, total: fromYuan(row.total), plan: fromYuan(row.plan) }));

/** Figures of programmes, all from one statement. */
export async function programmeFigures(tx: Tx, ids: readonly string[], asOf: Day | null): Promise<Figures[]> {
  return figuresFrom(await query<Raw>(tx, `/* programmeFigures */ with ${members(tx, asOf, 'g.id')} select key, ${SUMS} from member group by key`, [asOf, ids]));
}

/** Figures of each part of programmes, by the name lists use for it: `key` is the programme's id and that name. */
export async function partFigures(tx: Tx, ids: readonly string[], asOf: Day | null): Promise<(Figures & { programme: string; part: string })[][]> {
  const rows = figuresFrom(await query<Raw>(tx, `/* programmeParts */ with ${members(tx, asOf, "g.id || '/' || m.programme")} select key, ${SUMS} from member group by key`, [asOf, ids]));
  return allByKey(ids, rows.map((row) => { const at = row.key.indexOf('/'); return { ...row, programme: row.key.slice(0, at), part: row.key.slice(at + 1) }; }), 'programme');
}

/** The union: each project once, whatever programmes it is in. */
const UNION = "'all'::text";
export interface Overlap { one: string; other: string; count: number; total: Fen }
export interface Union extends Figures { overlaps: Overlap[] }

/** Several programmes together, and what pairs of them share: why their figures must not be added (trap 3). Both are of the same walk. */
export async function unionFigures(tx: Tx, ids: readonly string[], asOf: Day | null): Promise<Union> {
  const rows = await query<Raw & { one: string | null; other: string | null }>(tx, `/* programmeUnion */ with ${members(tx, asOf, UNION)}, pair as (select distinct programme_id, project_id from bound),
    shared as (select a.programme_id as one, b.programme_id as other, a.project_id from pair a join pair b on b.project_id = a.project_id and b.programme_id > a.programme_id)
    select 'all' as key, null::text as one, null::text as other, ${SUMS} from member
    union all select 'pair', s.one, s.other, ${SUMS} from shared s join member m on m.project_id = s.project_id group by s.one, s.other order by key, count desc, one, other`, [asOf, ids]);
  const told = figuresFrom(rows).map((figures, at) => ({ ...figures, one: rows[at]?.one ?? '', other: rows[at]?.other ?? '' }));
  const all = told.find(({ key }) => key === 'all') ?? { key: 'all', count: 0, total: fromYuan('0.00'), plan: fromYuan('0.00') };
  return { ...all, overlaps: told.filter(({ key }) => key === 'pair') };
}

export interface Growth { on: Day; count: number }
/** How many projects the list had after each day on which it grew (2020: 980 → 1,182). */
export async function growthOf(tx: Tx, ids: readonly string[], asOf: Day | null): Promise<(Growth & { key: string })[][]> {
  const rows = await query<Growth & { key: string }>(tx, `/* programmeGrowth */ with mention as materialized (select project_id, year, programme, (select min(v.stands_since) from listing_version v where v.id = l.id and not v.gone) as known_on from ${listingsAsOf(asOf)} l where $1::date is null or l.known_on <= $1::date),
    first_listed as (select g.id as key, m.project_id, min(m.known_on) as on_day from programme g join mention m on m.year = g.year and (m.programme = g.name or exists (select 1 from jsonb_array_elements(g.parts) part where part ->> 'listedAs' = m.programme))
      join project p on p.id = m.project_id and ${liesWithin('p.region_paths', 'g.province_path')} where g.id = any($2) group by g.id, m.project_id)
    select key, on_day::text as "on", (sum(count(*)) over (partition by key order by on_day))::int as count from first_listed group by key, on_day order by key, on_day`, [asOf, ids]);
  return allByKey(ids, rows, 'key');
}

/** A page of the projects of programmes together, each once, by code. */
export async function projectsOfProgrammes(tx: Tx, ids: readonly string[], asOf: Day | null, window: Window): Promise<FoundProjects> {
  return pageOfProjects(tx, 'projectsOfProgrammes', `${members(tx, asOf, UNION)}, found as (select project_id as id, code from member)`, 'p.code', window, asOf, [asOf, ids]);
}

/** Programmes by the cities of their province: a project of several cities is listed in each and counted once above them (trap 2). */
export const citiesOf = (tx: Tx, ids: readonly string[], asOf: Day | null, provincePath: string): Promise<RegionPart[]> =>
  regionPartsOf(tx, 'citiesOfProgrammes', members(tx, asOf, 'g.id').replace('member as (', 'whole_member as ('), 'select key, project_id, paths, total from whole_member', [asOf, ids], provincePath);

export interface ListFigures extends Figures { level: string; programmes: { name: string | null; count: number }[] }
const ofYear = (tx: Tx, asOf: Day | null): string => `${knownProjects(tx, asOf)}, ${insideOn('$1')}, mention as ${asOf === null ? 'not ' : ''}materialized (${mentions(asOf)}), bound as (select m.level as key, m.* from mention m join project p on p.id = m.project_id where m.year = $2 and m.level is not null and ($3::text is null or ${liesWithin('p.region_paths', '$3::text')})),
  single as (${once('bound')}),
  member as (select s.key, s.project_id, s.plan, coalesce(s.listed_total, p.total_investment) as total, p.code from single s join known p on p.id = s.project_id where not exists (select 1 from inside i join single w on w.key = s.key and w.project_id = i.whole_id where i.project_id = s.project_id))`;

/** The lists of a year by level, each project once in each; one of several levels is on each of them. */
export async function listFigures(tx: Tx, year: number, within: string | null, asOf: Day | null): Promise<ListFigures[]> {
  const rows = await query<Raw & { programmes: { name: string | null; count: number }[] }>(tx, `/* listFigures */ with ${ofYear(tx, asOf)}, named as (select key, programme, count(distinct project_id)::int as count from bound group by key, programme)
    select key, ${SUMS}, (select jsonb_agg(jsonb_build_object('name', n.programme, 'count', n.count) order by n.count desc, n.programme) from named n where n.key = member.key) as programmes from member group by key order by array_position(array['NATIONAL','PROVINCIAL','CITY','COUNTY'], key)`, [asOf, year, within]);
  return rows.map((row) => ({ ...row, level: row.key, total: fromYuan(row.total), plan: fromYuan(row.plan) }));
}

export async function projectsOfList(tx: Tx, year: number, within: string | null, level: string, asOf: Day | null, window: Window): Promise<FoundProjects> {
  return pageOfProjects(tx, 'projectsOfList', `${ofYear(tx, asOf)}, found as (select project_id as id, code from member where key = $4)`, 'p.code', window, asOf, [asOf, year, within, level]);
}
