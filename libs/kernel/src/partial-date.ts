import { dayOf, day, isDay, lastDayOfMonth, type Day } from './day';
import { badInput } from './rejection';

/** A date as precise as the source gives it: 2019, 2019-06, 2019-Q2 or 2019-06-30. */
export type PartialDate = string & { readonly kind: 'partial-date' };

const SHAPE = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])))?$/;

export function partialDate(text: string): PartialDate {
  const match = SHAPE.exec(text);
  const month = match?.[2] ? Number(match[2]) : 1;
  const year = Number(match?.[1]);
  if (isDay(text) || (match && month >= 1 && month <= 12 && year >= 1900 && year <= 2200)) return text as unknown as PartialDate;
  throw badInput('day.not-a-partial-date', { en: `"${text.slice(0, 20)}" is not a date such as 2019, 2019-06, 2019-Q2 or 2019-06-30.`, zh: `“${text.slice(0, 20)}”不是日期，应如 2019、2019-06、2019-Q2 或 2019-06-30。` });
}

export function firstDay(of: PartialDate): Day {
  const match = SHAPE.exec(of);
  if (!match) return day(of);
  return dayOf(Number(match[1]), match[2] ? Number(match[2]) : match[3] ? Number(match[3]) * 3 - 2 : 1, 1);
}

export function lastDay(of: PartialDate): Day {
  const match = SHAPE.exec(of);
  if (!match) return day(of);
  return lastDayOfMonth(Number(match[1]), match[2] ? Number(match[2]) : match[3] ? Number(match[3]) * 3 : 12);
}
