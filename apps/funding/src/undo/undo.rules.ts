import { movementReversed, type reversedMovements } from '@cornerstone/events/funding-reversals';
import type { Day } from '@cornerstone/kernel/day';
import { fen, toYuan, type Fen } from '@cornerstone/kernel/money';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Account, Figures } from '../books/chart.rules';
import type { OfBatch } from '../movements/movement.rules';

export type Reversed = (typeof reversedMovements)[number];
/** A posting of an import, as the books have it. */
export interface Posted { id: string; kind: 'QUOTA' | 'ALLOCATION' | 'ISSUE' | 'DISBURSEMENT' | 'PAYMENT'; debit: Account; credit: Account; amount: Fen; batchId: string; projectId: string | null; lineId: string | null; importId: string; demonstration: boolean }

/** The posting that posts another back. */
export interface Reversal extends Omit<Posted, 'kind' | 'importId'> { kind: 'REVERSAL'; movedOn: Day; knownOn: Day; memo: string; payee: null; importId: null; reverses: string }

const MOVEMENTS: Readonly<Record<Posted['kind'], Reversed>> = { QUOTA: 'QUOTA', ALLOCATION: 'ALLOCATED', ISSUE: 'ISSUED', DISBURSEMENT: 'DISBURSED', PAYMENT: 'PAID' };

/** F1: an import is undone once, and only where it moved money. */
export function checkUndoable({ undoneOn, postings }: { undoneOn: Day | null; postings: number }): void {
  if (undoneOn !== null) throw new Rejection('F1.import-undone-already', { en: `The import was undone on ${undoneOn}.`, zh: `该导入批次已于 ${undoneOn} 撤销。` }, { undoneOn });
  if (postings === 0) throw new Rejection('F1.nothing-to-undo', { en: 'The import moved no money.', zh: '该导入批次未产生任何账目。' });
}

export interface Resting { code: string; because: string[] }

/** F1: all or nothing. Money that moved on the same line later rests on what the import brought: it is taken back first, or the import stays. */
export function checkNothingRests(resting: readonly Resting[]): void {
  if (resting.length === 0) return;
  const named = `${resting.slice(0, 5).map(({ code }) => code).join(', ')}${resting.length > 5 ? ' …' : ''}`;
  throw new Rejection('F1.import-rested-upon', { en: `Later movements rest on what the import brought: ${resting.length} project(s), ${named}. Nothing was undone.`, zh: `已有后续资金变动依据该批次：${resting.length} 个项目（${named}），未作任何撤销。` }, { projects: resting });
}

/** Figures without a movement of an import; imports return nothing. */
export function without(before: Figures, { kind, amount }: Pick<Posted, 'kind' | 'amount'>): Figures {
  const minus = (of: Fen): Fen => fen(of - amount);
  switch (kind) {
    case 'QUOTA': return before;
    case 'ALLOCATION': return { ...before, allocated: minus(before.allocated) };
    case 'ISSUE': return { ...before, issued: minus(before.issued) };
    case 'DISBURSEMENT': return { ...before, disbursed: minus(before.disbursed) };
    case 'PAYMENT': return { ...before, paid: minus(before.paid) };
  }
}

export const isEmpty = ({ allocated, issued, disbursed, paid }: Figures): boolean => [allocated, issued, disbursed, paid].every((amount) => amount === 0n);

/** The same amount the other way, today: past days keep what they had. */
export const reversal = ({ id, kind: _kind, debit, credit, importId: _importId, ...same }: Posted, postingId: string, reason: string, today: Day): Reversal => ({
  ...same, id: postingId, kind: 'REVERSAL', debit: credit, credit: debit, movedOn: today, knownOn: today, memo: `撤销导入：${reason}`, payee: null, importId: null, reverses: id,
});

export const reversedFact = (batch: OfBatch, posted: Posted, postingId: string, reason: string, emptied: boolean, today: Day) => movementReversed.of(today, {
  ...batch, postingId, reversedPostingId: posted.id, importId: posted.importId, movement: MOVEMENTS[posted.kind], amount: toYuan(posted.amount), on: today, reason, emptied,
});
