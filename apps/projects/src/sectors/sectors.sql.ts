import type { Day } from '@cornerstone/kernel/day';
import { fromYuan, type Fen } from '@cornerstone/kernel/money';
import type { Window } from '@cornerstone/runtime/graph/page';
import type { ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import { regionPath } from '@cornerstone/runtime/region-copy';
import { select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { conditions } from '../ledger/ledger.sql';
import { insideOn } from '../parts/parts.sql';
import { regionPartsOf, type RegionPart } from '../shares/region-parts.sql';
import { SectorNode } from './sector.entity';
import { pageOfProjects, projectsAsOf, type FoundProjects } from '../ledger/known-projects.sql';

export const readNodes = async (tx: Tx): Promise<Map<string, SectorNode>> =>
  new Map((await select(tx, SectorNode, '/* sectorNodes */ select * from sector_node order by tree desc, position, id')).map((node) => [node.id, node]));

const KNOWN = '($1::date is null or known_on <= $1::date)';
/** Where each project of `projects` belongs ($1 the day): what a person said last, else what the word it is listed under means. */
export const placed = (projects: string): string => `classified as (select distinct on (project_id) project_id, node, chains from project_sector where ${KNOWN} order by project_id, known_on desc, id desc),
  meant as (select distinct on (word) word, node from sector_word where ${KNOWN} order by word, known_on desc, id desc),
  placed as (select p.id as project_id, p.sector as word, coalesce(c.node, m.node) as node, coalesce(c.chains, '{}') as chains, p.region_paths as paths, p.total_investment as total
    from ${projects} p left join classified c on c.project_id = p.id left join meant m on m.word = p.sector)`;
/** A project is of a node that is its own or lies above it; of a cluster once, however many of its chains it has. */
const OF_NODE = "exists (select 1 from unnest(array_append(pl.chains, pl.node)) own where own = n.id or starts_with(own, n.id || '.'))";

/** The projects that a filter leaves, a sub-project not beside its package (P8), and where each is placed; $1 the day. */
async function chosen(tx: Tx, filter: ProjectFilter, asOf: Day | null): Promise<{ sql: string; parameters: unknown[] }> {
  const { where, parameters } = await conditions(tx, filter, asOf);
  return { sql: `${insideOn('$1')}, scoped as (select p.* from ${projectsAsOf(tx, asOf)} p where ${where}),
    chosen as (select * from scoped c where not exists (select 1 from inside i join scoped w on w.id = i.whole_id and w.stage <> 'REMOVED' where i.project_id = c.id)), ${placed('chosen')}`, parameters };
}

export interface Quantities { measure: string; planned: string | null; done: string | null }
export interface NodeFigures { node: string; count: number; total: Fen; direct: number; quantities: Quantities[] }
export interface TreeFigures { byNode: ReadonlyMap<string, NodeFigures>; count: number; total: Fen; unmapped: { word: string | null; count: number; total: Fen }[] }
interface Row { kind: string; key: string | null; count: number; direct: number; total: string; quantities: Quantities[] }

/** All figures of the classification from one statement: of each node, of what has no place in it by word, of the whole. Each project once in every figure. */
export async function treeFigures(tx: Tx, filter: ProjectFilter, asOf: Day | null): Promise<TreeFigures> {
  const { sql, parameters } = await chosen(tx, filter, asOf);
  const sum = "coalesce(sum(pl.total), 0)::numeric(30,2)::text as total";
  const rows = await query<Row>(tx, `/* sectorFigures */ with ${sql},
    measured as (select distinct on (project_id, measure) project_id, measure,
        first_value(planned) over (partition by project_id, measure order by planned is null, on_day desc, known_on desc, id desc) as planned, first_value(done) over (partition by project_id, measure order by done is null, on_day desc, known_on desc, id desc) as done
      from sector_quantity where ${KNOWN}),
    quantity as (select n.id, q.measure, trim_scale(sum(q.planned))::text as planned, trim_scale(sum(q.done))::text as done from sector_node n join placed pl on ${OF_NODE} join measured q using (project_id) group by n.id, q.measure)
    select 'NODE' as kind, n.id as key, count(*)::int as count, count(*) filter (where pl.node = n.id or n.id = any(pl.chains))::int as direct, ${sum},
      coalesce((select jsonb_agg(jsonb_build_object('measure', q.measure, 'planned', q.planned, 'done', q.done) order by q.measure) from quantity q where q.id = n.id), '[]') as quantities
      from sector_node n join placed pl on ${OF_NODE} group by n.id
    union all select 'UNMAPPED', pl.word, count(*)::int, 0, ${sum}, '[]' from placed pl where pl.node is null group by pl.word
    union all select 'ALL', null, count(*)::int, 0, ${sum}, '[]' from placed pl order by 1, 3 desc, 2`, parameters);
  const all = rows.find(({ kind }) => kind === 'ALL');
  return {
    byNode: new Map(rows.filter(({ kind }) => kind === 'NODE').map((row) => [row.key ?? '', { ...row, node: row.key ?? '', total: fromYuan(row.total) }])),
    unmapped: rows.filter(({ kind }) => kind === 'UNMAPPED').map(({ key, count, total }) => ({ word: key, count, total: fromYuan(total) })),
    count: all?.count ?? 0, total: fromYuan(all?.total ?? '0.00'),
  };
}

/** The projects of a node, or of none (null), by code. */
export async function projectsOfNode(tx: Tx, filter: ProjectFilter, asOf: Day | null, node: string | null, word: string | null, window: Window): Promise<FoundProjects> {
  const { sql, parameters } = await chosen(tx, filter, asOf);
  const own = node === null ? `pl.node is null and pl.word is not distinct from $${parameters.push(word)}::text` : `exists (select 1 from sector_node n where n.id = $${parameters.push(node)} and ${OF_NODE})`;
  return pageOfProjects(tx, 'projectsOfNode', `${sql}, found as (select c.id, c.code from chosen c join placed pl on pl.project_id = c.id where ${own})`, 'p.code', window, asOf, parameters);
}

/** Each node by region, all nodes in one statement. */
export async function regionsOfNodes(tx: Tx, filter: ProjectFilter, asOf: Day | null, nodes: readonly string[]): Promise<RegionPart[]> {
  const { sql, parameters } = await chosen(tx, filter, asOf);
  const members = `select n.id as key, pl.project_id, pl.paths, pl.total from sector_node n join placed pl on ${OF_NODE} where n.id = any($${parameters.push(nodes)})`;
  return regionPartsOf(tx, 'regionsOfSectors', sql, members, parameters, filter.region ? await regionPath(tx, filter.region, 'P4') : null);
}

export interface Place { projectId: string; node: string | null; word: string | null; chains: string[] }

/** Where given projects belong, as known on a day. */
export const placesOf = (tx: Tx, ids: readonly string[], asOf: Day | null): Promise<Place[]> =>
  query(tx, `/* placesOf */ with ${placed('(select * from project where id = any($2))')} select project_id as "projectId", node, word, chains from placed`, [asOf, ids]);
