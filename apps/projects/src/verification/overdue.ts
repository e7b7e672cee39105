import type { Fact } from '@cornerstone/events/define';
import { verificationMissed } from '@cornerstone/events/projects-verification';
import { select } from '@cornerstone/runtime/rows';
import { GO_ON, type Tick } from '@cornerstone/runtime/slice';
import { query } from '@cornerstone/runtime/transaction';
import { MOST_FACTS, recordFacts } from '../ledger/record-facts';
import { VerificationDue } from './plan.entity';

/** Each day: what was drawn and not verified in time is marked and told, once (P9). The projects are locked first, as by whoever verifies one: what was done meanwhile is not late. */
export const markOverdue: Tick = async (tx, day) => {
  const late = await query<{ id: string }>(tx, `/* lateVerifications */ select distinct project_id as id from verification_due where due_on < $1 and verification_id is null and overdue_known_on is null order by 1 limit ${MOST_FACTS}`, [day]);
  if (late.length === 0) return;
  const ids = late.map(({ id }) => id);
  await query(tx, '/* lock the late */ select 1 from project where id = any($1) order by id for update', [ids]);
  const own = await select(tx, VerificationDue, `/* verification overdue */ with late as (update verification_due set overdue_known_on = $2 where project_id = any($1) and due_on < $2 and verification_id is null and overdue_known_on is null returning *)
    select * from late order by project_id, id`, [ids, day]);
  const facts = new Map<string, Fact[]>();
  for (const { id: dueId, projectId, planId, dueOn } of own) facts.set(projectId, [...facts.get(projectId) ?? [], verificationMissed.of(day, { dueId, planId, dueOn })]);
  await recordFacts(tx, facts);
  return late.length >= MOST_FACTS ? GO_ON : undefined;
};
