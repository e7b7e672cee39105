import { issueEscalated } from '@cornerstone/events/supervision';
import { addDays, daysBetween, type Day } from '@cornerstone/kernel/day';
import { issueLevels, type Decision, type Loop } from './issues.rules';

/** The texts say that an overdue issue goes up, not when it goes further: every this many days after the deadline. */
export interface EscalationSetting { everyDays: number }

/** Still to be solved by a day that has passed; not what was found to be done. */
export const isOverdue = (issue: Pick<Loop, 'state' | 'deadline' | 'metOn'>, on: Day): boolean =>
  issue.metOn === null && issue.deadline !== null && issue.deadline < on && (issue.state === 'ASSIGNED' || issue.state === 'SUPERVISED');

/** S1: overdue goes county → city → province, a level on the day after the deadline and one each interval after it. Steps done before are not done again; missed ones are caught up. */
export function escalate(issue: Loop, today: Day, { everyDays }: EscalationSetting): Decision[] {
  if (!issue.deadline || !isOverdue(issue, today)) return [];
  const due = 1 + Math.floor((daysBetween(issue.deadline, today) - 1) / everyDays);
  const steps: Decision[] = [];
  for (let step = issue.escalations, at = issueLevels.indexOf(issue.level); step < due && at < issueLevels.length - 1; step += 1) {
    at += 1;
    const to = issueLevels[at] ?? 'PROVINCE';
    steps.push({
      fact: issueEscalated.of(today, { issueId: issue.id, code: issue.code, to, on: addDays(issue.deadline, 1 + step * everyDays) }),
      change: { state: 'SUPERVISED', level: to, escalations: step + 1 },
    });
  }
  return steps;
}
