import type { Day } from '@cornerstone/kernel/day';
import { hydrate } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { place } from '../milestones/network.rules';
import { Schedule } from '../milestones/schedule.entity';

export interface LateMilestone { projectId: string; name: string; due: Day }
const AT_A_TIME = 1_000;

/** Milestones whose own latest finish has passed and that are not done (P5); what merely waits for one of them is not told apart. Schedules are placed in code, a thousand at a time. */
export async function lateMilestones(tx: Tx, today: Day): Promise<LateMilestone[]> {
  const late: LateMilestone[] = [];
  for (let after = '', more = true; more;) {
    const rows = await query<Record<string, unknown> & { project_id: string; done: string[] }>(tx, `/* openSchedules */ select s.*, done.names as done from (select distinct on (project_id) * from schedule where project_id > $1 order by project_id, schedule_version desc) s
      join project p on p.id = s.project_id and p.withdrawn_on is null and p.stage not in ('REMOVED', 'CANCELLED') cross join lateral (select coalesce(array_agg(distinct name), '{}') as names from milestone_report r where r.project_id = s.project_id) done
      where jsonb_array_length(s.milestones) > cardinality(done.names) order by s.project_id limit ${AT_A_TIME}`, [after]);
    for (const row of rows) {
      const { projectId, milestones, due, startsOn } = hydrate(tx, Schedule, row);
      const done = new Set(row.done);
      for (const each of place(milestones, due, startsOn)) if (each.due < today && !done.has(each.name)) late.push({ projectId, name: each.name, due: each.due });
    }
    after = rows.at(-1)?.project_id ?? after;
    more = rows.length === AT_A_TIME;
  }
  return late;
}
