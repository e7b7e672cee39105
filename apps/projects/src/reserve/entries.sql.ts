import type { Day } from '@cornerstone/kernel/day';
import { addDays } from '@cornerstone/kernel/day';
import { knownAsOf, tableAsOf } from '@cornerstone/runtime/as-of';
import type { Window } from '@cornerstone/runtime/graph/page';
import { isInside, liesWithin, regionPath } from '@cornerstone/runtime/region-copy';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Project } from '../ledger/project.entity';
import { ReserveEntry } from './entry.entity';
import type { PreworkFact } from './prework.rules';
import type { ReserveFilter } from './reserve.inputs';
import type { Category, Level } from './standards.rules';
import { projectsAsOf } from '../ledger/known-projects.sql';

/** SQL: the last day on which an entry `e` went forward: admitted, noted, or heard of from approvals, by what was known on a day. */
export const movedBy = (day: string): string => `greatest(e.admitted_on, e.progressed_on, (select max(f.known_on) from prework_fact f where f.project_id = e.project_id and (${day}::date is null or f.known_on <= ${day}::date)))`;
const MOVED = movedBy('$1');

export interface FoundEntries { rows: ReserveEntry[]; total: number }

/** A page of entries, the oldest first, as known on a day; `staleSince`: entries that have not moved since before that day are flagged. */
export async function findEntries(tx: Tx, filter: ReserveFilter, window: Window, asOf: Day | null, staleAfterDays: number): Promise<FoundEntries> {
  const parameters: unknown[] = [asOf];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const parts = ['($1::date is null or true)', `e.state = any(${parameter(filter.state ?? ['PROPOSED', 'ADMITTED'])}::text[])`];
  if (filter.region) parts.push(liesWithin('p.region_paths', parameter(await regionPath(tx, filter.region, 'P1'))));
  if (filter.category) parts.push(`e.category = ${parameter(filter.category)}`);
  if (filter.level) parts.push(`e.level = ${parameter(filter.level)}`);
  if (filter.sector) parts.push(`p.sector = ${parameter(filter.sector)}`);
  if (filter.stale !== null && filter.stale !== undefined) parts.push(`(e.state = 'ADMITTED' and ${MOVED} < ${parameter(addDays(asOf ?? tx.today, -staleAfterDays))}) = ${parameter(filter.stale)}`);
  if (filter.text) {
    const text = parameter(filter.text.toLowerCase());
    parts.push(`(position(${text} in lower(p.name)) > 0 or position(${text} in lower(p.code)) > 0)`);
  }
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* findReserveEntries */ with found as (
      select e.* from ${knownAsOf(tx, ReserveEntry, asOf)} e join ${projectsAsOf(tx, asOf)} p on p.id = e.project_id where ${parts.join(' and ')})
    select f.*, t.total from (select count(*)::int as total from found) t left join (select * from found order by proposed_on, id offset ${window.offset} limit ${window.limit}) f on true`, parameters);
  return { total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, ReserveEntry, raw)) };
}

/** The latest entry of each project, as known on a day. */
export const latestEntries = (tx: Tx, projectIds: readonly string[], asOf: Day | null): Promise<ReserveEntry[]> => select(tx, ReserveEntry,
  `/* latestReserveEntries */ select distinct on (project_id) e.* from ${tableAsOf(tx, ReserveEntry, asOf, { column: 'project_id', keys: '$1' })} e where project_id = any($1) order by project_id, proposed_on desc, id desc`, [projectIds]);

/** What approvals told of each project's procedures by a day. */
export const preworkFacts = (tx: Tx, projectIds: readonly string[], knownBy: Day | null): Promise<(PreworkFact & { knownOn: Day })[]> => query(tx,
  '/* preworkFacts */ select project_id as "projectId", case_id as "caseId", procedure, step, commitment_id as "commitmentId", known_on::text as "knownOn" from prework_fact where project_id = any($1) and ($2::date is null or known_on <= $2)', [projectIds, knownBy]);

export interface SessionScope { path: string; category: Category | null; level: Level | null; decidedQuarter: string; on: Day }

/** What a session is about, locked: entries and proposals that lie wholly within the region, came by its day, and that no session of the quarter has decided. */
export const entriesInScope = (tx: Tx, { path, category, level, decidedQuarter, on }: SessionScope): Promise<ReserveEntry[]> => select(tx, ReserveEntry, `/* entriesInScope */
  select e.* from reserve_entry e join project p on p.id = e.project_id
  where e.state in ('PROPOSED', 'ADMITTED') and cardinality(p.region_paths) > 0 and not exists (select 1 from unnest(p.region_paths) place where not ${isInside('place', '$1')})
    and ($2::text is null or e.category = $2) and ($3::text is null or e.level = $3) and e.decided_quarter is distinct from $4 and coalesce(e.admitted_on, e.proposed_on) <= $5
  order by e.id for update of e`, [path, category, level, decidedQuarter, on]);

/** Locked in one order, after their entries. */
export const projectsOfEntries = (tx: Tx, projectIds: readonly string[]): Promise<Project[]> => select(tx, Project, '/* projectsOfEntries */ select * from project where id = any($1) order by id for update', [projectIds]);

export interface VolumeRow { category: Category | null; entries: number; investment: string }

/** What the library of a region holds on a day: each entry once, however many places it lies in; the whole (category null) and by category. */
export const volumeOf = (tx: Tx, path: string, asOf: Day | null): Promise<VolumeRow[]> => query(tx, `/* reserveVolume */
  select e.category, count(*)::int as entries, coalesce(sum(p.total_investment), 0)::numeric(30,2)::text as investment
  from ${knownAsOf(tx, ReserveEntry, asOf)} e join ${projectsAsOf(tx, asOf)} p on p.id = e.project_id
  where e.state = 'ADMITTED' and ${liesWithin('p.region_paths', '$1')} group by grouping sets ((), (e.category)) order by e.category nulls first`, [path]);
