import { addDays, dayOf, lastDayOfMonth, monthOf, yearOf, type Day } from '@cornerstone/kernel/day';
import { fen, sumFen, toYuan, ZERO, type Fen } from '@cornerstone/kernel/money';
import { checkPeriod, firstDayOf, weekOf } from '@cornerstone/kernel/period';
import { Rejection, type Sentence } from '@cornerstone/kernel/rejection';

export interface QuarterPart { quarter: number; investment: Fen }
export interface MonthPart { month: number; investment: Fen }
export interface WeekPart { year: number; week: number; investment: Fen }
export interface DayPart { day: Day; investment: Fen }
/** What a plan names below the year; what it does not name is split. Of a week that spans two years, its days in the plan's year are meant. */
export interface NamedParts { quarters: readonly QuarterPart[] | null; months: readonly MonthPart[]; weeks: readonly WeekPart[]; days: readonly DayPart[] }
export interface Breakdown { quarters: QuarterPart[]; months: MonthPart[]; days: DayPart[] }

/** An amount in `parts` equal shares that add up to the fen: the first ones carry the remainder. */
export function split(amount: Fen, parts: number): Fen[] {
  const share = amount / BigInt(parts);
  const over = Number(amount % BigInt(parts));
  return Array.from({ length: parts }, (_, at) => fen(share + (at < over ? 1n : 0n)));
}

interface Whole { rule: string; what: Sentence; key: string; part: string }

/** The parts of an amount: those that are told keep theirs, the rest is split equally over the others, the remainder first. */
function share<K>(amount: Fen, keys: readonly K[], told: ReadonlyMap<K, Fen>, { rule, what, key, part }: Whole): Map<K, Fen> {
  const sum = sumFen(keys.flatMap((each) => told.get(each) ?? []));
  const open = keys.filter((each) => !told.has(each));
  if (sum > amount || (open.length === 0 && sum !== amount)) {
    throw new Rejection(rule, { en: `The ${part} add up to ${toYuan(sum)}, ${what.en} is ${toYuan(amount)}.`, zh: `${what.zh}计划为 ${toYuan(amount)} 元，其下各部分合计 ${toYuan(sum)} 元，不相符。` }, { [key]: toYuan(amount), [part]: toYuan(sum), of: what.zh });
  }
  const shares = open.length === 0 ? [] : split(fen(amount - sum), open.length);
  const rest = new Map(open.map((each, at) => [each, shares[at] ?? ZERO]));
  return new Map(keys.map((each) => [each, told.get(each) ?? rest.get(each) ?? ZERO]));
}

const QUARTERS = [1, 2, 3, 4];
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
const monthsOf = (quarter: number): number[] => [quarter * 3 - 2, quarter * 3 - 1, quarter * 3];

const daysOfMonth = (year: number, month: number): Day[] => Array.from({ length: dateOf(lastDayOfMonth(year, month)) }, (_, at) => dayOf(year, month, at + 1));
const dateOf = (day: Day): number => Number(day.slice(8));
export const daysOfYear = (year: number): Day[] => MONTHS.flatMap((month) => daysOfMonth(year, month));
const daysOfWeek = ({ year, week }: { year: number; week: number }): Day[] => Array.from({ length: 7 }, (_, at) => addDays(firstDayOf({ year, week }), at));

/** A whole is told when all that lies below it is. */
const toldBelow = <K>(keys: readonly K[], told: ReadonlyMap<K, Fen>): Fen | null => (keys.every((key) => told.has(key)) ? sumFen(keys.flatMap((key) => told.get(key) ?? [])) : null);

function requireOfTheYear(year: number, { months, weeks, days }: NamedParts): void {
  for (const each of weeks) checkPeriod(each);
  const wrong = [
    ...months.filter(({ month }) => !MONTHS.includes(month)).map(({ month }) => `${year}-${month}`), ...weeks.filter((each) => daysOfWeek(each).every((day) => yearOf(day) !== year)).map(({ year: of, week }) => `${of}-W${week}`),
    ...days.filter(({ day }) => yearOf(day) !== year).map(({ day }) => day),
  ];
  const names = [...months.map(({ month }) => `${month}`), ...weeks.map(({ year: of, week }) => `${of}-W${week}`), ...days.map(({ day }) => day)];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (wrong.length > 0 || twice !== undefined) throw new Rejection('P5.part-not-of-the-year', { en: `Parts lie in ${year}, each once.`, zh: `各部分应在 ${year} 年内，且各出现一次。` }, { year, parts: twice === undefined ? wrong : [twice] });
  if ([...months, ...weeks, ...days].some(({ investment }) => investment < 0n)) throw new Rejection('P5.negative-part', { en: 'No part of a plan is negative.', zh: '计划各部分不能为负。' }, { year });
}

/**
 * P5: a year's plan down to its days; every level adds up to the one above to the fen. A level that is not told is split equally over what lies
 * below, the remainder first: a year over its quarters, a quarter over its months, a month over its calendar days (works go on at weekends in
 * the season, and next year's holidays are not known when plans are made). A week's amount is that of its days, so a week of two months gives each month its own.
 */
export function breakDown(year: number, investment: Fen, named: NamedParts): Breakdown {
  requireOfTheYear(year, named);
  const days = new Map(named.days.map(({ day, investment: amount }) => [day, amount]));
  for (const week of named.weeks) {
    const label = { en: `week ${week.year}-W${week.week}`, zh: `${week.year}年第${week.week}周` };
    for (const [day, amount] of share(week.investment, daysOfWeek(week).filter((each) => yearOf(each) === year), days, { rule: 'P5.days-do-not-add-up', what: label, key: 'week', part: 'days' })) days.set(day, amount);
  }
  // Only where a week or a day is named do days say what a month has; else they follow from it, once somebody asks.
  const all = days.size === 0 ? null : Map.groupBy(daysOfYear(year), monthOf);
  const months = new Map(named.months.map(({ month, investment: amount }) => [month, amount]));
  for (const month of MONTHS) {
    const below = months.has(month) || all === null ? null : toldBelow(all.get(month) ?? [], days);
    if (below !== null) months.set(month, below);
  }
  const quarters = new Map(named.quarters === null ? QUARTERS.flatMap((quarter): [number, Fen][] => { const below = toldBelow(monthsOf(quarter), months); return below === null ? [] : [[quarter, below]]; })
    : QUARTERS.map((quarter) => [quarter, named.quarters?.find((each) => each.quarter === quarter)?.investment ?? ZERO]));
  const byQuarter = share(investment, QUARTERS, quarters, { rule: 'P5.parts-do-not-add-up', what: { en: 'the year', zh: `${year}年` }, key: 'year', part: 'quarters' });
  const byMonth = new Map([...byQuarter].flatMap(([quarter, amount]) => [...share(amount, monthsOf(quarter), months, { rule: 'P5.months-do-not-add-up', what: { en: `quarter ${quarter}`, zh: `第${quarter}季度` }, key: 'quarter', part: 'months' })]));
  const inDays = (): DayPart[] => [...byMonth].flatMap(([month, amount]) => [...share(amount, daysOfMonth(year, month), days, { rule: 'P5.days-do-not-add-up', what: { en: `month ${month}`, zh: `${month}月` }, key: 'month', part: 'days' })].map(([day, part]) => ({ day, investment: part })));
  let asked = all === null ? null : inDays();
  return { quarters: [...byQuarter].map(([quarter, amount]) => ({ quarter, investment: amount })), months: [...byMonth].map(([month, amount]) => ({ month, investment: amount })), get days() { return (asked ??= inDays()); } };
}

/** Days in their ISO weeks, Monday first, in order. */
export const inWeeks = (days: readonly DayPart[]): { year: number; week: number; days: DayPart[] }[] =>
  [...Map.groupBy(days, ({ day }) => { const { year, week } = weekOf(day); return year * 100 + week; })].map(([key, own]) => ({ year: Math.floor(key / 100), week: key % 100, days: own }));
