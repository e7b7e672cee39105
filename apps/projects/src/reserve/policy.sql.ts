import type { Day } from '@cornerstone/kernel/day';
import { select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { AdmissionStandard, ReserveGoal, ReservePolicy } from './policy.entity';
import type { PolicyFigures } from './policy.rules';
import { defaultPolicy, defaultStandards } from './reserve.policy';
import type { Standard } from './standards.rules';

/** The figures in force on a day, by what was known of them on another (null: all that is known): the latest row, else the defaults. */
export async function policyOn(tx: Tx, on: Day, knownBy: Day | null): Promise<PolicyFigures> {
  const [row] = await select(tx, ReservePolicy, '/* reservePolicyOn */ select * from reserve_policy where valid_from <= $1 and ($2::date is null or known_on <= $2) order by valid_from desc, known_on desc, id desc limit 1', [on, knownBy]);
  return row ?? defaultPolicy;
}

/** Every standard that was told, with the defaults that stand behind them. */
export async function standardsKnown(tx: Tx, knownBy: Day | null): Promise<Standard[]> {
  return [...await select(tx, AdmissionStandard, '/* standardsKnown */ select * from admission_standard where $1::date is null or known_on <= $1', [knownBy]), ...defaultStandards];
}

export async function goalOf(tx: Tx, regionCode: string, year: number, knownBy: Day | null): Promise<ReserveGoal | null> {
  const [goal] = await select(tx, ReserveGoal, '/* goalOf */ select * from reserve_goal where region_code = $1 and year = $2 and ($3::date is null or known_on <= $3) order by known_on desc, id desc limit 1', [regionCode, year, knownBy]);
  return goal ?? null;
}
