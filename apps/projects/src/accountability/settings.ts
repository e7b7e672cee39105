import type { Day } from '@cornerstone/kernel/day';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { thresholdsOf, type ProofSettingName, type Thresholds } from './settings.rules';

/** Thresholds as they hold on a day; null is now. */
export async function thresholdsOn(tx: Tx, day: Day | null): Promise<Thresholds> {
  return thresholdsOf(await query<{ name: ProofSettingName; value: string }>(tx, '/* thresholdsOn */ select distinct on (name) name, value from proof_setting where $1::date is null or known_on <= $1 order by name, known_on desc, id desc', [day]));
}
