import type { Fact } from '@cornerstone/events/define';
import { record } from '@cornerstone/runtime/record';
import { select } from '@cornerstone/runtime/rows';
import type { Tick } from '@cornerstone/runtime/slice';
import { escalate } from './escalation.rules';
import { Issue } from './issue.entity';
import { escalation } from './issues.settings';

/** Each day: what is overdue goes up (S1). */
export const escalateOverdue: Tick = async (tx, day) => {
  const overdue = await select(tx, Issue, `/* overdueIssues */ select * from issue
    where state in ('ASSIGNED', 'SUPERVISED') and deadline < $1 and met_on is null and level <> 'PROVINCE' order by id for update`, [day]);
  for (const issue of overdue) {
    const steps = escalate(issue, day, escalation);
    const changes = new Map<Fact, Partial<Issue>>(steps.map(({ fact, change }) => [fact, change]));
    await record(tx, issue, [...changes.keys()], (_, fact) => changes.get(fact) ?? {});
  }
};
