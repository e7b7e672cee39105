import { addDays, day, monthOf, yearOf, type Day } from '@cornerstone/kernel/day';
import { fen, fromYuan, sumFen, toYuan, type Fen } from '@cornerstone/kernel/money';
import { firstDayOf } from '@cornerstone/kernel/period';
import fc from 'fast-check';
import { breakDown, daysOfYear, inWeeks, type Breakdown, type NamedParts } from './breakdown.rules';

const nothing: NamedParts = { quarters: null, months: [], weeks: [], days: [] };
const sum = (parts: readonly { investment: Fen }[]): Fen => sumFen(parts.map(({ investment }) => investment));
const refused = (rule: string, details: object = {}) => expect.objectContaining({ rule, details: expect.objectContaining(details) as object });

/** Every level is the sum of what lies below it, and the year is all of it. */
function expectWhole({ quarters, months, days }: Breakdown, investment: bigint): void {
  expect(sum(quarters)).toBe(investment);
  for (const { quarter, investment: amount } of quarters) expect(sum(months.filter(({ month }) => Math.ceil(month / 3) === quarter))).toBe(amount);
  for (const { month, investment: amount } of months) {
    const own = days.filter((each) => monthOf(each.day) === month);
    expect(sum(own)).toBe(amount);
    expect(sumFen(inWeeks(own).map((week) => sum(week.days)))).toBe(amount);
  }
  expect(sumFen(inWeeks(days).map((week) => sum(week.days)))).toBe(investment);
  expect(days.every((each) => each.investment >= 0n)).toBe(true);
}

const amounts = fc.bigInt({ min: 0n, max: 10n ** 17n });
const years = fc.oneof(fc.integer({ min: 1950, max: 2199 }), fc.constantFrom(2020, 2024, 2026, 2100));

describe('break a plan down to its days 年度计划分解 (P5)', () => {
  it('adds up at every level, whatever the amount and the year: leap years and years of 53 weeks too', () => {
    fc.assert(fc.property(amounts, years, (amount, year) => { expectWhole(breakDown(year, fen(amount), nothing), amount); }), { numRuns: 40 });
    expect(daysOfYear(2024)).toHaveLength(366);
    expect(inWeeks(breakDown(2020, fromYuan('366.00'), nothing).days).map(({ week }) => week)).toContain(53);
  });

  it('adds up with any months, weeks and days of it told, which keep their amounts', () => {
    const picks = fc.record({ months: fc.uniqueArray(fc.integer({ min: 1, max: 12 })), weeks: fc.uniqueArray(fc.integer({ min: 0, max: 51 }), { maxLength: 8 }), days: fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 60 }) });
    fc.assert(fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 366, maxLength: 366 }), years, picks, (daily, year, pick) => {
      const days = daysOfYear(year).map((each, at) => ({ day: each, investment: fen(daily[at] ?? 0n) }));
      const weeks = pick.weeks.flatMap((at) => inWeeks(days)[at] ?? []);
      // What is told of a day or a week is told of its month, too: an equal share might be too small for it, and be refused.
      const told = [...new Map([...weeks.flatMap((week) => week.days), ...pick.days.flatMap((at) => days[at] ?? [])].map((each) => [each.day, each])).values()];
      const months = [...Map.groupBy(days, (each) => monthOf(each.day))].map(([month, own]) => ({ month, investment: sum(own) }));
      const quarters = [1, 2, 3, 4].map((quarter) => ({ quarter, investment: sum(months.filter(({ month }) => Math.ceil(month / 3) === quarter)) }));
      const named = { quarters, months: months.filter(({ month }) => pick.months.includes(month) || told.some((each) => monthOf(each.day) === month)), weeks: weeks.map(({ year: of, week, days: own }) => ({ year: of, week, investment: sum(own) })), days: told };
      const made = breakDown(year, sum(days), named);
      expectWhole(made, sum(days));
      for (const { day: each, investment } of told) expect(made.days.find((own) => own.day === each)?.investment).toBe(investment);
      for (const { month, investment } of named.months) expect(made.months.find((own) => own.month === month)?.investment).toBe(investment);
      for (const { year: of, week, investment } of named.weeks) expect(sum(inWeeks(made.days).find((own) => own.week === week && own.year === of)?.days ?? [])).toBe(investment);
    }), { numRuns: 20 });
  });

  it('takes any months of a plan when all above them is told', () => {
    fc.assert(fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 12, maxLength: 12 }), fc.uniqueArray(fc.integer({ min: 1, max: 12 })), (monthly, told) => {
      const months = monthly.map((amount, at) => ({ month: at + 1, investment: fen(amount) }));
      const quarters = [1, 2, 3, 4].map((quarter) => ({ quarter, investment: sum(months.slice(quarter * 3 - 3, quarter * 3)) }));
      expectWhole(breakDown(2024, sum(months), { ...nothing, quarters, months: months.filter(({ month }) => told.includes(month)) }), sum(months));
    }), { numRuns: 20 });
  });

  it('gives the remainder to the first ones', () => {
    const { quarters, months, days } = breakDown(2023, fromYuan('0.05'), nothing);
    expect(quarters.map(({ investment }) => toYuan(investment))).toEqual(['0.02', '0.01', '0.01', '0.01']);
    expect(months.slice(0, 3).map(({ investment }) => toYuan(investment))).toEqual(['0.01', '0.01', '0.00']);
    expect(days.filter(({ investment }) => investment > 0n).map((each) => each.day)).toEqual(['2023-01-01', '2023-02-01', '2023-04-01', '2023-07-01', '2023-10-01']);
  });

  it('divides a week of two months by its days, so that both months still add up', () => {
    // Monday 29 January to Sunday 4 February 2024: three days and four.
    const made = breakDown(2024, fromYuan('1200000.00'), { ...nothing, weeks: [{ year: 2024, week: 5, investment: fromYuan('70000.05') }] });
    const week = inWeeks(made.days).find((each) => each.week === 5 && each.year === 2024);
    expect(sum(week?.days ?? [])).toBe(fromYuan('70000.05'));
    expect(week?.days.map(({ investment }) => toYuan(investment))).toEqual(['10000.01', '10000.01', '10000.01', '10000.01', '10000.01', '10000.00', '10000.00']);
    expectWhole(made, fromYuan('1200000.00'));
  });

  it('takes of a week of two years the days that lie in the plan\'s', () => {
    // Week 1 of 2025 begins on Monday 30 December 2024.
    const made = breakDown(2024, fromYuan('36600.00'), { ...nothing, weeks: [{ year: 2025, week: 1, investment: fromYuan('50.00') }] });
    expect(made.days.slice(-2).map((each) => [each.day, toYuan(each.investment)])).toEqual([['2024-12-30', '25.00'], ['2024-12-31', '25.00']]);
    expect(inWeeks(made.days).at(-1)).toMatchObject({ year: 2025, week: 1 });
    expectWhole(made, fromYuan('36600.00'));
  });

  it('makes a quarter of its three months where only they are told', () => {
    const months = [1, 2, 3].map((month) => ({ month, investment: fromYuan('100.00') }));
    expect(breakDown(2024, fromYuan('1200.00'), { ...nothing, months }).quarters.map(({ investment }) => toYuan(investment))).toEqual(['300.00', '300.00', '300.00', '300.00']);
    expect(breakDown(2024, fromYuan('1000.00'), { ...nothing, months }).quarters.map(({ investment }) => toYuan(investment))).toEqual(['300.00', '233.34', '233.33', '233.33']);
  });

  const quarters = [1, 2, 3, 4].map((quarter) => ({ quarter, investment: fromYuan('300.00') }));
  const week5 = Array.from({ length: 7 }, (_, at) => ({ day: addDays(firstDayOf({ year: 2024, week: 5 }), at), investment: fromYuan('1.00') }));
  it.each<[string, Partial<NamedParts>, object]>([
    ['P5.months-do-not-add-up', { quarters, months: [{ month: 1, investment: fromYuan('300.01') }] }, { quarter: '300.00', months: '300.01' }],
    ['P5.months-do-not-add-up', { quarters, months: [1, 2, 3].map((month) => ({ month, investment: fromYuan('99.00') })) }, { quarter: '300.00', months: '297.00' }],
    ['P5.parts-do-not-add-up', { months: [1, 2, 3].map((month) => ({ month, investment: fromYuan('401.00') })) }, { year: '1200.00', quarters: '1203.00' }],
    ['P5.days-do-not-add-up', { weeks: [{ year: 2024, week: 5, investment: fromYuan('7.01') }], days: week5 }, { week: '7.01', days: '7.00' }],
    ['P5.days-do-not-add-up', { days: [{ day: day('2024-01-31'), investment: fromYuan('100.01') }] }, { month: '100.00', days: '100.01' }],
    ['P5.part-not-of-the-year', { months: [{ month: 13, investment: fromYuan('1.00') }] }, { parts: ['2024-13'] }],
    ['P5.part-not-of-the-year', { months: [1, 1].map((month) => ({ month, investment: fromYuan('1.00') })) }, { parts: ['1'] }],
    ['P5.part-not-of-the-year', { weeks: [{ year: 2023, week: 52, investment: fromYuan('1.00') }] }, { parts: ['2023-W52'] }],
    ['P5.part-not-of-the-year', { days: [{ day: '2025-01-01' as Day, investment: fromYuan('1.00') }] }, { parts: ['2025-01-01'] }],
    ['P5.negative-part', { days: [{ day: day('2024-01-01'), investment: fromYuan('-1.00') }] }, { year: 2024 }],
    ['period.not-a-period', { weeks: [{ year: 2024, week: 53, investment: fromYuan('1.00') }] }, {}],
  ])('refuses with %s', (rule, named, details) => {
    expect(() => breakDown(2024, fromYuan('1200.00'), { ...nothing, ...named })).toThrow(refused(rule, details));
  });

  it('holds every day of the year once', () => {
    fc.assert(fc.property(years, (year) => {
      const days = daysOfYear(year);
      expect(new Set(days).size).toBe(days.length);
      expect(days.every((each) => yearOf(each) === year)).toBe(true);
      for (const { days: own, ...week } of inWeeks(breakDown(year, fen(0n), nothing).days)) for (const each of own) expect(firstDayOf(week) <= each.day && each.day <= addDays(firstDayOf(week), 6)).toBe(true);
    }), { numRuns: 10 });
  });
});
