import { batchCreated, quotaRaised } from '@cornerstone/events/funding';
import type { Day } from '@cornerstone/kernel/day';
import { fen, toYuan, type Fen } from '@cornerstone/kernel/money';
import { isWithin } from '@cornerstone/kernel/region';
import { badInput, forbidden } from '@cornerstone/kernel/rejection';
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

export const OTHER_POOL = 'F1.batch-of-another-region';

/** A batch is shown to whoever has a line of it; its pool is drawn on, filled and given back to within its own region only. */
export function requireOwnPool({ regions }: { regions: readonly string[] | '*' }, batch: { code: string; regionPath: string }): void {
  if (regions === '*' || regions.some((mine) => isWithin(batch.regionPath, mine))) return;
  throw forbidden(OTHER_POOL, { en: `The pool of batch ${batch.code} belongs to region ${batch.regionPath}, outside yours.`, zh: `批次 ${batch.code} 的额度属于区划 ${batch.regionPath}，不在您负责的区划内。` }, { code: batch.code, regionPath: batch.regionPath });
}
