import { verificationMissed } from '@cornerstone/events/projects-verification';
import { record } from '@cornerstone/runtime/record';
import { load, select } from '@cornerstone/runtime/rows';
import type { Tick } from '@cornerstone/runtime/slice';
import { query } from '@cornerstone/runtime/transaction';
import { Project } from '../ledger/project.entity';
import { VerificationDue } from './plan.entity';

/** Each day: what was drawn and not verified in time is marked and told, once (P9). The project is locked first, as by whoever verifies it: what was done meanwhile is not late. */
export const markOverdue: Tick = async (tx, day) => {
  const late = await query<{ id: string }>(tx, '/* lateVerifications */ select distinct project_id as id from verification_due where due_on < $1 and verification_id is null and overdue_known_on is null order by 1', [day]);
  for (const { id } of late) {
    const project = await load(tx, Project, id);
    const own = await select(tx, VerificationDue, `/* verification overdue */ with late as (update verification_due set overdue_known_on = $2 where project_id = $1 and due_on < $2 and verification_id is null and overdue_known_on is null returning *)
      select * from late order by id`, [id, day]);
    await record(tx, project, own.map(({ id: dueId, planId, dueOn }) => verificationMissed.of(day, { dueId, planId, dueOn })));
  }
};
