import type { Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { addDays } from '@cornerstone/kernel/day';
import { record } from '@cornerstone/runtime/record';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { ApprovalCase } from '../cases/case.entity';
import { openCase } from '../cases/project-file';
import { endCommitments } from './end';
import { breakOverdue } from './promises.rules';

/** Each day: commitments that are open after their deadline are broken (A2). Idempotent: what has ended is left alone. */
export async function breakOverdueCommitments(tx: Tx, day: Day): Promise<void> {
  const late = await query<{ case_id: string }>(tx, '/* overdueCommitments */ select distinct project_id, case_id from commitment where ended_as is null and due < $1 order by project_id, case_id', [day]);
  for (const { case_id: caseId } of late) {
    const { row, file } = await openCase(tx, caseId);
    const broken = file.commitments.flatMap((commitment) => { const fact = commitment.caseId === caseId ? breakOverdue(commitment, day) : null; return fact ? [{ commitment, fact }] : []; });
    for (const { commitment } of broken) await endCommitments(tx, [commitment.id], { as: 'BROKEN', cause: 'DEADLINE', on: addDays(commitment.due, 1), knownOn: day });
    await record<ApprovalCase, Fact>(tx, row, broken.map(({ fact }) => fact), () => ({}));
  }
}
