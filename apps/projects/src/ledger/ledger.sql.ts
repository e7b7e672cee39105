import type { Day } from '@cornerstone/kernel/day';
import { checkPeriod } from '@cornerstone/kernel/period';
import type { Window } from '@cornerstone/runtime/graph/page';
import type { ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import { tableAsOf } from '@cornerstone/runtime/as-of';
import { liesAcross, liesWithin, regionPath } from '@cornerstone/runtime/region-copy';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { findByCodes } from '../codes/codes.sql';
import { inOffice } from '../leaders/leaders.sql';
import { stillListed } from '../lifecycle/ending.sql';
import type { ProjectOrder } from './ledger.inputs';
import { listingsAsOf } from './listings.sql';
import { Project } from './project.entity';

const ORDERS: Record<ProjectOrder, string> = { CODE: 'p.code', NAME: 'p.name, p.code', TOTAL_INVESTMENT: 'p.total_investment desc nulls last, p.code', STAGE: 'p.stage, p.code' };
const LEVEL_RANK = "array_position(array['NATIONAL','PROVINCIAL','CITY','COUNTY'], l.level)";

/** The conditions of a filter as SQL over `p`; every value is a parameter, $1 the day. */
export async function conditions(tx: Tx, filter: ProjectFilter, asOf: Day | null): Promise<{ where: string; parameters: unknown[] }> {
  const parameters: unknown[] = [asOf];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const parts = ['($1::date is null or true) and p.withdrawn_on is null'];
  const listed = [`l.project_id = p.id and ($1::date is null or l.known_on <= $1::date) and ${stillListed('$1')}`];
  const listings = listingsAsOf(asOf);
  const year = typeof filter.year === 'number' ? checkPeriod({ year: filter.year }).year : null;
  if (year !== null) listed.push(`l.year = ${parameter(year)}`);
  const onList = (condition: string): string => `exists (select 1 from ${listings} l where ${[...listed, condition].join(' and ')})`;
  if (year !== null) parts.push(onList('true'));
  const within = filter.region ? await regionPath(tx, filter.region, 'P8') : null;
  if (within) parts.push(liesWithin('p.region_paths', parameter(within)));
  if (typeof filter.crossRegion === 'boolean') parts.push(`${filter.crossRegion ? '' : 'not '}${liesAcross('p.region_paths', within)}`);
  if (filter.level) parts.push(`(select l.level from ${listings} l where ${listed.join(' and ')} and l.level is not null order by ${LEVEL_RANK} limit 1) = ${parameter(filter.level)}`);
  if (filter.programme) parts.push(onList(`l.programme = ${parameter(filter.programme)}`));
  if (filter.sector) {
    const sector = parameter(filter.sector);
    // The lists' own word; the project's where no list gives one, as the figures count it.
    parts.push(`(${onList(`l.sector = ${sector}`)} or (p.sector = ${sector} and not ${onList('l.sector is not null')}))`);
  }
  if (filter.stage) parts.push(`p.stage = any(${parameter(filter.stage)}::text[])`);
  if (filter.kind) parts.push(`p.kind = ${parameter(filter.kind)}`);
  if (filter.text) {
    const text = parameter(filter.text.toLowerCase());
    parts.push(`(position(${text} in lower(p.name)) > 0 or position(${text} in lower(p.code)) > 0)`);
  }
  if (filter.leader) parts.push(`exists (select 1 from project_leader o where o.project_id = p.id and o.person_id = ${parameter(filter.leader)} and ${inOffice('$1')})`);
  return { where: parts.join(' and '), parameters };
}

export interface Found { rows: Project[]; total: number }

/** A page of projects and how many there are, as known on a day. */
export async function findProjects(tx: Tx, filter: ProjectFilter, order: ProjectOrder, window: Window, asOf: Day | null): Promise<Found> {
  const { where, parameters } = await conditions(tx, filter, asOf);
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* findProjects */ with found as (select p.* from ${tableAsOf(tx, Project, asOf)} p where ${where})
    select f.*, t.total from (select count(*)::int as total from found) t left join (select * from found p order by ${ORDERS[order]} offset ${window.offset} limit ${window.limit}) f on true`, parameters);
  return { total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, Project, raw)) };
}

/** By id, or by any code it has or had. */
export async function findProject(tx: Tx, key: { id?: string | null; code?: string | null }, asOf: Day | null): Promise<Project | null> {
  const [row] = key.id ? await select(tx, Project, `/* findProject */ select p.* from ${tableAsOf(tx, Project, asOf, { column: 'id', keys: 'array[$1]' })} p where p.id = $1 and p.withdrawn_on is null`, [key.id]) : await findByCodes(tx, [key.code ?? ''], asOf);
  return row ?? null;
}
