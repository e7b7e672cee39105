import type { Day } from '@cornerstone/kernel/day';
import type { ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { projectsAsOf } from '../ledger/known-projects.sql';
import { conditions } from '../ledger/ledger.sql';
import { insideOn } from '../parts/parts.sql';
import { countedReports, plansKnown } from './counted.sql';
import { columnOf, plansHeld, type Span } from './kept.sql';

/** In yuan. `planned` and `doneOfPlanned` of the years' plans of the same projects. */
export interface Compared { projects: number; done: string; planned: string; doneOfPlanned: string }
/** This year's span and that of the year before. */
export type Spans = readonly [Span, Span];
/** Which projects both years are taken of: those reported in both, or in each year those of its own lists. */
export type Basis = 'SAME_PROJECTS' | 'SAME_SCOPE';
export interface Scope { filter: ProjectFilter; basis: Basis; asOf: Day | null }

const yuan = (sum: string): string => `coalesce(${sum}, 0)::numeric(24,2)::text`;
const ofYear = (filter: ProjectFilter, year: number): ProjectFilter => (filter.year ?? filter.level ?? filter.programme ?? filter.sector ? { ...filter, year } : filter);

/** What was done in pairs of spans of the same two years, this year's first. Of now it is read at once for all pairs from what is kept of each year; as of a day and of weeks the reports are walked. */
export async function comparedOf(tx: Tx, scope: Scope, asked: readonly Spans[], withPlans: boolean): Promise<[Compared, Compared][]> {
  const columns = asked.map((spans) => spans.map(columnOf));
  if (scope.asOf !== null || columns.flat().includes(null)) {
    const walked: [Compared, Compared][] = [];
    for (const spans of asked) walked.push([await walk(tx, scope, spans, 0), await walk(tx, scope, spans, 1)]);
    return walked;
  }
  const [now, before] = [0, 1].map((side) => columns.map((pair) => pair[side] ?? '')) as [string[], string[]];
  const years = asked[0]?.map(({ year }) => year) as [number, number];
  if (scope.basis === 'SAME_PROJECTS') return bothYears(tx, scope.filter, years, now, before, withPlans);
  const [later, base] = [await oneYear(tx, scope.filter, years[0], now, withPlans), await oneYear(tx, scope.filter, years[1], before, withPlans)];
  return asked.map((_, at) => [later[at], base[at]] as [Compared, Compared]);
}

/** Sums over rows `c` that hold a pair `at` (a condition): projects, what was done in each year, and of their plans. */
const NO_PLANS = "'0.00'";
const sums = (holds: string, done: string, planned: string | null): string => `count(*) filter (where ${holds})::int, ${yuan(`sum(${done}) filter (where ${holds})`)},
  ${planned === null ? `${NO_PLANS}, ${NO_PLANS}` : `${yuan(`sum(${planned}) filter (where ${holds} and c.active)`)}, ${yuan(`sum(${done}) filter (where ${holds} and c.active and ${planned} is not null)`)}`}`;
const asCompared = ([projects, done, planned, doneOfPlanned]: readonly [number, string, string, string]): Compared => ({ projects, done, planned, doneOfPlanned });
const told = (parts: readonly string[]): string => `jsonb_build_array(${parts.map((part) => `jsonb_build_array(${part})`).join(', ')}) as sums`;
type Sums = [number, string, string, string][];

/** Projects reported in both spans of a pair. A sub-project is left out where its package is among them: of each pair by itself. */
async function bothYears(tx: Tx, filter: ProjectFilter, [year, yearBefore]: [number, number], now: readonly string[], before: readonly string[], withPlans: boolean): Promise<[Compared, Compared][]> {
  const { where, parameters } = await conditions(tx, ofYear(filter, year), null);
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const [y, b] = [`${parameter(year)}::int`, `${parameter(yearBefore)}::int`];
  const pairs = now.map((column, at) => `case when n.${column} is not null and b.${before[at]} is not null then n.${column} end as n${at}, case when n.${column} is not null then b.${before[at]} end as b${at}`);
  const holds = (at: number): string => `c.n${at} is not null and v.x${at} is not true`;
  const [row] = await query<{ sums: Sums }>(tx, `/* comparedYears */ with ${insideOn('$1')}${withPlans ? `, ${plansHeld('null', `array[${y}, ${b}]`)}` : ''},
    pair as not materialized (select p.id, p.stage <> 'REMOVED' as active, ${pairs.join(', ')} from ${projectsAsOf(tx, null)} p join report_year n on n.project_id = p.id and n.year = ${y} join report_year b on b.project_id = p.id and b.year = ${b} where ${where}),
    whole as (select i.project_id, ${now.map((_, at) => `bool_or(w.n${at} is not null) as x${at}`).join(', ')} from inside i join pair w on w.id = i.whole_id and w.active group by i.project_id)
    select ${told(now.flatMap((_, at) => [sums(holds(at), `c.n${at}`, withPlans ? 'k.planned' : null), sums(holds(at), `c.b${at}`, withPlans ? 'j.planned' : null)]))}
    from pair c left join whole v on v.project_id = c.id ${withPlans ? `left join plan_known k on k.project_id = c.id and k.year = ${y} left join plan_known j on j.project_id = c.id and j.year = ${b}` : ''}`, parameters);
  if (!row) throw new Error('a sum without a row');
  return now.map((_, at) => [row.sums[2 * at], row.sums[2 * at + 1]].map((each) => asCompared(each ?? [0, '0.00', '0.00', '0.00'])) as [Compared, Compared]);
}

/** Projects of a year's own lists, reported or not. */
async function oneYear(tx: Tx, filter: ProjectFilter, year: number, columns: readonly string[], withPlans: boolean): Promise<Compared[]> {
  const { where, parameters } = await conditions(tx, ofYear(filter, year), null);
  const y = `$${parameters.push(year)}::int`;
  const [row] = await query<{ sums: Sums }>(tx, `/* comparedScope */ with ${insideOn('$1')}${withPlans ? `, ${plansHeld('null', `array[${y}]`)}` : ''},
    found as not materialized (select p.id, p.stage <> 'REMOVED' as active from ${projectsAsOf(tx, null)} p where ${where})
    select ${told(columns.map((column) => sums('true', `n.${column}`, withPlans ? 'k.planned' : null)))}
    from found c left join report_year n on n.project_id = c.id and n.year = ${y} ${withPlans ? 'left join plan_known k on k.project_id = c.id' : ''}
    where not exists (select 1 from inside i join found w on w.id = i.whole_id and w.active where i.project_id = c.id)`, parameters);
  if (!row) throw new Error('a sum without a row');
  return row.sums.map(asCompared);
}

/** The same of one span by walking reports, plans and mentions as they were known; without those that were removed in the plans: they leave both parts of a rate, their reports stay (rules.md, trap 4). */
async function walk(tx: Tx, { filter, basis, asOf }: Scope, spans: Spans, at: 0 | 1): Promise<Compared> {
  const [span, other] = [spans[at], spans[1 - at] ?? spans[at]];
  const { where, parameters } = await conditions(tx, ofYear(filter, basis === 'SAME_SCOPE' ? span.year : spans[0].year), asOf);
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const years = `${parameter(spans.map((each) => each.year))}::int[]`;
  const within = (each: Span): string => `begins >= ${parameter(each.from)}::date and ends <= ${parameter(each.to)}::date`;
  const [row] = await query<Compared>(tx, `/* comparedYear */ with ${countedReports('$1', years)}, ${plansKnown('$1', years)},
    done as (select project_id, sum(investment) as done from counted_report where ${within(span)} group by project_id),
    ${insideOn('$1')},
    found as (select p.id, p.stage <> 'REMOVED' as active from ${projectsAsOf(tx, asOf)} p where ${where}
      ${basis === 'SAME_PROJECTS' ? `and exists (select 1 from done d where d.project_id = p.id) and exists (select 1 from counted_report r where r.project_id = p.id and ${within(other)})` : ''}),
    chosen as (select * from found c where not exists (select 1 from inside i join found w on w.id = i.whole_id and w.active where i.project_id = c.id))
    select count(*)::int as projects, ${yuan('sum(d.done)')} as done, ${yuan('sum(k.planned) filter (where c.active)')} as planned, ${yuan('sum(d.done) filter (where c.active and k.planned is not null)')} as "doneOfPlanned"
    from chosen c left join done d on d.project_id = c.id left join plan_known k on k.project_id = c.id and k.year = ${parameter(span.year)}`, parameters);
  if (!row) throw new Error('a sum without a row');
  return row;
}
