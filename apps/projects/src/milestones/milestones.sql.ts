import type { Day } from '@cornerstone/kernel/day';
import { firstByKey } from '@cornerstone/runtime/by-key';
import type { Request } from '@cornerstone/runtime/request';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { Milestone } from './milestone.type';
import { lateOn, place } from './network.rules';
import { MilestoneReport, Schedule } from './schedule.entity';

/** Each project's latest schedule and what is done of it, as known on a day (null: all that is known), in one statement. */
export async function schedulesOf(tx: Tx, projectIds: readonly string[], asOf: Day | null): Promise<Schedule[]> {
  const rows = await query<Record<string, unknown> & { reports: Record<string, unknown>[] | null }>(tx, `/* schedulesOf */ select distinct on (s.project_id) s.*,
      (select jsonb_agg(to_jsonb(latest)) from (select distinct on (name) * from milestone_report r where r.project_id = s.project_id and ($2::date is null or r.known_on <= $2) order by name, report_number desc) latest) as reports
    from schedule s where s.project_id = any($1) and ($2::date is null or s.known_on <= $2) order by s.project_id, s.schedule_version desc`, [projectIds, asOf]);
  return rows.map((row) => Object.assign(hydrate(tx, Schedule, row), { done: (row.reports ?? []).map((report) => hydrate(tx, MilestoneReport, report)) }));
}

export const scheduleOf = (request: Request, projectId: string): Promise<Schedule | null> =>
  request.batched<Schedule>('schedule', projectId, async (tx, ids) => firstByKey(ids, await schedulesOf(tx, ids, request.asOf), 'projectId'));

/** The last version of a project's schedule and all reports of a milestone, whenever they were known. */
export async function milestoneBefore(tx: Tx, projectId: string, name: string): Promise<{ schedule: Schedule | null; reports: MilestoneReport[] }> {
  const [schedule] = await select(tx, Schedule, '/* lastSchedule */ select * from schedule where project_id = $1 order by schedule_version desc limit 1', [projectId]);
  const reports = await select(tx, MilestoneReport, '/* milestoneReports */ select * from milestone_report where project_id = $1 and name = $2 order by report_number desc', [projectId, name]);
  return { schedule: schedule ?? null, reports };
}

/** Where each milestone stands on a day, by latest finish. */
export function standingMilestones({ milestones, due, startsOn, done }: Schedule, on: Day): Milestone[] {
  const placed = place(milestones, due, startsOn);
  const reached = new Map(done.map((report) => [report.name, report]));
  const late = lateOn(milestones, new Map(placed.map((each) => [each.name, each.due])), new Map(done.map(({ name, doneOn }) => [name, doneOn])), on);
  return placed.map((each) => {
    const step = milestones.find(({ name }) => name === each.name);
    const report = reached.get(each.name);
    return { ...each, durationDays: step?.durationDays ?? 0, unit: step?.unit ?? 'CALENDAR', predecessors: step?.predecessors ?? [], doneOn: report?.doneOn ?? null, evidenceDigest: report?.evidenceDigest ?? null, late: late.has(each.name) };
  });
}
