import { type fundKinds } from '@cornerstone/events/funding';
import { fen, toYuan, ZERO, type Fen } from '@cornerstone/kernel/money';
import type { Ratio } from '@cornerstone/kernel/rate';

export type FundKind = (typeof fundKinds)[number];

/**
 * Chart of accounts 会计科目 (F1, F2, F3). Money lies in exactly one account and moves down the list; a return moves it back to `unallocated`.
 * `quota` is the source (a credit balance), all others hold money (a debit balance). The first two belong to a batch, the rest to a batch and a project.
 * No holding account below zero is the same law as quota ≥ allocated ≥ issued ≥ disbursed ≥ paid: see `figuresOf`.
 */
export const accounts = ['quota', 'unallocated', 'allocated', 'issued', 'disbursed', 'paid'] as const;
export type Account = (typeof accounts)[number];

export const accountNames: Readonly<Record<Account, string>> = {
  quota: '批次额度', unallocated: '未下达额度', allocated: '已下达待执行', issued: '已发行待拨付', disbursed: '已拨付待支付', paid: '已支付',
};

/** Policy by kind: only special bonds are raised by issues that are recorded apart; every other kind goes from allocation straight to disbursement. */
const RAISED_BY_ISSUE: Readonly<Record<FundKind, boolean>> = {
  SPECIAL_BOND: true, CENTRAL_BUDGET: false, TREASURY_BOND: false, PREWORK: false, RENOVATION: false, LOCAL_BUDGET: false, BANK_LOAN: false, ENTERPRISE: false, SOCIAL_CAPITAL: false,
};
export const isRaisedByIssue = (kind: FundKind): boolean => RAISED_BY_ISSUE[kind];

/** Cumulative figures of a batch and project. What was returned has left `allocated` (and `issued`, `disbursed`) and is told apart. */
export interface Figures { allocated: Fen; issued: Fen; disbursed: Fen; paid: Fen; returned: Fen }
/** What each holding account has now, and what was ever returned. */
export type Balances = Figures;

export const noFigures = (): Figures => ({ allocated: ZERO, issued: ZERO, disbursed: ZERO, paid: ZERO, returned: ZERO });

/** Cumulative figures from balances: whatever is paid was disbursed before, and so up the chain. */
export function figuresOf(kind: FundKind, held: Balances): Figures {
  const disbursed = fen(held.disbursed + held.paid);
  const issued = isRaisedByIssue(kind) ? fen(held.issued + disbursed) : ZERO;
  return { allocated: fen(held.allocated + held.issued + disbursed), issued, disbursed, paid: held.paid, returned: held.returned };
}

export const addFigures = (a: Figures, b: Figures): Figures => ({
  allocated: fen(a.allocated + b.allocated), issued: fen(a.issued + b.issued), disbursed: fen(a.disbursed + b.disbursed), paid: fen(a.paid + b.paid), returned: fen(a.returned + b.returned),
});

/** F1–F3 use rate 使用率: paid ÷ issued for bonds, paid ÷ arranged for the other kinds; several kinds are a ratio of sums, never a mean of rates. */
export function useRate(parts: readonly (Figures & { kind: FundKind })[]): Ratio {
  const arranged = (part: Figures & { kind: FundKind }): bigint => (isRaisedByIssue(part.kind) ? part.issued : part.allocated);
  return { numerator: toYuan(fen(parts.reduce((sum, part) => sum + part.paid, 0n))), denominator: toYuan(fen(parts.reduce((sum, part) => sum + arranged(part), 0n))) };
}
