import type { Day } from '@cornerstone/kernel/day';
import { firstByKey } from '@cornerstone/runtime/by-key';
import type { Window } from '@cornerstone/runtime/graph/page';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { chosen, counted, fromOf, matched, moneyOf, type From, type Reach } from './chain.sql';
import { CARRIABLE, LEADERS } from './chain-parts.sql';
import { FIGURES, type FigureName } from './figures';
import { monthsEnded } from './period.rules';
import { whereOf, type Scope, type Where } from './scope';
import { isInside, stepOf } from '@cornerstone/runtime/region-copy';
import type { Dimension } from './dimensions';

/** One slice, and the parts of each of its figures. */
export interface FigureRow extends Record<FigureName, string[]> { dimension: Dimension | 'TOTAL'; key: string | null; label: string | null }

const each = (dimension: Dimension, key: string, from: string, within: string | null, label = 'null::text'): string =>
  `select '${dimension}' as dimension, ${key} as key, ${label} as label, count(*) as size, ${FIGURES} from ${from} ${moneyOf(within)} group by 2`;

/** Each project once a key: two counties of one city are one place of the city. What lies in a column is looked at once for all projects that have the same, a hundred thousand have some hundreds. */
const keys = (column: 'places' | 'sectors' | 'programmes', values: (of: string) => string, label = 'null::text'): string =>
  `one left join (select told.of, k.key, ${label} as label from (select distinct ${column} as of from one) told cross join lateral (select distinct key from (${values('told.of')}) each_of) k) k on k.of = one.${column}`;

/** Slices of each dimension. A region's are the places one step below it, without one the cities; a project that lies higher is under its own region, one of a region that has ended by the day under what took its place. */
function slicesOf(dimension: Dimension, where: Where): string {
  const within = placesOf(where);
  switch (dimension) {
    case 'REGION': {
      const key = (place: string): string => stepOf(where.regionPath, `coalesce(gone.now, ${place})`);
      const inside = within ?? 'true';
      return each('REGION', 'k.key', keys('places', (of) => `select ${key('place')} as key from unnest(${of}) place left join gone on gone.old = place where ${inside}`, '(select r.name from region_copy r where r.code = k.key)'),
        `exists (select 1 from (select 1) own left join gone on gone.old = s.place where ${key('s.place')} is not distinct from k.key) and ${inside}`, 'min(k.label)');
    }
    case 'SECTOR': return each('SECTOR', 'k.key', keys('sectors', (of) => `select unnest(${of}) as key`), within);
    case 'PROGRAMME': return each('PROGRAMME', 'k.key', keys('programmes', (of) => `select unnest(${of}) as key`), within);
    case 'LEVEL': return each('LEVEL', 'level', 'one', within);
    case 'STAGE': return each('STAGE', 'stage', 'one', within);
    case 'KIND': return each('KIND', 'kind', 'one', within);
  }
}

/** A condition over `place`: it lies in the region that is asked for, or lay in one whose place that took; null where none is. */
function placesOf({ regionPath, parameters }: Where): string | null {
  if (regionPath === null) return null;
  const path = `$${parameters.push(regionPath)}::text`;
  return isInside('place', path);
}

/** How far the year has come on the day that is asked of; all years together have no period. */
function reachOf(tx: Tx, { year, asOf }: Scope): Reach {
  const on = asOf ?? tx.today;
  return { on, months: year === null ? 0 : monthsEnded(year, on) };
}

/** The total and the slices of any dimensions from one statement. */
export async function figuresOf(tx: Tx, scope: Scope, dimensions: readonly (Dimension | 'TOTAL')[], from: From = fromOf(scope.asOf)): Promise<FigureRow[][]> {
  const where = await whereOf(tx, scope);
  const parts = dimensions.map((dimension) => (dimension === 'TOTAL' ? `select 'TOTAL' as dimension, null::text as key, null::text as label, count(*) as size, ${FIGURES} from one ${moneyOf(placesOf(where))}` : slicesOf(dimension, where)));
  const rows = await query<FigureRow>(tx, `/* portfolioFigures */ with ${counted(where.where, from, scope.year, reachOf(tx, scope))}\n${parts.join('\nunion all ')}\norder by dimension, size desc, key`, where.parameters);
  return dimensions.map((dimension) => rows.filter((row) => row.dimension === dimension));
}

export interface FoundProjects { ids: string[]; total: number }

/** The projects behind the figures, by code. */
export async function projectsOf(tx: Tx, scope: Scope, window: Window, from: From = fromOf(scope.asOf)): Promise<FoundProjects> {
  const { where, parameters } = await whereOf(tx, scope);
  const rows = await query<{ id: string | null; total: number }>(tx, `/* portfolioProjects */ with ${chosen(where, from)}
    select f.id, t.total from (select count(*)::int as total from chosen) t left join (select id, code from chosen order by code offset ${window.offset} limit ${window.limit}) f on true order by f.code`, parameters);
  return { total: rows[0]?.total ?? 0, ids: rows.flatMap(({ id }) => (id === null ? [] : [id])) };
}

export interface Load extends Carried { level: string | null }

export interface Carried { leader: string; projects: number }

/** How many projects each person carries on a day (P7), in the order of their ids: as many as the portfolio filtered by the person has that are active. */
export async function carriedBy(tx: Tx, personIds: readonly string[], asOf: Day | null, from: From = fromOf(asOf)): Promise<(Carried | null)[]> {
  const rows = await query<Carried>(tx, `/* carriedBy */ with ${matched(CARRIABLE, from)}
    select leader, count(*)::int as projects from matched c, unnest(c.leaders) leader where leader = any($3)
      and not exists (select 1 from inside i join matched w on w.id = i.whole_id where i.project_id = c.id and leader = any(w.leaders)) group by leader`, [asOf, null, personIds]);
  return firstByKey(personIds, rows, 'leader');
}

export interface Loads { rows: Load[]; total: number }

/** Who carries how many of the projects that a filter leaves, the most first. The level is the highest at which the person carries any of them. */
export async function loadsOf(tx: Tx, scope: Scope, window: Window, from: From = fromOf(scope.asOf)): Promise<Loads> {
  const { where, parameters } = await whereOf(tx, scope);
  const rows = await query<{ leader: string | null; projects: number; level: string | null; total: number }>(tx, `/* leaderLoads */ with ${chosen(`${where} and ${CARRIABLE}`, from)},
    load as (select leader, count(*)::int as projects, (array_agg(a.level order by array_position(${LEADERS}, a.level)) filter (where a.level is not null))[1] as level
      from chosen c cross join unnest(c.leaders) leader left join lateral (select level from leader_fact a where a.project_id = c.id and a.person_id = leader and a.step = 'ASSIGNED' and ($1::date is null or a.known_on <= $1::date)
        order by a.known_on desc, a.assignment_id desc limit 1) a on true group by leader)
    select f.*, t.total from (select count(*)::int as total from load) t left join (select * from load order by projects desc, leader offset ${window.offset} limit ${window.limit}) f on true order by f.projects desc, f.leader`, parameters);
  return { total: rows[0]?.total ?? 0, rows: rows.flatMap(({ leader, projects, level }) => (leader === null ? [] : [{ leader, projects, level }])) };
}
