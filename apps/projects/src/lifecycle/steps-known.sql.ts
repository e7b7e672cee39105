import { lifeStepNames, lifeSteps } from '@cornerstone/events/life';
import type { Day } from '@cornerstone/kernel/day';
import { query, type Tx } from '@cornerstone/runtime/transaction';

/** Since when the steps of a project are known that were told so far: the latest day; null where there are none. */
export async function stepsKnownSince(tx: Tx, projectId: string): Promise<Day | null> {
  const [row] = await query<{ since: Day | null }>(tx, '/* stepsKnownSince */ select max(known_on)::text as since from event where project_id = $1 and type = any($2)', [projectId, lifeStepNames.map((name) => lifeSteps[name].told.type)]);
  return row?.since ?? null;
}
