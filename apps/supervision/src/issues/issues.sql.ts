import type { Day } from '@cornerstone/kernel/day';
import { knownAsOf, tableAsOf } from '@cornerstone/runtime/as-of';
import type { Window } from '@cornerstone/runtime/graph/page';
import { liesWithin, regionPath } from '@cornerstone/runtime/region-copy';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Issue } from './issue.entity';
import type { IssueFilter } from './issues.inputs';

/** Worst and oldest first: what has a deadline before what has none. */
const ORDER = "array_position(array['CRITICAL','HIGH','MEDIUM','LOW'], i.severity), i.deadline nulls last, i.code";

async function conditions(tx: Tx, filter: IssueFilter, on: Day): Promise<{ where: string; parameters: unknown[] }> {
  const parameters: unknown[] = [];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const parts = ['i.id is not null'];
  if (filter.region) parts.push(liesWithin('i.region_paths', parameter(await regionPath(tx, filter.region, 'S1'))));
  if (filter.project) parts.push(`i.project_id = ${parameter(filter.project)}`);
  for (const column of ['state', 'severity', 'kind'] as const) if (filter[column]) parts.push(`i.${column} = any(${parameter(filter[column])}::text[])`);
  if (filter.overdue !== null && filter.overdue !== undefined) parts.push(`(i.state in ('ASSIGNED', 'SUPERVISED') and i.met_on is null and i.deadline < ${parameter(on)}) is ${filter.overdue ? 'true' : 'not true'}`);
  if (filter.met !== null && filter.met !== undefined) parts.push(`i.met_on is ${filter.met ? 'not ' : ''}null`);
  if (filter.text) {
    const text = parameter(filter.text);
    // What may not be read may not be searched either.
    parts.push(`(i.code = ${text} or position(${text} in i.title) > 0 or ((i.kind <> 'FUNDS_BREACH' or (select has_scope('funds'))) and position(${text} in coalesce(i.description, '')) > 0))`);
  }
  return { where: parts.join(' and '), parameters };
}

export interface FoundIssues { rows: Issue[]; total: number }

/** A page of issues and how many there are, as known on a day. */
export async function findIssues(tx: Tx, filter: IssueFilter, window: Window, asOf: Day | null): Promise<FoundIssues> {
  const { where, parameters } = await conditions(tx, filter, asOf ?? tx.today);
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* findIssues */ with found as (select i.* from ${knownAsOf(tx, Issue, asOf)} i where ${where})
    select f.*, t.total from (select count(*)::int as total from found) t left join (select * from found i order by ${ORDER} offset ${window.offset} limit ${window.limit}) f on true`, parameters);
  return { total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, Issue, raw)) };
}

/** The one issue that has the id, the code, or both where both are given. */
export async function findIssue(tx: Tx, { id, code }: { id: string | null; code: string | null }, asOf: Day | null): Promise<Issue | null> {
  const [found] = await select(tx, Issue, `/* findIssue */ select i.* from ${knownAsOf(tx, Issue, asOf)} i where i.id is not null and ($1::text is null or i.id = $1) and ($2::text is null or i.code = $2)`, [id, code]);
  return found ?? null;
}

export const issuesOf = (tx: Tx, projectIds: readonly string[], asOf: Day | null): Promise<Issue[]> =>
  select(tx, Issue, `/* issuesOf */ select i.* from ${tableAsOf(tx, Issue, asOf, { column: 'project_id', keys: '$1' })} i where i.project_id = any($1) order by ${ORDER}`, [projectIds]);
