import type { Day } from '@cornerstone/kernel/day';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { CommitmentCause, CommitmentEnd } from './promises.rules';

export interface End { as: CommitmentEnd; cause: CommitmentCause | null; on: Day; knownOn: Day }

/** A commitment ends once: one that has ended is left as it is. */
export async function endCommitments(tx: Tx, ids: readonly string[], { as, cause, on, knownOn }: End): Promise<void> {
  if (ids.length === 0) return;
  await query(tx, '/* end commitments */ update commitment set ended_as = $2, cause = $3, ended_on = $4, ended_known_on = $5 where id = any($1) and ended_as is null', [ids, as, cause, on, knownOn]);
}
