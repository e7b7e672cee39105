import type { Day } from '@cornerstone/kernel/day';
import { indicators, type Figures, type Indicator } from './figures.rules';

export const capacitySteps = ['OPENED', 'COLLECTED', 'RECONCILED', 'HANDED_OVER', 'SETTLED'] as const;
export type CapacityStep = (typeof capacitySteps)[number];

/** One entry of the account, as it was made. */
export interface Entry {
  id: string; step: CapacityStep; year: number | null; quarter: number | null; figures: Figures; unit: string | null; tolerancePercent: string | null; departmentId: string | null;
  explanation: string | null; reached: boolean | null; corrects: string | null; knownOn: Day;
}

/** What the entries say together; `isFresh`: made since the last settlement. Hand-over and settlement are those of the present round. */
export interface Account { targets: Entry | null; actuals: Entry[]; official: Entry[]; handover: Entry | null; settlement: Entry | null; isFresh: (entry: Entry) => boolean }

const byPeriod = (a: Entry, b: Entry): number => (a.year ?? 0) - (b.year ?? 0) || (a.quarter ?? 0) - (b.quarter ?? 0);

/** Entries in the order they were made; one that another corrects counts no more. */
export function accountOf(entries: readonly Entry[]): Account {
  const superseded = new Set(entries.map(({ corrects }) => corrects));
  const counted = entries.filter(({ id }) => !superseded.has(id));
  const of = (step: CapacityStep): Entry[] => counted.filter((entry) => entry.step === step);
  const settlement = of('SETTLED').at(-1) ?? null;
  const isFresh = (entry: Entry): boolean => settlement === null || entries.indexOf(entry) > entries.indexOf(settlement);
  return { targets: of('OPENED').at(-1) ?? null, actuals: of('COLLECTED').sort(byPeriod), official: of('RECONCILED').sort(byPeriod), handover: of('HANDED_OVER').findLast(isFresh) ?? null, settlement, isFresh };
}

export interface Result { indicator: Indicator; target: bigint; actual: bigint; isReached: boolean }

/** The latest year against the targets: flows add up over its periods, people are those of its last one. */
export function resultsOf({ targets, actuals, official }: Pick<Account, 'targets' | 'actuals' | 'official'>): { year: number; results: Result[] } {
  const year = actuals.at(-1)?.year ?? 0;
  const settled = (entry: Entry, indicator: Indicator): bigint | null =>
    official.find((other) => other.year === entry.year && other.quarter === entry.quarter)?.figures[indicator] ?? entry.figures[indicator];
  const results = indicators.flatMap((indicator): Result[] => {
    const target = targets?.figures[indicator] ?? null;
    if (target === null) return [];
    const told = actuals.filter((entry) => entry.year === year).flatMap((entry) => settled(entry, indicator) ?? []);
    const actual = indicator === 'JOBS' ? told.at(-1) ?? 0n : told.reduce((sum, each) => sum + each, 0n);
    return [{ indicator, target, actual, isReached: actual >= target }];
  });
  return { year, results };
}
