import { verificationOverdue } from '@cornerstone/events/projects-verification';
import { record } from '@cornerstone/runtime/record';
import { load, select } from '@cornerstone/runtime/rows';
import type { Tick } from '@cornerstone/runtime/slice';
import { query } from '@cornerstone/runtime/transaction';
import { Project } from '../ledger/project.entity';
import { VerificationDue } from './plan.entity';

/** Each day: what was drawn and not verified in time is marked and told, once (P9). */
export const markOverdue: Tick = async (tx, day) => {
  const late = await select(tx, VerificationDue, '/* lateVerifications */ select * from verification_due where due_on < $1 and verification_id is null and overdue_known_on is null order by project_id, id for update', [day]);
  for (const [projectId, own] of Map.groupBy(late, (due) => due.projectId)) {
    const project = await load(tx, Project, projectId);
    await query(tx, '/* verification overdue */ update verification_due set overdue_known_on = $2 where id = any($1) and overdue_known_on is null', [own.map(({ id }) => id), day]);
    await record(tx, project, own.map(({ id, planId, dueOn }) => verificationOverdue.of(day, { dueId: id, planId, dueOn })));
  }
};
