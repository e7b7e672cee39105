import { lastDayOf } from '@cornerstone/kernel/period';
import { addDays, type Day } from '@cornerstone/kernel/day';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';

export const reserveDecisions = ['KEEP', 'PROMOTE', 'DROP', 'ADMIT', 'TURN_DOWN'] as const;
export type Decision = (typeof reserveDecisions)[number];
export interface Decided { entryId: string; decision: Decision; reason?: string | null }
/** An entry that the session has to decide (ADMITTED), or may (PROPOSED). */
export interface InScope { id: string; state: string; code: string; name: string }
/** What stands against a single decision. */
export interface Refused { entryId: string; code: string; rule: string; en: string; zh: string; details: Record<string, unknown> }

const MOST_DECISIONS = 5_000;
const OF_STATE: Readonly<Record<string, readonly Decision[]>> = { ADMITTED: ['KEEP', 'PROMOTE', 'DROP'], PROPOSED: ['ADMIT', 'TURN_DOWN'] };
/** In a message a few are named; details name them all. */
const some = (of: readonly { code: string }[]): string => of.slice(0, 5).map(({ code }) => code).join(', ') + (of.length > 5 ? ' …' : '');

/** P1 (002: 每季度末对入库项目进行动态调整): a session closes at the quarter's end, as early as the policy says. */
export function requireQuarterEnd(period: { year: number; quarter: number }, sessionLeadDays: number, on: Day, knownOn: Day): void {
  const opens = addDays(lastDayOf(period), -sessionLeadDays);
  if (on > knownOn) throw new Rejection('P1.session-in-the-future', { en: `${on} is after ${knownOn}, the day it is known.`, zh: `会议日期 ${on} 晚于知悉日期 ${knownOn}。` }, { on, knownOn });
  if (on < opens) throw new Rejection('P1.session-before-quarter-end', { en: `The session of ${period.year} Q${period.quarter} closes from ${opens} on.`, zh: `${period.year}年第${period.quarter}季度滚动调整自 ${opens} 起方可进行。` }, { on, opens });
}

export interface Whole { missing: InScope[]; doubled: InScope[]; strangers: string[]; misplaced: InScope[] }

/** P1: every entry of the scope once, and nothing else; a proposal may wait, an entry may not. */
export function compare(scope: readonly InScope[], decisions: readonly Decided[]): Whole {
  if (decisions.length > MOST_DECISIONS) throw badInput('P1.too-many-decisions', { en: `At most ${MOST_DECISIONS} decisions at a time: close the session by category or level.`, zh: `一次最多 ${MOST_DECISIONS} 项决定，请按类别或级别分别进行。` }, { decisions: decisions.length });
  const byId = Map.groupBy(decisions, ({ entryId }) => entryId);
  const known = new Set(scope.map(({ id }) => id));
  return {
    missing: scope.filter(({ id, state }) => state === 'ADMITTED' && !byId.has(id)), doubled: scope.filter(({ id }) => (byId.get(id)?.length ?? 0) > 1),
    strangers: [...byId.keys()].filter((id) => !known.has(id)),
    misplaced: scope.filter(({ id, state }) => byId.get(id)?.some(({ decision }) => !OF_STATE[state]?.includes(decision))),
  };
}

/** P1: as a whole or not at all. One refusal names every entry that is missing, decided twice, not of the scope, decided as it cannot be, or refused for itself with the rule. */
export function requireWhole({ missing, doubled, strangers, misplaced }: Whole, refused: readonly Refused[]): void {
  const parts: (readonly [number, string, string])[] = [
    [missing.length, `${missing.length} not decided (${some(missing)})`, `${missing.length} 个条目未作决定（${some(missing)}）`], [doubled.length, `${doubled.length} decided twice (${some(doubled)})`, `${doubled.length} 个条目重复决定（${some(doubled)}）`],
    [strangers.length, `${strangers.length} not of this session`, `${strangers.length} 个条目不属于本次调整`], [misplaced.length, `${misplaced.length} decided as they cannot be (${some(misplaced)})`, `${misplaced.length} 个条目的决定与其状态不符（${some(misplaced)}）`],
    [refused.length, `${refused.length} refused (${some(refused)})`, `${refused.length} 个条目不符合规定（${some(refused)}）`],
  ];
  const faults = parts.filter(([count]) => count > 0);
  if (faults.length === 0) return;
  const named = (of: readonly InScope[]) => of.map(({ id: entryId, code, name }) => ({ entryId, code, name }));
  throw new Rejection('P1.session-not-whole', { en: `The session closes as a whole or not at all: ${faults.map(([, en]) => en).join('; ')}.`, zh: `滚动调整须整体完成：${faults.map(([, , zh]) => zh).join('；')}。` },
    { missing: named(missing), doubled: named(doubled), strangers, misplaced: named(misplaced), refused });
}

/** What a session came to: its counts add up to its decisions. */
export const countsOf = (decisions: readonly Decided[]) => {
  const count = (wanted: Decision): number => decisions.filter(({ decision }) => decision === wanted).length;
  return { kept: count('KEEP'), promoted: count('PROMOTE'), dropped: count('DROP'), admitted: count('ADMIT'), rejected: count('TURN_DOWN') };
};
