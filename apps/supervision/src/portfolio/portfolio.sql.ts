import type { Day } from '@cornerstone/kernel/day';
import { firstByKey } from '@cornerstone/runtime/by-key';
import type { Window } from '@cornerstone/runtime/graph/page';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { CARRIABLE, chosen, counted } from './chain.sql';
import { FIGURES, type FigureName } from './figures';
import { whereOf, type Scope, type Where } from './scope';
import type { Dimension } from './dimensions';

/** One slice, and the parts of each of its figures. */
export interface FigureRow extends Record<FigureName, string[]> { dimension: Dimension | 'TOTAL'; key: string | null; label: string | null }

const each = (dimension: Dimension, key: string, from: string, label = 'null::text'): string =>
  `select '${dimension}' as dimension, ${key} as key, ${label} as label, count(*) as size, ${FIGURES} from ${from} group by 2`;

/** Each project once a key: two counties of one city are one place of the city. */
const keys = (values: string): string => `one left join lateral (select distinct key from (${values}) told) k on true`;

/** Slices of each dimension. A region's are the places one step below it, without one the cities; a project that lies higher is under its own region. */
function slicesOf(dimension: Dimension, { regionPath, parameters }: Where): string {
  switch (dimension) {
    case 'REGION': {
      const path = `$${parameters.push(regionPath)}::text`;
      const inside = `(${path} is null or place = ${path} or starts_with(place, ${path} || '.'))`;
      const depth = (regionPath?.split('.').length ?? 1) + 1;
      return each('REGION', 'k.key', keys(`select (string_to_array(place, '.'))[least(${depth}, cardinality(string_to_array(place, '.')))] as key from unnest(one.paths) place where ${inside}`),
        'min((select r.name from region_copy r where r.code = k.key))');
    }
    case 'SECTOR': return each('SECTOR', 'k.key', keys('select unnest(one.sectors) as key'));
    case 'PROGRAMME': return each('PROGRAMME', 'k.key', keys('select unnest(one.programmes) as key'));
    case 'LEVEL': return each('LEVEL', 'level', 'one');
    case 'STAGE': return each('STAGE', 'stage', 'one');
    case 'KIND': return each('KIND', 'kind', 'one');
  }
}

/** The total and the slices of any dimensions from one statement: the chain is walked once. */
export async function figuresOf(tx: Tx, scope: Scope, dimensions: readonly (Dimension | 'TOTAL')[]): Promise<FigureRow[][]> {
  const where = await whereOf(tx, scope);
  const parts = dimensions.map((dimension) => (dimension === 'TOTAL' ? `select 'TOTAL' as dimension, null::text as key, null::text as label, count(*) as size, ${FIGURES} from one` : slicesOf(dimension, where)));
  const rows = await query<FigureRow>(tx, `/* portfolioFigures */ with ${counted(where.where)}\n${parts.join('\nunion all ')}\norder by dimension, size desc, key`, where.parameters);
  return dimensions.map((dimension) => rows.filter((row) => row.dimension === dimension));
}

export interface FoundProjects { ids: string[]; total: number }

/** The projects behind the figures, by code. */
export async function projectsOf(tx: Tx, scope: Scope, window: Window): Promise<FoundProjects> {
  const { where, parameters } = await whereOf(tx, scope);
  const rows = await query<{ id: string | null; total: number }>(tx, `/* portfolioProjects */ with ${chosen(where)}
    select f.id, t.total from (select count(*)::int as total from chosen) t left join (select id, code from chosen order by code offset ${window.offset} limit ${window.limit}) f on true order by f.code`, parameters);
  return { total: rows[0]?.total ?? 0, ids: rows.flatMap(({ id }) => (id === null ? [] : [id])) };
}

export interface Carried { leader: string; projects: number }

/** How many projects each person carries on a day (P7), in the order of their ids: as many as the portfolio filtered by the person has that are active. */
export async function carriedBy(tx: Tx, personIds: readonly string[], asOf: Day | null): Promise<(Carried | null)[]> {
  const rows = await query<Carried>(tx, `/* carriedBy */ with ${chosen(CARRIABLE)}
    select leader, count(*)::int as projects from chosen c, unnest(c.leaders) leader where leader = any($3) group by leader`, [asOf, null, personIds]);
  return firstByKey(personIds, rows, 'leader');
}
