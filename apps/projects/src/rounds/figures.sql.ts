import type { Day } from '@cornerstone/kernel/day';
import { fromYuan, type Fen } from '@cornerstone/kernel/money';
import { allByKey, firstByKey } from '@cornerstone/runtime/by-key';
import type { Window } from '@cornerstone/runtime/graph/page';
import { hydrate } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { knownProjects, pageOfProjects, type FoundProjects } from '../ledger/known-projects.sql';
import type { Landing } from '../leads/leads.rules';
import { plansHeld } from '../pace/kept.sql';
import { regionPartsOf, type RegionPart } from '../shares/region-parts.sql';
import { RoundEntry } from './entry.entity';
import type { RoundList } from './rounds.rules';
import { standing } from './rounds.sql';

export type TotalPart = 'LIST' | 'SECTOR' | 'VENUE' | 'NEW' | 'CONVERTED' | 'UNCONVERTED' | 'ALL' | 'PROJECTS';
export interface Total { roundId: string; part: TotalPart; list: RoundList | null; key: string | null; count: number; investment: Fen }

/**
 * All totals of rounds from one statement. New is what was signed or started, each project once, with its start's amount where it has both; what was converted from
 * an earlier start is beside it, never in it (round 8: 1,420 = 651 + 769, and 907 converted). ALL is the entries of the three lists as offices publish them.
 */
export async function totalsOf(tx: Tx, roundIds: readonly string[], asOf: Day | null): Promise<Total[][]> {
  const of = (part: TotalPart, list: string, key: string, from: string, group: string): string =>
    `select round_id as "roundId", '${part}' as part, ${list} as list, ${key} as key, count(*)::int as count, coalesce(sum(investment), 0)::numeric(30,2)::text as investment from ${from} group by round_id${group}`;
  const latest = (lists: string): string => `(select distinct on (round_id, project_id) round_id, investment from entry where list in (${lists}) order by round_id, project_id, list desc) each`;
  const rows = await query<Omit<Total, 'investment'> & { investment: string }>(tx, `/* roundTotals */ with entry as (select * from round_entry e where round_id = any($1) and ${standing('$2')})
    ${[of('LIST', 'list', 'null', 'entry', ', list'), of('SECTOR', 'list', 'sector', 'entry', ', list, sector'), of('VENUE', 'list', 'venue', 'entry', ', list, venue'), of('NEW', 'null', 'null', latest("'SIGNING', 'START'"), ''),
    of('CONVERTED', 'null', 'null', "(select * from entry where list = 'COMMISSIONING' and converted_from is not null) each", ''), of('UNCONVERTED', 'null', 'null', "(select * from entry where list = 'COMMISSIONING' and converted_from is null) each", ''),
    of('ALL', 'null', 'null', 'entry', ''), of('PROJECTS', 'null', 'null', latest("'SIGNING', 'START', 'COMMISSIONING'"), '')].join('\n    union all ')}
    order by part, list, count desc, key`, [roundIds, asOf]);
  return allByKey(roundIds, rows.map((row) => ({ ...row, investment: fromYuan(row.investment) })), 'roundId');
}

export interface YearPlan { roundId: string; count: number; investment: Fen }

/** What the projects of a list plan for a year, each once, as known on the day: a plan that was set, else the highest list's; and how many have one. */
export async function plansOfList(tx: Tx, roundIds: readonly string[], list: RoundList, year: number, asOf: Day | null): Promise<(YearPlan | null)[]> {
  const rows = await query<Omit<YearPlan, 'investment'> & { investment: string }>(tx, `/* roundPlans */ with ${plansHeld('$2', '$4::int[]')}
    select e.round_id as "roundId", count(k.planned)::int as count, coalesce(sum(k.planned), 0)::numeric(30,2)::text as investment from (select distinct round_id, project_id from round_entry e where round_id = any($1) and list = $3 and ${standing('$2')}) e
    left join plan_known k using (project_id) group by e.round_id`, [roundIds, asOf, list, [year]]);
  return firstByKey(roundIds, rows.map((row) => ({ ...row, investment: fromYuan(row.investment) })), 'roundId');
}

/** A page of a round's entries, of a list, a sector or a venue. */
export interface EntryFilter { list: RoundList | null; sector: string | null; venue: string | null }
export interface PageOf<T> { rows: T[]; total: number }

const page = (found: string, order: string, { offset, limit }: Window): string =>
  `select f.*, t.total from (select count(*)::int as total from ${found}) t left join (select * from ${found} order by ${order} offset ${offset} limit ${limit}) f on true order by ${order.replaceAll('x.', 'f.')}`;
const rowsOf = (raws: readonly ({ total: number } & Record<string, unknown>)[]): PageOf<Record<string, unknown>> => ({ total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null) });

export async function entriesOf(tx: Tx, roundId: string, { list, sector, venue }: EntryFilter, asOf: Day | null, window: Window): Promise<PageOf<RoundEntry>> {
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* roundEntries */ with found as (select e.* from round_entry e where round_id = $1 and ${standing('$2')} and ($3::text is null or list = $3) and ($4::text is null or sector = $4) and ($5::text is null or venue = $5))
    ${page('found', 'known_on, id', window)}`, [roundId, asOf, list, sector, venue]);
  const { rows, total } = rowsOf(raws);
  return { total, rows: rows.map((raw) => hydrate(tx, RoundEntry, raw)) };
}

/** Of each started entry the day by which its evidence is due and what is known of it; a start is reported with evidence or not at all (P2). */
const EVIDENCE = `evidence as (select project_id, min(known_on) as known_on from event where type = 'projects.project.started.v1' and ($2::date is null or known_on <= $2::date) and project_id in (select project_id from round_entry where round_id = any($1)) group by project_id)`;
export interface EvidenceOf { id: string; due: Day; evidenceOn: Day | null }

export const evidenceOf = (tx: Tx, roundIds: readonly string[], asOf: Day | null): Promise<EvidenceOf[]> => query(tx, `/* startEvidence */ with ${EVIDENCE}
  select e.id, (r.held_on + r.start_evidence_days)::text as due, v.known_on::text as "evidenceOn" from round_entry e join round r on r.id = e.round_id left join evidence v using (project_id) where e.round_id = any($1) and e.list = 'START'`, [roundIds, asOf]);

/** Entries whose start has no evidence although its day has passed. */
export async function overdueStarts(tx: Tx, roundId: string, asOf: Day | null, today: Day, window: Window): Promise<PageOf<RoundEntry>> {
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* overdueStarts */ with ${EVIDENCE}, found as (select e.* from round_entry e join round r on r.id = e.round_id left join evidence v using (project_id)
      where e.round_id = any($1) and e.list = 'START' and ${standing('$2')} and v.project_id is null and r.held_on + r.start_evidence_days < $3::date)
    ${page('found', 'known_on, id', window)}`, [[roundId], asOf, asOf ?? today]);
  const { rows, total } = rowsOf(raws);
  return { total, rows: rows.map((raw) => hydrate(tx, RoundEntry, raw)) };
}

/**
 * How far each project of a list has come: 0 listed, 1 landed, 2 started, 3 commissioned, 4 at capacity; who has come further has passed what is before. $3 the list, $4 what counts as landed.
 * A removed project (调退) leaves every part; a cancelled one stays where it ended until it is removed (trap 11).
 */
const came = (tx: Tx, asOf: Day | null): string => `${knownProjects(tx, asOf)}, came as (
  select e.round_id, p.*, case when p.stage = 'AT_CAPACITY' then 4 when p.stage = 'COMMISSIONED' or p.commissioned_on is not null then 3
    when p.started_on is not null or p.stage in ('UNDER_CONSTRUCTION', 'SUSPENDED', 'COMPLETED') then 2
    when exists (select 1 from lead l join lead_landing d on d.lead_id = l.id where l.project_id = p.id and d.how = any($4) and ($2::date is null or d.known_on <= $2::date)) then 1 else 0 end as reached
  from round_entry e join known p on p.id = e.project_id where e.round_id = any($1) and e.list = $3 and ${standing('$2')} and p.stage <> 'REMOVED')`;

export interface Reached { roundId: string; reached: number; count: number }
export const reachedOf = (tx: Tx, roundIds: readonly string[], list: RoundList, landedBy: readonly Landing[], asOf: Day | null): Promise<Reached[]> =>
  query(tx, `/* followThrough */ with ${came(tx, asOf)} select round_id as "roundId", reached, count(*)::int as count from came group by round_id, reached`, [roundIds, asOf, list, landedBy]);

/** The projects that have come at least so far, by code. */
export async function reachedProjects(tx: Tx, roundId: string, list: RoundList, landedBy: readonly Landing[], least: number, asOf: Day | null, window: Window): Promise<FoundProjects> {
  return pageOfProjects(tx, 'followedProjects', `${came(tx, asOf)}, found as (select id, code from came where reached >= $5)`, 'p.code', window, asOf, [[roundId], asOf, list, landedBy, least]);
}

/** A list of a round by region: each city lists what lies in it, money of several is divided by the owner's shares only. */
export async function roundRegions(tx: Tx, roundIds: readonly string[], list: RoundList, asOf: Day | null, within: string): Promise<RegionPart[]> {
  const entry = `entry as (select e.* from round_entry e where e.round_id = any($2) and e.list = $3 and ${standing('$1')})`;
  return regionPartsOf(tx, 'roundRegions', entry, 'select e.round_id as key, e.project_id, p.region_paths as paths, e.investment as total from entry e join project p on p.id = e.project_id', [asOf, roundIds, list], within);
}
