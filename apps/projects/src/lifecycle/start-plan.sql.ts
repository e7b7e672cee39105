import type { Day } from '@cornerstone/kernel/day';
import type { Window } from '@cornerstone/runtime/graph/page';
import { liesWithin } from '@cornerstone/runtime/region-copy';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { StartPlan } from './start-plan.entity';
import type { StartKind } from './start-plan.rules';
import { pageOfProjects, projectsAsOf, type FoundProjects } from '../ledger/known-projects.sql';

/** SQL over a project `p`: what it waits for. */
export const WAITS_FOR = "case when p.stage = 'SUSPENDED' then 'RESUMPTION' when p.stage in ('RESERVED', 'PREWORK', 'PLANNED_START') then 'START' end";
/** The latest version known by the day, of what the project waits for on it; over `project_then`. */
export const open = (day: string): string => `select distinct on (s.project_id) s.* from start_plan s join project_then p on p.id = s.project_id
  where (${day}::date is null or s.known_on <= ${day}::date) and s.kind = ${WAITS_FOR} and s.stopped_on is not distinct from case when p.stage = 'SUSPENDED' then p.suspended_on end order by s.project_id, s.plan_version desc`;

/** Versions known by the day, of each project in order. */
export const plansOf = (tx: Tx, projectIds: readonly string[], asOf: Day | null): Promise<StartPlan[]> => select(tx, StartPlan,
  '/* startPlansOf */ select * from start_plan where project_id = any($1) and ($2::date is null or known_on <= $2::date) order by project_id, known_on, plan_version, id', [projectIds, asOf]);

export async function lastStartPlan(tx: Tx, projectId: string, kind: StartKind | null, stoppedOn: Day | null): Promise<number> {
  const [row] = await query<{ last: number }>(tx, '/* lastStartPlan */ select coalesce(max(plan_version), 0)::int as last from start_plan where project_id = $1 and kind = $2 and stopped_on is not distinct from $3', [projectId, kind, stoppedOn]);
  return row?.last ?? 0;
}

export interface StartPlanFilter { kind: StartKind | null; late: boolean | null; path: string | null }
export interface FoundPlans { rows: StartPlan[]; total: number }

/** Plans that hold on a day, the earliest target first. */
export async function openPlans(tx: Tx, { kind, late, path }: StartPlanFilter, window: Window, asOf: Day | null): Promise<FoundPlans> {
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* openStartPlans */ with project_then as (select p.* from ${projectsAsOf(tx, asOf)} p where $3::text is null or ${liesWithin('p.region_paths', '$3')}),
    open as (${open('$1')}), found as (select * from open where ($4::text is null or kind = $4) and ($5::boolean is null or (target_on < $2::date) = $5))
    select f.*, t.total from (select count(*)::int as total from found) t left join (select * from found order by target_on, project_id offset ${window.offset} limit ${window.limit}) f on true`,
  [asOf, asOf ?? tx.today, path, kind, late]);
  return { total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, StartPlan, raw)) };
}

/** Projects that stand still or should have started by a day, and have no plan that holds; by code. */
export async function withoutPlan(tx: Tx, { kind, path }: Omit<StartPlanFilter, 'late'>, window: Window, asOf: Day | null): Promise<FoundProjects> {
  return pageOfProjects(tx, 'withoutStartPlan', `project_then as (select p.* from ${projectsAsOf(tx, asOf)} p where $3::text is null or ${liesWithin('p.region_paths', '$3')}),
    open as (${open('$1')}), found as (select p.id, p.code from project_then p where ($4::text is null or ${WAITS_FOR} = $4)
      and (p.stage = 'SUSPENDED' or (${WAITS_FOR} = 'START' and last_day_of(p.build_start) < $2::date)) and not exists (select 1 from open o where o.project_id = p.id))`, 'p.code', window, asOf, [asOf, asOf ?? tx.today, path, kind]);
}
