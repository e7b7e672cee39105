import { lastDayOfMonth, type Day } from '@cornerstone/kernel/day';
import { fen, fromYuan, toYuan } from '@cornerstone/kernel/money';

/** A plan as its event tells it; amounts in yuan. */
export interface ToldPlan { investment: string; quarters: readonly { quarter: number; investment: string }[]; months?: readonly { month: number; investment: string }[] | undefined }

export const MONTHS: readonly number[] = Array.from({ length: 12 }, (_, at) => at + 1);

/** Amounts in equal shares to the fen, the first ones carry the remainder: as plans are split (P5). */
function shares(amount: bigint, parts: number): bigint[] {
  return Array.from({ length: parts }, (_, at) => amount / BigInt(parts) + (BigInt(at) < amount % BigInt(parts) ? 1n : 0n));
}

/** What of a plan lies up to the end of each month, in yuan: by its months, else by its quarters in equal months, else null: the year in equal months. */
export function plannedTo({ quarters, months = [] }: ToldPlan): string[] | null {
  if (quarters.length === 0 && months.length === 0) return null;
  const of = (quarter: number): bigint => fromYuan(quarters.find((each) => each.quarter === quarter)?.investment ?? '0');
  const parts = months.length > 0 ? MONTHS.map((month) => fromYuan(months.find((each) => each.month === month)?.investment ?? '0')) : [1, 2, 3, 4].flatMap((quarter) => shares(of(quarter), 3));
  return parts.map((_, at) => toYuan(fen(parts.slice(0, at + 1).reduce((sum, part) => sum + part, 0n))));
}

/** How many months of a year have ended on a day, its last one included. */
export function monthsEnded(year: number, on: Day): number {
  return MONTHS.filter((month) => lastDayOfMonth(year, month) <= on).length;
}
