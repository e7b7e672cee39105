import { fen } from '@cornerstone/kernel/money';
import fc from 'fast-check';
import { cumulativeTo, together, type Counted } from './progress.rules';

interface Told extends Counted { amends: string | null }
const told = (id: string, year: number, month: number, investment: bigint, amends: string | null = null): Told => ({ id, year, month, week: null, investment: fen(investment), physicalProgress: null, amends });
const cumulatives = (known: readonly Told[]): bigint[] => together(known).map(({ cumulative }) => cumulative);

describe('what reports say together 累计与更正', () => {
  it('adds up each year by itself, whatever order they come in', () => {
    expect(cumulatives([told('c', 2024, 2, 7n), told('a', 2023, 12, 100n), told('b', 2024, 1, 5n)])).toEqual([12n, 100n, 5n]);
  });

  it('counts what corrects a report in its place, for later months and for nothing before', () => {
    const known = [told('a', 2024, 1, 10n), told('b', 2024, 2, 20n), told('a2', 2024, 1, 4n, 'a')];
    expect(cumulatives(known)).toEqual([10n, 24n, 4n]);
    expect(together(known).map(({ amendedBy }) => amendedBy?.id ?? null)).toEqual(['a2', null, null]);
  });

  it('names of a chain of corrections the next one, and counts the last', () => {
    const known = [told('a', 2024, 1, 10n), told('a2', 2024, 1, 4n, 'a'), told('a3', 2024, 1, 6n, 'a2'), told('b', 2024, 3, 1n)];
    expect(together(known).map(({ amendedBy }) => amendedBy?.id ?? null)).toEqual(['a2', 'a3', null, null]);
    expect(cumulatives(known)).toEqual([10n, 4n, 6n, 7n]);
  });

  it('gives of every report that counts what a report of its period would have been told', () => {
    const month = fc.record({ year: fc.integer({ min: 2022, max: 2024 }), month: fc.integer({ min: 1, max: 12 }), investment: fc.bigInt({ min: 0n, max: 10_000n }), corrected: fc.boolean() });
    fc.assert(fc.property(fc.uniqueArray(month, { maxLength: 30, selector: ({ year, month: of }) => `${year} ${of}` }), (months) => {
      const known = months.flatMap(({ year, month: of, investment, corrected }, at) => [told(`r${at}`, year, of, investment), ...(corrected ? [told(`c${at}`, year, of, investment + 1n, `r${at}`)] : [])]);
      const counted = known.filter(({ id }) => !known.some(({ amends }) => amends === id));
      for (const { report, cumulative } of together(known)) if (counted.includes(report)) expect(cumulative).toBe(cumulativeTo(counted, report));
    }));
  });
});
