import { fundsAllocated, fundsDisbursed, fundsPaid, fundsReturned, issueRecorded } from '@cornerstone/events/funding';
import type { Fact } from '@cornerstone/events/define';
import { hasEnded } from '@cornerstone/events/life';
import type { Day } from '@cornerstone/kernel/day';
import { fen, toYuan, ZERO, type Fen } from '@cornerstone/kernel/money';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';
import { isRaisedByIssue, type Account, type Figures, type FundKind } from '../books/chart.rules';

/** Where a return takes the money from: held by the unit, issued and not yet disbursed, allocated and not yet used. */
export const returnSources = ['DISBURSED', 'ISSUED', 'ALLOCATED'] as const;
export type ReturnSource = (typeof returnSources)[number];

export type Movement =
  | { kind: 'ALLOCATION' } | { kind: 'ISSUE'; tenorYears: number | null; ratePercent: string | null } | { kind: 'DISBURSEMENT' }
  | { kind: 'PAYMENT'; payee: string | null } | { kind: 'RETURN'; from: ReturnSource; reason: string };

export interface Command { amount: Fen; on: Day; knownOn: Day }
/** What an event says of the batch. */
export interface OfBatch { batchId: string; batchCode: string; fund: FundKind; batchYear: number }

const SOURCES: Readonly<Record<ReturnSource, Account>> = { DISBURSED: 'disbursed', ISSUED: 'issued', ALLOCATED: 'allocated' };

/** From which account to which a movement goes (F1); kinds without issues are disbursed out of what was allocated (F2, F3). */
export function routeOf(movement: Movement, kind: FundKind): { credit: Account; debit: Account } {
  switch (movement.kind) {
    case 'ALLOCATION': return { credit: 'unallocated', debit: 'allocated' };
    case 'ISSUE': return { credit: 'allocated', debit: 'issued' };
    case 'DISBURSEMENT': return { credit: isRaisedByIssue(kind) ? 'issued' : 'allocated', debit: 'disbursed' };
    case 'PAYMENT': return { credit: 'disbursed', debit: 'paid' };
    case 'RETURN': return { credit: SOURCES[movement.from], debit: 'unallocated' };
  }
}

/** Smallest balance of an account on a day and ever after: what may leave it then without breaking what is known of any day. */
export function availableFrom(days: readonly { knownOn: Day; amount: Fen }[], from: Day): Fen {
  let balance = 0n;
  let smallest: bigint | null = null;
  for (const change of [...days].sort((a, b) => a.knownOn.localeCompare(b.knownOn))) {
    if (change.knownOn > from && (smallest === null || balance < smallest)) smallest = balance;
    balance += change.amount;
  }
  return fen(smallest === null || balance < smallest ? balance : smallest);
}

const LIMITS = {
  ALLOCATION: { rule: 'F1.allocated-above-quota', en: 'unallocated in the batch', zh: '批次未下达额度' },
  ISSUE: { rule: 'F1.issued-above-allocated', en: 'allocated and not yet issued', zh: '已下达未发行' },
  DISBURSEMENT: { rule: 'F1.disbursed-above-issued', en: 'issued and not yet disbursed', zh: '已发行未拨付' },
  PAYMENT: { rule: 'F1.paid-above-disbursed', en: 'disbursed and not yet paid', zh: '已拨付未支付' },
  RETURN: { rule: 'F1.returned-above-held', en: 'held where it is to be taken from', zh: '可收回' },
} as const;

const limitOf = (movement: Movement, kind: FundKind) => (movement.kind === 'DISBURSEMENT' && !isRaisedByIssue(kind)
  ? { rule: 'F1.disbursed-above-allocated', en: 'allocated and not yet disbursed', zh: '已下达未拨付' } as const : LIMITS[movement.kind]);

/** F1–F3: quota ≥ allocated ≥ issued ≥ disbursed ≥ paid, on the day the movement is known and on every later one. `available` comes from `availableFrom`. */
export function checkMovement(movement: Movement, kind: FundKind, stage: string, available: Fen, { amount, on, knownOn }: Command): void {
  if (amount <= 0n) throw badInput('F1.amount-not-positive', { en: 'An amount is above zero.', zh: '金额必须大于零。' }, { amount: toYuan(amount) });
  if (on > knownOn) throw badInput('F1.date-in-the-future', { en: `${on} is after ${knownOn}, the day it is known.`, zh: `${on} 晚于知悉日期 ${knownOn}。` }, { on, knownOn });
  if (movement.kind === 'ISSUE') {
    if (!isRaisedByIssue(kind)) throw withoutIssue(kind);
    checkTerms(movement.tenorYears, movement.ratePercent);
  }
  if (movement.kind === 'RETURN' && movement.from === 'ISSUED' && !isRaisedByIssue(kind)) throw withoutIssue(kind);
  if (movement.kind === 'RETURN') returnReason(movement.reason);
  if (hasEnded(stage) && (movement.kind === 'ALLOCATION' || movement.kind === 'ISSUE' || movement.kind === 'DISBURSEMENT')) {
    throw new Rejection('F1.project-takes-no-funds', { en: `A project that is ${stage.toLowerCase()} takes no more funds.`, zh: '项目已调退或取消，不能再安排资金。' }, { stage });
  }
  if (amount <= available) return;
  const limit = limitOf(movement, kind);
  const most = available > 0n ? available : ZERO;
  throw new Rejection(limit.rule, { en: `${toYuan(amount)} yuan is more than the ${toYuan(most)} yuan ${limit.en}.`, zh: `金额 ${toYuan(amount)} 元超过${limit.zh} ${toYuan(most)} 元。` }, { amount: toYuan(amount), available: toYuan(most), knownOn });
}

/** Tenor in years and coupon in percent a year of a bond, where known. */
export function checkTerms(tenorYears: number | null, ratePercent: string | null): void {
  if (tenorYears !== null && (tenorYears < 1 || tenorYears > 100)) throw badInput('F1.tenor-out-of-range', { en: 'A tenor is 1 to 100 years.', zh: '期限应为 1 至 100 年。' }, { tenorYears });
  if (ratePercent !== null && !/^\d{1,2}(\.\d{1,4})?$/.test(ratePercent)) throw badInput('F1.rate-out-of-range', { en: 'A coupon is 0 to 99.9999 percent, with at most four decimals.', zh: '票面利率应为 0 至 99.9999，最多四位小数。' }, { ratePercent });
}

const returnReason = (reason: string): string => reasonOf(reason, 'F1.return-without-reason', { code: 'BAD_USER_INPUT' });
const withoutIssue = (kind: FundKind): Rejection => new Rejection('F1.kind-without-issue', { en: `Funds of kind ${kind} are not raised by issues.`, zh: '该类资金没有发行环节。' }, { kind });

/** What a movement makes of the figures. A return takes back every step the money had gone. */
export function evolve(kind: FundKind, before: Figures, movement: Movement, amount: Fen): Figures {
  const plus = (of: Fen, by: bigint): Fen => fen(of + by);
  switch (movement.kind) {
    case 'ALLOCATION': return { ...before, allocated: plus(before.allocated, amount) };
    case 'ISSUE': return { ...before, issued: plus(before.issued, amount) };
    case 'DISBURSEMENT': return { ...before, disbursed: plus(before.disbursed, amount) };
    case 'PAYMENT': return { ...before, paid: plus(before.paid, amount) };
    case 'RETURN': return {
      ...before, allocated: plus(before.allocated, -amount), returned: plus(before.returned, amount),
      disbursed: movement.from === 'DISBURSED' ? plus(before.disbursed, -amount) : before.disbursed,
      issued: movement.from !== 'ALLOCATED' && isRaisedByIssue(kind) ? plus(before.issued, -amount) : before.issued,
    };
  }
}

/** The event of a movement. */
export function factOf(movement: Movement, batch: OfBatch, postingId: string, { amount, on, knownOn }: Command): Fact {
  const data = { ...batch, postingId, amount: toYuan(amount), on };
  switch (movement.kind) {
    case 'ALLOCATION': return fundsAllocated.of(knownOn, data);
    case 'ISSUE': return issueRecorded.of(knownOn, { ...data, tenorYears: movement.tenorYears, ratePercent: movement.ratePercent });
    case 'DISBURSEMENT': return fundsDisbursed.of(knownOn, data);
    case 'PAYMENT': return fundsPaid.of(knownOn, { ...data, payee: movement.payee });
    case 'RETURN': return fundsReturned.of(knownOn, { ...data, reason: returnReason(movement.reason), from: movement.from });
  }
}
