import { earlier, type Day } from '@cornerstone/kernel/day';
import { toYuan, type Fen } from '@cornerstone/kernel/money';
import { firstDay, lastDay, partialDate } from '@cornerstone/kernel/partial-date';
import { badInput, type Rejection } from '@cornerstone/kernel/rejection';
import { checkYear } from '../batches/batch.rules';
import type { FundKind } from '../books/chart.rules';
import { checkTerms } from '../movements/movement.rules';

export interface IssueLine { name: string | null; batchNo: string | null; kind: string; issuedOn: string | null; amount: Fen; tenorYears: number | null; ratePercent: string | null }
/** An issue line that can go in: its kind of funds, its batch year, the first and last day it may have been issued on. */
export interface ReadIssue { fund: FundKind; year: number; issuedOn: string; first: Day; last: Day }

/** General bonds look like special bonds but carry no income test (F1): they are kept as local budget. */
const FUNDS: Readonly<Record<string, FundKind>> = { SPECIAL_BOND: 'SPECIAL_BOND', GENERAL_BOND: 'LOCAL_BUDGET' };

const yearNamed = (name: string | null): string | null => /(?<!\d)((?:19|20)\d{2})年/.exec(name ?? '')?.[1] ?? null;

/** Batch year = the year the money was arranged: the bond's own year in its name, else the year of issue. */
export function readIssue({ name, kind, issuedOn, amount, tenorYears, ratePercent }: IssueLine, until: Day): ReadIssue {
  const fund = FUNDS[kind];
  if (!fund) throw badInput('F1.bond-kind-unknown', { en: `${kind.slice(0, 30)} is neither SPECIAL_BOND nor GENERAL_BOND.`, zh: `“${kind.slice(0, 30)}”不是专项债券或一般债券。` }, { kind: kind.slice(0, 30) });
  if (amount <= 0n) throw badInput('F1.amount-not-positive', { en: 'The amount of an issue is above zero.', zh: '发行金额必须大于零。' }, { amount: toYuan(amount) });
  checkTerms(tenorYears, ratePercent);
  const named = yearNamed(name);
  const told = issuedOn ?? named;
  if (told === null) throw badInput('F1.issue-without-date', { en: 'Neither a date nor a year in the name says when this was issued.', zh: '发行日期为空，债券名称中也没有年份。请补充发行日期。' });
  const date = partialDate(told);
  if (firstDay(date) > until) throw inTheFuture(told, until);
  const year = Number(named ?? told.slice(0, 4));
  checkYear(year);
  return { fund, year, issuedOn: told, first: firstDay(date), last: earlier(lastDay(date), until) };
}

/** The day a cumulative figure is of: as precise as the source, at the latest `until`. */
export function readAsOf(told: string | null, until: Day): Day {
  if (told === null) return until;
  const date = partialDate(told);
  if (firstDay(date) > until) throw inTheFuture(told, until);
  return earlier(lastDay(date), until);
}

export function checkCumulative(amount: Fen | null): void {
  if (amount !== null && amount < 0n) throw badInput('F1.negative-amount', { en: 'A cumulative amount is not negative.', zh: '累计金额不能为负。' }, { amount: toYuan(amount) });
}

const inTheFuture = (told: string, until: Day): Rejection => badInput('F1.date-in-the-future', { en: `${told} is after ${until}.`, zh: `${told} 晚于 ${until}。` }, { told, until });
