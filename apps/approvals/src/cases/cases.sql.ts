import type { Day } from '@cornerstone/kernel/day';
import { knownAsOf } from '@cornerstone/runtime/as-of';
import type { Window } from '@cornerstone/runtime/graph/page';
import { liesWithin, regionPath } from '@cornerstone/runtime/region-copy';
import { hydrate } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { ApprovalCaseFilter } from './cases.inputs';
import { ApprovalCase } from './case.entity';

/** The state readClock gives, from the marks of a case: a test holds one against the other. `$1` is the day. */
const STATE = "case when c.closed_on is not null then 'DONE' when c.stopped_on is not null then 'STOPPED' when $1::date >= c.over_on then 'RED' when $1::date >= c.amber_on then 'AMBER' else 'RUNNING' end";
const OVERDUE = 'c.closed_on is null and coalesce(c.stopped_on, $1::date) >= c.over_on';

async function conditions(tx: Tx, filter: ApprovalCaseFilter, day: Day, asOf: Day | null): Promise<{ where: string; parameters: unknown[] }> {
  const parameters: unknown[] = [day, asOf];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const parts = ['$1::date is not null', '($2::date is null or true)'];
  if (filter.region) parts.push(liesWithin('p.region_paths', parameter(await regionPath(tx, filter.region, 'A1'))));
  if (filter.state) parts.push(`${STATE} = ${parameter(filter.state)}`);
  if (filter.overdue === true || filter.overdue === false) parts.push(`(${OVERDUE}) = ${parameter(filter.overdue)}`);
  if (filter.project) parts.push(`c.project_id = ${parameter(filter.project)}`);
  if (filter.kind) parts.push(`c.kind = ${parameter(filter.kind)}`);
  if (filter.department) parts.push(`exists (select 1 from approval_item i where i.case_id = c.id and i.department_id = ${parameter(filter.department)} and (i.decision is null or i.decided_known_on > $2::date))`);
  if (filter.text) parts.push(`(position(${parameter(filter.text)} in p.name) > 0 or p.code = ${parameter(filter.text)})`);
  return { where: parts.join(' and '), parameters };
}

/** A page of cases and how many there are, as known on a day: open ones first, the most urgent at the top. */
export async function findCases(tx: Tx, filter: ApprovalCaseFilter, window: Window, today: Day, asOf: Day | null): Promise<{ rows: ApprovalCase[]; total: number }> {
  const { where, parameters } = await conditions(tx, filter, asOf ?? today, asOf);
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* findCases */ with found as (select c.* from ${knownAsOf(tx, ApprovalCase, asOf)} c join project_copy p on p.id = c.project_id where ${where})
    select f.*, t.total from (select count(*)::int as total from found) t
    left join (select * from found order by (closed_on is not null), over_on, id offset ${window.offset} limit ${window.limit}) f on true`, parameters);
  return { total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, ApprovalCase, raw)) };
}
