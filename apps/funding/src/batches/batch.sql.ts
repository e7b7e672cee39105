import type { Day } from '@cornerstone/kernel/day';
import { fromYuan, type Fen } from '@cornerstone/kernel/money';
import { select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { figuresOf, type Figures, type FundKind } from '../books/chart.rules';
import { FundBatch } from './batch.entity';

export interface BatchFigures extends Figures { quota: Fen; unallocated: Fen }

/** Batches known on a day, by kind and year, the newest first. */
export const findBatches = (tx: Tx, kind: FundKind | null, year: number | null, asOf: Day | null): Promise<FundBatch[]> => select(tx, FundBatch, `/* findBatches */
  select * from fund_batch where ($1::text is null or kind = $1) and ($2::int is null or year = $2) and ($3::date is null or known_on <= $3) order by year desc, code`, [kind, year, asOf]);

type Row = Record<'batch_id' | 'kind' | 'quota' | 'unallocated' | 'allocated' | 'issued' | 'disbursed' | 'paid' | 'returned', string>;

/** Whole figures of batches as known on a day, out of the entries; whoever sees a batch sees all of its figures. */
export async function batchFigures(tx: Tx, ids: readonly string[], asOf: Day | null): Promise<(BatchFigures | null)[]> {
  const rows = await query<Row>(tx, '/* batchFigures */ select f.*, b.kind from batch_balances($1, $2) f join fund_batch b on b.id = f.batch_id', [ids, asOf]);
  const found = new Map(rows.map((row) => [row.batch_id, {
    quota: fromYuan(row.quota), unallocated: fromYuan(row.unallocated),
    ...figuresOf(row.kind as FundKind, { allocated: fromYuan(row.allocated), issued: fromYuan(row.issued), disbursed: fromYuan(row.disbursed), paid: fromYuan(row.paid), returned: fromYuan(row.returned) }),
  }]));
  return ids.map((id) => found.get(id) ?? null);
}
