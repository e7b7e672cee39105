import { addDays, earlier, type Day } from '@cornerstone/kernel/day';
import { reportRhythms } from '@cornerstone/events/projects-progress';
import { record } from '@cornerstone/runtime/record';
import { load } from '@cornerstone/runtime/rows';
import type { Tick } from '@cornerstone/runtime/slice';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Project } from '../ledger/project.entity';
import { dueBetween, missed, type DuePeriod } from './due.rules';
import { dueSettings, untoldMissing } from './due.sql';

/** Up to which due day it was looked before; from the first look on it catches up, what was due before is answered by the query alone. */
async function watchedTo(tx: Tx, upTo: Day): Promise<Day> {
  const [before] = await query<{ day: Day }>(tx, '/* reportWatch */ select watched_to::text as day from report_watch for update');
  await query(tx, '/* watch reports */ insert into report_watch (watched_to) values ($1) on conflict (only_row) do update set watched_to = excluded.watched_to', [upTo]);
  return before ? earlier(before.day, upTo) : upTo;
}

/** Each day (P6): whose report was due the day before or earlier and has not come is told of, once for a project and period. */
export const tellMissed: Tick = async (tx, today) => {
  const upTo = addDays(today, -1);
  const after = await watchedTo(tx, upTo);
  const settings = await dueSettings(tx);
  const missing = new Map<string, DuePeriod[]>();
  for (const rhythm of reportRhythms) for (const period of dueBetween(after, upTo, rhythm, settings)) {
    for (const { id } of await untoldMissing(tx, period, today)) missing.set(id, [...missing.get(id) ?? [], period]);
  }
  for (const [projectId, periods] of [...missing].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const project = await load(tx, Project, projectId);
    await query(tx, '/* keep missed reports */ insert into missed_report (project_id, rhythm, period_end, due_on, told_on) select $1, rhythm, "to", "dueOn", $3 from jsonb_to_recordset($2::jsonb) as m(rhythm text, "to" date, "dueOn" date)', [projectId, JSON.stringify(periods), today]);
    await record(tx, project, periods.map((period) => missed(period, today)));
  }
};
