import { batchCreated, quotaRaised } from '@cornerstone/events/funding';
import type { Day } from '@cornerstone/kernel/day';
import { fen, toYuan, type Fen } from '@cornerstone/kernel/money';
import { badInput } from '@cornerstone/kernel/rejection';
import type { FundKind } from '../books/chart.rules';

/** Regions a batch belongs to where nobody says: the province of the house. */
export const DEFAULT_REGION = '410000';

/** Batches that imports make begin with this. */
export const IMPORTED = 'IMP-';

/** `IMP-SPECIAL_BOND-2023`; another province than the house's own is told in it. */
export const importedCode = (kind: FundKind, year: number, province: string): string => `${IMPORTED}${kind}-${year}${province === DEFAULT_REGION ? '' : `-${province}`}`;

export interface NewBatch { id: string; code: string; name: string; kind: FundKind; year: number; quota: Fen }

/** F1–F3: a batch is opened with its whole quota, of one kind and the year the money was arranged in. */
export function createBatch(batch: NewBatch, knownOn: Day) {
  if (batch.quota <= 0n) throw badInput('F1.amount-not-positive', { en: 'A quota is above zero.', zh: '批次额度必须大于零。' }, { quota: toYuan(batch.quota) });
  checkYear(batch.year);
  return batchCreatedFact(batch, knownOn);
}

/** A batch's events; an imported one begins with nothing and its quota grows with what is imported. */
export const batchCreatedFact = ({ id, code, name, kind, year, quota }: NewBatch, knownOn: Day) =>
  batchCreated.of(knownOn, { batchId: id, batchCode: code, fund: kind, batchYear: year, name, quota: toYuan(quota) });

export const quotaRaisedFact = ({ id, code, kind, year, quota }: NewBatch, postingId: string, amount: Fen, on: Day) =>
  quotaRaised.of(on, { batchId: id, batchCode: code, fund: kind, batchYear: year, postingId, amount: toYuan(amount), on, quota: toYuan(fen(quota + amount)) });

export function checkYear(year: number): void {
  if (year < 1949 || year > 2200) throw badInput('F1.year-out-of-range', { en: `${year} is no year of a batch.`, zh: `${year} 不是有效的批次年度。` }, { year });
}
