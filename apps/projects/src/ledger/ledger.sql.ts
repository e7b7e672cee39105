import type { Day } from '@cornerstone/kernel/day';
import { checkPeriod } from '@cornerstone/kernel/period';
import type { Window } from '@cornerstone/runtime/graph/page';
import type { Level, ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import { knownAsOf, tableAsOf } from '@cornerstone/runtime/as-of';
import { liesAcross, liesWithin, regionPath } from '@cornerstone/runtime/region-copy';
import { select } from '@cornerstone/runtime/rows';
import { type Tx } from '@cornerstone/runtime/transaction';
import { findByCodes } from '../codes/codes.sql';
import { inOffice } from '../leaders/leaders.sql';
import { stillListed } from '../lifecycle/ending.sql';
import type { ProjectOrder } from './ledger.inputs';
import { pageOfProjects, type FoundProjects } from './known-projects.sql';
import { listingsAsOf } from './listings.sql';
import { Project } from './project.entity';

const ORDERS: Record<ProjectOrder, string> = { CODE: 'p.code', NAME: 'p.name, p.code', TOTAL_INVESTMENT: 'p.total_investment desc nulls last, p.code', STAGE: 'p.stage, p.code' };
const LEVELS: readonly Level[] = ['NATIONAL', 'PROVINCIAL', 'CITY', 'COUNTY'];

/** The conditions of a filter as SQL over `p`; every value is a parameter, $1 the day. */
export async function conditions(tx: Tx, filter: ProjectFilter, asOf: Day | null): Promise<{ where: string; parameters: unknown[] }> {
  const { own, listed, parameters } = await partsOf(tx, filter, asOf);
  return { where: [...own, ...listed].join(' and '), parameters };
}

/** Those that the row itself answers, and those that its lists do. */
async function partsOf(tx: Tx, filter: ProjectFilter, asOf: Day | null): Promise<{ own: string[]; listed: string[]; parameters: unknown[] }> {
  const parameters: unknown[] = [asOf];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const parts = ['($1::date is null or true) and p.withdrawn_on is null'];
  const onLists: string[] = [];
  const listed = [`($1::date is null or l.known_on <= $1::date) and ${stillListed('$1')}`];
  const listings = listingsAsOf(asOf);
  const year = typeof filter.year === 'number' ? checkPeriod({ year: filter.year }).year : null;
  if (year !== null) listed.push(`l.year = ${parameter(year)}`);
  // Gathered once a statement, not looked for project by project: of a province all are on the lists.
  const onList = (condition: string): string => `p.id in (select l.project_id from ${listings} l where ${[...listed, condition].join(' and ')})`;
  if (year !== null) onLists.push(onList('true'));
  const within = filter.region ? await regionPath(tx, filter.region, 'P8') : null;
  if (within) parts.push(liesWithin('p.region_paths', parameter(within)));
  if (typeof filter.crossRegion === 'boolean') parts.push(`${filter.crossRegion ? '' : 'not '}${liesAcross('p.region_paths', within, '$1')}`);
  // The highest that a list gives.
  if (filter.level) onLists.push(onList(`l.level = ${parameter(filter.level)}`), `not ${onList(`l.level = any(${parameter(LEVELS.slice(0, LEVELS.indexOf(filter.level)))}::text[])`)}`);
  if (filter.programme) onLists.push(onList(`l.programme = ${parameter(filter.programme)}`));
  if (filter.sector) {
    const sector = parameter(filter.sector);
    // The lists' own word; the project's where no list gives one, as the figures count it.
    onLists.push(`(${onList(`l.sector = ${sector}`)} or (p.sector = ${sector} and not ${onList('l.sector is not null')}))`);
  }
  if (filter.stage) parts.push(`p.stage = any(${parameter(filter.stage)}::text[])`);
  if (filter.kind) parts.push(`p.kind = ${parameter(filter.kind)}`);
  if (filter.text) {
    const text = parameter(filter.text.toLowerCase());
    parts.push(`(position(${text} in lower(p.name)) > 0 or position(${text} in lower(p.code)) > 0)`);
  }
  if (filter.leader) parts.push(`exists (select 1 from project_leader o where o.project_id = p.id and o.person_id = ${parameter(filter.leader)} and ${inOffice('$1')})`);
  return { own: parts, listed: onLists, parameters };
}

/** A page of projects and how many there are, as known on a day. */
export async function findProjects(tx: Tx, filter: ProjectFilter, order: ProjectOrder, window: Window, asOf: Day | null): Promise<FoundProjects> {
  const { own, listed, parameters } = await partsOf(tx, filter, asOf);
  const columns = 'p.id, p.code, p.name, p.stage, p.total_investment';
  return pageOfProjects(tx, 'findProjects', `own as materialized (select ${columns}, p.sector from ${knownAsOf(tx, Project, asOf)} p where ${own.join(' and ')}),
    found as (select ${columns} from own p${listed.length > 0 ? ` where ${listed.join(' and ')}` : ''})`, ORDERS[order], window, asOf, parameters);
}

/** By id, or by any code it has or had. */
export async function findProject(tx: Tx, key: { id?: string | null; code?: string | null }, asOf: Day | null): Promise<Project | null> {
  const [row] = key.id ? await select(tx, Project, `/* findProject */ select p.* from ${tableAsOf(tx, Project, asOf, { column: 'id', keys: 'array[$1]' })} p where p.id = $1 and p.withdrawn_on is null`, [key.id]) : await findByCodes(tx, [key.code ?? ''], asOf);
  return row ?? null;
}
