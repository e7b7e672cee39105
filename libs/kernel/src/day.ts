import { badInput } from './rejection';

/** A calendar date, YYYY-MM-DD, in Asia/Shanghai. Compares as text. */
export type Day = string & { readonly kind: 'day' };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS = 86_400_000;

const two = (number: number): string => (number >= 0 && number < 10 ? `0${number}` : String(number));

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const fromUtc = (time: number): Day => new Date(time).toISOString().slice(0, 10) as Day;

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
/** Days of a month, 1 to 12. By the calendar's rule: a batch of reports asks for some thousands of days. */
const lengthOf = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1] ?? 0);

export function isDay(text: string): text is Day {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && year <= 2200 && month >= 1 && date >= 1 && date <= lengthOf(year, month);
}

export function day(text: string): Day {
  if (isDay(text)) return text;
  throw badInput('day.not-a-date', { en: `"${text.slice(0, 20)}" is not a date: write YYYY-MM-DD.`, zh: `“${text.slice(0, 20)}”不是日期：请写成 YYYY-MM-DD。` }, { value: text.slice(0, 20) });
}

/** The Shanghai calendar date of an instant in milliseconds. */
export const dayOfInstant = (milliseconds: number): Day => fromUtc(Math.floor((milliseconds + 8 * 3_600_000) / MS) * MS);

export const addDays = (from: Day, days: number): Day => fromUtc(utc(from) + days * MS);
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / MS);
export const yearOf = (of: Day): number => Number(of.slice(0, 4));
export const monthOf = (of: Day): number => Number(of.slice(5, 7));
export const quarterOf = (of: Day): number => Math.ceil(monthOf(of) / 3);
/** 1 Monday … 7 Sunday. */
export const weekdayOf = (of: Day): number => new Date(utc(of)).getUTCDay() || 7;
export const lastDayOfMonth = (year: number, month: number): Day => (lengthOf(year, month) > 0 && year >= 1000 && year <= 9999 ? `${year}-${two(month)}-${lengthOf(year, month)}` as Day : fromUtc(Date.UTC(year, month, 1) - MS));
export const dayOf = (year: number, month: number, date: number): Day => day(`${year}-${two(month)}-${two(date)}`);
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
export const later = (a: Day, b: Day): Day => (a > b ? a : b);
