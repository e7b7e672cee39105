import { commitmentBroken, startWithoutPermits } from '@cornerstone/events/approvals';
import type { DataOf, Fact, Received } from '@cornerstone/events/define';
import { breachFlagged } from '@cornerstone/events/funding';
import { capacitySettled } from '@cornerstone/events/projects-capacity';
import { defectFound, defectMet } from '@cornerstone/events/projects-defects';
import { incidentReported } from '@cornerstone/events/projects-progress';
import { contradictionRaised } from '@cornerstone/events/projects-evidence';
import type { Day } from '@cornerstone/kernel/day';
import { fromYuan, spoken } from '@cornerstone/kernel/money';
import { on, type Consumer } from '@cornerstone/runtime/slice';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { raise, type Finding } from './raise';
import { record } from '@cornerstone/runtime/record';
import { select } from '@cornerstone/runtime/rows';
import { Issue } from './issue.entity';
import { meet } from './issues.rules';
import { CONTRADICTIONS, OVERDUE } from './told.rules';

type Found = Pick<Finding, 'kind' | 'title' | 'description'> & Partial<Pick<Finding, 'severity'>>;

/** What happened twice is one issue: the cause is the kind of event and what it is about, not the message. */
async function raiseOnce(tx: Tx, event: Received, about: string, found: Found): Promise<void> {
  const cause = `${event.type}/${about}`;
  if ((await query(tx, '/* causeKnown */ select 1 from issue where cause = $1', [cause])).length > 0) return;
  await raise(tx, { severity: 'HIGH', ...found, cause, projectId: event.projectId, subject: event.subject, regionPaths: event.regionPaths, knownOn: event.knownOn });
}

/** What the clock found and was done since: its issue says so. */
async function markMet(tx: Tx, event: Received<DataOf<typeof defectMet>>): Promise<void> {
  const [issue] = await select(tx, Issue, '/* issueOfDefect */ select * from issue where cause = $1 for update', [`${defectFound.type}/${event.data.defectId}`]);
  const decided = issue && meet(issue, event.data.metOn as Day, event.knownOn);
  if (decided) await record<Issue, Fact>(tx, issue, [decided.fact], () => decided.change);
}

/** Defects that other services' rules find raise issues by themselves (S1). */
export const issueConsumers: readonly Consumer[] = [
  on(commitmentBroken, (tx, event) => {
    const { commitmentId, procedure, authority, due, cause } = event.data;
    return raiseOnce(tx, event, commitmentId, {
      kind: 'COMMITMENT_BROKEN', title: `承诺未兑现：${procedure}，应于 ${due} 前办结`, description: `${authority}承诺的手续 ${procedure} ${cause === 'START' ? '开工时' : '到期时'}仍未办结。`,
    });
  }),
  on(startWithoutPermits, (tx, event) =>
    raiseOnce(tx, event, event.projectId ?? event.aggregateId, {
      kind: 'START_WITHOUT_PERMITS', title: `未批先建：${event.data.startedOn} 开工时缺 ${event.data.missing.length} 项手续`, description: `缺：${event.data.missing.join('、')}。`,
    })),
  on(breachFlagged, (tx, event) => {
    const { batchId, batchCode, rule, amount, limit } = event.data;
    return raiseOnce(tx, event, `${batchId}/${rule}/${event.projectId ?? ''}`, {
      kind: 'FUNDS_BREACH', title: `资金账目异常：批次 ${batchCode}（${rule}）`, description: `金额 ${spoken(fromYuan(amount))}，限额 ${spoken(fromYuan(limit))}。`,
    });
  }),
  on(incidentReported, async (tx, event) => {
    const { incidentId, kind, severity, serious, what, happenedOn, place } = event.data;
    if (serious) await raiseOnce(tx, event, incidentId, {
      kind: 'QUALITY_SAFETY', severity: severity === 'MAJOR' || severity === 'EXTREME' ? 'CRITICAL' : 'HIGH', title: `严重${kind === 'QUALITY' ? '质量' : '安全'}事件：${what}`, description: `${happenedOn}${place ? `，${place}` : ''}。销项前不得竣工。`,
    });
  }),
  on(defectFound, (tx, event) => {
    const { defectId, kind, severity, what } = event.data;
    return raiseOnce(tx, event, defectId, { kind: OVERDUE[kind], severity, title: what.slice(0, 200), description: null });
  }),
  on(defectMet, markMet),
  on(capacitySettled, (tx, event) => raiseOnce(tx, event, event.data.entryId, { kind: 'PROGRESS', severity: 'MEDIUM', title: `${event.data.year} 年算账未达效`, description: `未达目标：${event.data.missed.join('、')}。${event.data.explanation}` })),
  on(contradictionRaised, (tx, event) => raiseOnce(tx, event, event.data.accountabilityId, { kind: 'CONTRADICTION', title: `疑点：${CONTRADICTIONS[event.data.kind]}`, description: `${event.data.explanation}。` })),
];
