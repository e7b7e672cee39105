import type { Fact } from '@cornerstone/events/define';
import { addDays, earlier, type Day } from '@cornerstone/kernel/day';
import { reportRhythms } from '@cornerstone/events/projects-progress';
import { GO_ON, type Tick } from '@cornerstone/runtime/slice';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { MOST_FACTS, recordFacts } from '../ledger/record-facts';
import { dueBetween, missed, type DuePeriod } from './due.rules';
import { dueSettings, untoldMissing } from './due.sql';

/** Up to which due day it was looked before; from the first look on it catches up, what was due before is answered by the query alone. */
async function watchedTo(tx: Tx, upTo: Day): Promise<Day> {
  const [before] = await query<{ day: Day }>(tx, '/* reportWatch */ select watched_to::text as day from report_watch for update');
  return before ? earlier(before.day, upTo) : upTo;
}

/** Each day (P6): whose report was due the day before or earlier and has not come is told of, once for a project and period; of thousands a part, and the day is done when all are told. */
export const tellMissed: Tick = async (tx, today) => {
  const upTo = addDays(today, -1);
  const after = await watchedTo(tx, upTo);
  const settings = await dueSettings(tx);
  const untold: (DuePeriod & { projectId: string })[] = [];
  for (const rhythm of reportRhythms) for (const period of dueBetween(after, upTo, rhythm, settings)) {
    if (untold.length < MOST_FACTS) untold.push(...(await untoldMissing(tx, period, today, MOST_FACTS - untold.length)).map(({ id }) => ({ ...period, projectId: id })));
  }
  await query(tx, '/* keep missed reports */ insert into missed_report (project_id, rhythm, period_end, due_on, told_on) select "projectId", rhythm, "to", "dueOn", $2 from jsonb_to_recordset($1::jsonb) as m("projectId" text, rhythm text, "to" date, "dueOn" date)', [JSON.stringify(untold), today]);
  const facts = new Map<string, Fact[]>();
  for (const { projectId, ...period } of untold) facts.set(projectId, [...facts.get(projectId) ?? [], missed(period, today)]);
  await recordFacts(tx, facts);
  if (untold.length >= MOST_FACTS) return GO_ON;
  return query(tx, '/* watch reports */ insert into report_watch (watched_to) values ($1) on conflict (only_row) do update set watched_to = excluded.watched_to', [upTo]);
};
