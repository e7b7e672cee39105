import type { Ratio } from '@cornerstone/kernel/rate';
import type { RoundList } from './rounds.rules';

/** The chain of rates (履约率 → 开工率 → 投产率 → 达效率), each on the projects of the one before. */
export const followStages = ['LANDED', 'STARTED', 'COMMISSIONED', 'AT_CAPACITY'] as const;
export type FollowStage = (typeof followStages)[number];
/** How far a list begins: what was started is not asked whether it landed. */
const BEGINS: Record<RoundList, number> = { SIGNING: 0, START: 1, COMMISSIONING: 3 };
/** Of the list itself every project counts, however far it has come. */
export const leastOf = (list: RoundList, reached: number): number => (reached <= BEGINS[list] ? 0 : reached);

export interface Step { stage: FollowStage; /** How far a project has come that is in the numerator. */ reached: number; rate: Ratio }

/** Each stage that follows a list, on the stage before: `counts` by how far projects have come. */
export function chainOf(list: RoundList, counts: ReadonlyMap<number, number>): Step[] {
  const atLeast = (reached: number): number => [...counts].reduce((sum, [far, count]) => (far >= reached ? sum + count : sum), 0);
  return followStages.flatMap((stage, at) => (at < BEGINS[list] ? [] : [{ stage, reached: at + 1, rate: { numerator: String(atLeast(at + 1)), denominator: String(atLeast(leastOf(list, at))) } }]));
}

export type EvidenceState = 'NOT_NEEDED' | 'DUE' | 'IN_TIME' | 'LATE' | 'OVERDUE';
/** P10 (南阳): real works with evidence within the round's days of the ceremony, the last of them included. */
export function evidenceState(due: string, evidenceOn: string | null, day: string): EvidenceState {
  if (evidenceOn !== null) return evidenceOn <= due ? 'IN_TIME' : 'LATE';
  return day <= due ? 'DUE' : 'OVERDUE';
}
