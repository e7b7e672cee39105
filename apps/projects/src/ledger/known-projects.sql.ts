import type { Day } from '@cornerstone/kernel/day';
import { knownAsOf, tableAsOf } from '@cornerstone/runtime/as-of';
import type { Window } from '@cornerstone/runtime/graph/page';
import { hydrate } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Project } from './project.entity';

/** SQL: `known`, projects as they were known on a day, for a statement that joins them. */
export const knownProjects = (tx: Tx, asOf: Day | null): string => `known as not materialized (select * from ${projectsAsOf(tx, asOf)} p)`;

/** Projects as known on a day, without those whose import had been taken back by then; of a past day without what only a page of them needs (version, physical progress, content and scale). */
export function projectsAsOf(tx: Tx, asOf: Day | null): string {
  return `(select * from ${knownAsOf(tx, Project, asOf)} p where withdrawn_on is null)`;
}

export interface FoundProjects { rows: Project[]; total: number }

/** What is not kept as it was known. Who may not see the changes of a day gets it as the project has it now. */
const APART = ['version', 'physical_progress', 'build_content', 'scale'];

/** A window of the projects in `found` (by their ids), in an order over `p`, and how many there are in all: whole rows, as they were known on the day. `parts`: named parts of the statement up to `found`. */
export async function pageOfProjects(tx: Tx, name: string, parts: string, order: string, { offset, limit }: Window, asOf: Day | null, parameters: readonly unknown[]): Promise<FoundProjects> {
  const whole = asOf === null ? 'project' : `(select k.*, ${APART.map((column) => `(case when a.id is null then n.${column} else a.${column} end) as ${column}`).join(', ')} from ${knownAsOf(tx, Project, asOf)} k
    left join ${tableAsOf(tx, Project, asOf, { column: 'id', keys: 'array(select id from page)' })} a on a.id = k.id left join project n on n.id = k.id)`;
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* ${name} */ with ${parts},
    page as materialized (select p.id, row_number() over () as place from (select * from found p order by ${order} offset ${offset} limit ${limit}) p)
    select f.*, t.total from (select count(*)::int as total from found) t
      left join (select r.*, page.place from page join ${whole} r on r.id = page.id) f on true order by f.place`, parameters);
  return { total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, Project, raw)) };
}
