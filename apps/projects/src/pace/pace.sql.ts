import { yearOf, type Day } from '@cornerstone/kernel/day';
import type { Window } from '@cornerstone/runtime/graph/page';
import type { ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { projectsAsOf } from '../ledger/known-projects.sql';
import { conditions } from '../ledger/ledger.sql';
import { insideOn } from '../parts/parts.sql';
import { countedReports, plansKnown } from './counted.sql';
import { doneBy, plansHeld } from './kept.sql';
import type { PlanCheck } from './pace.rules';

export const planChecks = (tx: Tx): Promise<PlanCheck[]> => query(tx, '/* planChecks */ select since_year as "sinceYear", share_percent::text as "sharePercent", month, day from plan_check');

/** Of a project's plan what was to be done by a check and what was, in yuan. */
export interface Pace { projectId: string; code: string; planned: string; done: string }
/** `asOf` null: now, the reports of June come in July. */
export interface PaceScope { which: { filter: ProjectFilter } | { ids: readonly string[] }; year: number; on: Day; asOf: Day | null }

/**
 * SQL: `pace` (id, code, planned, done) of projects of a filter that have a plan for the year, or of those told by id: the plan as known on the check's day, reports that
 * end by it as known on `asOf`. A plan revised in autumn does not change what was half in June. What was removed has left both parts, what was
 * cancelled stays in them until it is removed (rules.md, traps 4 and 11). Of a filter a sub-project does not count beside its package.
 */
async function paceOf(tx: Tx, { which, year, on, asOf }: PaceScope): Promise<{ parts: string; parameter: (value: unknown) => string; parameters: unknown[] }> {
  const { where, parameters } = 'ids' in which ? { where: '($1::date is null or true) and p.id = any($2)', parameters: [asOf, which.ids] as unknown[] } : await conditions(tx, which.filter, asOf);
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const years = `${parameter([year])}::int[]`;
  const planDay = parameter(asOf !== null && asOf < on ? asOf : on);
  const kept = asOf === null && yearOf(on) === year ? doneBy(on) : null;
  const done = kept === null ? `${countedReports('$1', years)}, ${plansKnown(planDay, years)}, done as (select project_id, sum(investment) as done from counted_report where ends <= ${parameter(on)}::date group by project_id)`
    : `${plansHeld(planDay, years)}, done as not materialized (select project_id, ${kept} as done from report_year y where year = any(${years}))`;
  return { parameter, parameters, parts: `${done}, ${insideOn('$1')},
    found as ${kept === null ? '' : 'not '}materialized (select p.id, p.code from ${projectsAsOf(tx, asOf)} p where ${where} and p.stage <> 'REMOVED'),
    pace as (select f.id, f.code, k.planned, coalesce(d.done, 0) as done from found f join plan_known k on k.project_id = f.id left join done d on d.project_id = f.id
      where ${'ids' in which ? 'true' : 'not exists (select 1 from inside i join found w on w.id = i.whole_id where i.project_id = f.id)'})` };
}
const PACE = 'id as "projectId", code, planned::numeric(24,2)::text as planned, done::numeric(24,2)::text as done';
/** SQL over a pace: the share is done; null where nothing was planned, as isReached says it. */
const reached = (share: string): string => `case when planned <> 0 then done * 100 >= planned * ${share}::numeric end`;

/** The pace of projects told by id. */
export async function pacesOf(tx: Tx, scope: PaceScope): Promise<Pace[]> {
  const { parts, parameters } = await paceOf(tx, scope);
  return query<Pace>(tx, `/* pacesOf */ with ${parts} select ${PACE} from pace`, parameters);
}

export interface PaceSums { planned: string; done: string; reached: string; counted: string }

/** All of them together, in yuan, and how many have done their share of those whose plan is not nothing. */
export async function paceSums(tx: Tx, scope: PaceScope, sharePercent: string): Promise<PaceSums> {
  const { parts, parameter, parameters } = await paceOf(tx, scope);
  const [row] = await query<PaceSums>(tx, `/* paceSums */ with ${parts}, judged as (select planned, done, ${reached(parameter(sharePercent))} as met from pace)
    select coalesce(sum(planned), 0)::numeric(24,2)::text as planned, coalesce(sum(done), 0)::numeric(24,2)::text as done, count(*) filter (where met)::text as reached, count(met)::text as counted from judged`, parameters);
  if (!row) throw new Error('a sum without a row');
  return row;
}

/** A page of them by code; `met`: only those that have done their share, or that have not. */
export async function pacePage(tx: Tx, scope: PaceScope, sharePercent: string, met: boolean | null, { offset, limit }: Window): Promise<{ rows: Pace[]; total: number }> {
  const { parts, parameter, parameters } = await paceOf(tx, scope);
  const rows = await query<Pace & { total: number }>(tx, `/* pacePage */ with ${parts}, chosen as materialized (select * from pace where ${parameter(met)}::boolean is null or ${reached(parameter(sharePercent))} = ${parameter(met)})
    select t.total, f.* from (select count(*)::int as total from chosen) t left join (select ${PACE} from chosen order by code offset ${offset} limit ${limit}) f on true order by f.code`, parameters);
  return { total: rows[0]?.total ?? 0, rows: rows.filter(({ projectId }) => projectId !== null) };
}
