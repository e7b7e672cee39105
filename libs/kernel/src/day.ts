import { badInput } from './rejection';

/** A calendar date, YYYY-MM-DD, in Asia/Shanghai. Compares as text. */
export type Day = string & { readonly kind: 'day' };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS = 86_400_000;

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const fromUtc = (time: number): Day => new Date(time).toISOString().slice(0, 10) as Day;

export function isDay(text: string): text is Day {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  const time = utc(text);
  return year >= 1900 && year <= 2200 && !Number.isNaN(time) && fromUtc(time) === text;
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
export const lastDayOfMonth = (year: number, month: number): Day => fromUtc(Date.UTC(year, month, 1) - MS);
export const dayOf = (year: number, month: number, date: number): Day => day(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
export const later = (a: Day, b: Day): Day => (a > b ? a : b);
