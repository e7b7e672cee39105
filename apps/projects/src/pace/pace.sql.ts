import type { Day } from '@cornerstone/kernel/day';
import type { ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { conditions } from '../ledger/ledger.sql';
import { insideOn } from '../parts/parts.sql';
import { countedReports, plansKnown } from './counted.sql';
import type { PlanCheck } from './pace.rules';
import { projectsAsOf } from '../ledger/known-projects.sql';

export const planChecks = (tx: Tx): Promise<PlanCheck[]> => query(tx, '/* planChecks */ select since_year as "sinceYear", share_percent::text as "sharePercent", month, day from plan_check');

/** Of a project's plan what was to be done by a check and what was, in yuan. */
export interface Pace { projectId: string; code: string; planned: string; done: string }

/**
 * Projects of a filter that have a plan for the year, or those told by id: the plan as known on the check's day, reports that end by it as known on `asOf`
 * (null: now; the reports of June come in July). A plan revised in autumn does not change what was half in June. What was removed has left both parts, what was
 * cancelled stays in them until it is removed (rules.md, traps 4 and 11). Of a filter a sub-project does not count beside its package.
 */
export async function pacesOf(tx: Tx, which: { filter: ProjectFilter } | { ids: readonly string[] }, year: number, on: Day, asOf: Day | null): Promise<Pace[]> {
  const { where, parameters } = 'ids' in which ? { where: '($1::date is null or true) and p.id = any($2)', parameters: [asOf, which.ids] as unknown[] } : await conditions(tx, which.filter, asOf);
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const years = `${parameter([year])}::int[]`;
  const planDay = parameter(asOf !== null && asOf < on ? asOf : on);
  return query<Pace>(tx, `/* pacesOf */ with ${countedReports('$1', years)}, ${plansKnown(planDay, years)},
    ${insideOn('$1')},
    done as (select project_id, sum(investment) as done from counted_report where ends <= ${parameter(on)}::date group by project_id),
    found as (select p.id, p.code from ${projectsAsOf(tx, asOf)} p where ${where} and p.stage <> 'REMOVED')
    select f.id as "projectId", f.code, k.planned::text, coalesce(d.done, 0)::numeric(20,2)::text as done from found f join plan_known k on k.project_id = f.id left join done d on d.project_id = f.id
    where ${'ids' in which ? 'true' : 'not exists (select 1 from inside i join found w on w.id = i.whole_id where i.project_id = f.id)'} order by f.code`, parameters);
}

export interface Span { year: number; from: Day; to: Day }
export interface Compared { projects: number; done: string; planned: string; doneOfPlanned: string }

/** Which projects both years are taken of: those reported in both, or in each year those of its own lists. */
export type Basis = 'SAME_PROJECTS' | 'SAME_SCOPE';

/** What was done in two spans on a comparable basis, this year's first; of the years' plans what their projects have done, without those that were removed: they leave both parts of a rate, their reports stay (rules.md, trap 4). In yuan. */
export async function comparedOf(tx: Tx, filter: ProjectFilter, basis: Basis, spans: readonly [Span, Span], asOf: Day | null): Promise<Compared[]> {
  const ofLists = Boolean(filter.year ?? filter.level ?? filter.programme ?? filter.sector);
  return Promise.all(spans.map(async (span, at): Promise<Compared> => {
    const other = spans[1 - at] ?? span;
    const year = basis === 'SAME_SCOPE' ? span.year : spans[0].year;
    const { where, parameters } = await conditions(tx, ofLists ? { ...filter, year } : filter, asOf);
    const parameter = (value: unknown): string => `$${parameters.push(value)}`;
    const years = `${parameter(spans.map((each) => each.year))}::int[]`;
    const within = (each: Span): string => `begins >= ${parameter(each.from)}::date and ends <= ${parameter(each.to)}::date`;
    const [row] = await query<Compared>(tx, `/* comparedYear */ with ${countedReports('$1', years)}, ${plansKnown('$1', years)},
      done as (select project_id, sum(investment) as done from counted_report where ${within(span)} group by project_id),
      ${insideOn('$1')},
      found as (select p.id, p.stage <> 'REMOVED' as active from ${projectsAsOf(tx, asOf)} p where ${where}
        ${basis === 'SAME_PROJECTS' ? `and exists (select 1 from done d where d.project_id = p.id) and exists (select 1 from counted_report r where r.project_id = p.id and ${within(other)})` : ''}),
      chosen as (select * from found c where not exists (select 1 from inside i join found w on w.id = i.whole_id and w.active where i.project_id = c.id))
      select count(*)::int as projects, coalesce(sum(d.done), 0)::numeric(24,2)::text as done, coalesce(sum(k.planned) filter (where c.active), 0)::numeric(24,2)::text as planned, coalesce(sum(d.done) filter (where c.active and k.planned is not null), 0)::numeric(24,2)::text as "doneOfPlanned"
      from chosen c left join done d on d.project_id = c.id left join plan_known k on k.project_id = c.id and k.year = ${parameter(span.year)}`, parameters);
    if (!row) throw new Error('a sum without a row');
    return row;
  }));
}
