import { issueRaised } from '@cornerstone/events/supervision';
import { yearOf, type Day } from '@cornerstone/kernel/day';
import { newId } from '@cornerstone/runtime/ids';
import { enter } from '@cornerstone/runtime/record';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Issue } from './issue.entity';
import { issueCode, startingLevel, type IssueKind, type IssueSeverity } from './issues.rules';

export interface Finding {
  projectId: string | null; subject: string | null; regionPaths: string[]; kind: IssueKind; severity: IssueSeverity; title: string; description: string | null; cause: string | null; knownOn: Day;
}

/** Enters an issue under the year's next number (S1). */
export async function raise(tx: Tx, finding: Finding): Promise<Issue> {
  const { knownOn, ...found } = finding;
  const issue = {
    ...found, id: newId('iss'), code: await nextCode(tx, yearOf(knownOn)), state: 'FOUND' as const, level: startingLevel(found.regionPaths), raisedOn: knownOn, raisedBy: tx.actor.id,
    departmentId: null, assignedToId: null, leaderId: null, method: null, deadline: null, escalations: 0, result: null, reportedBackById: null, reportedBackOn: null, closedById: null, closedOn: null, metOn: null,
  };
  return enter(tx, Issue, issue, [issueRaised.of(knownOn, { issueId: issue.id, code: issue.code, kind: issue.kind, severity: issue.severity, cause: issue.cause })]);
}

async function nextCode(tx: Tx, year: number): Promise<string> {
  const [row] = await query<{ last: number }>(tx, '/* nextIssueNumber */ insert into issue_number (year, last) values ($1, 1) on conflict (year) do update set last = issue_number.last + 1 returning last', [year]);
  if (!row) throw new Error('no issue number');
  return issueCode(year, row.last);
}
