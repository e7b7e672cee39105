import { earlier, type Day } from '@cornerstone/kernel/day';
import { fen, sumFen, ZERO, type Fen } from '@cornerstone/kernel/money';
import { newId } from '@cornerstone/runtime/ids';
import { enter, record } from '@cornerstone/runtime/record';
import { select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { FundBatch } from '../batches/batch.entity';
import { batchCreatedFact, importedCode, quotaRaisedFact, requireOwnPool } from '../batches/batch.rules';
import { quotaPosting } from '../batches/open';
import type { FundKind } from '../books/chart.rules';
import { post } from '../books/posting';

const NAMES: Partial<Record<FundKind, string>> = { SPECIAL_BOND: '专项债券', LOCAL_BUDGET: '一般债券' };

/** The imported batch of a kind, year and province, locked; opened with nothing where there is none. Its quota grows by `raiseQuotas`. */
export async function importedBatch(tx: Tx, kind: FundKind, year: number, province: string, knownOn: Day): Promise<FundBatch> {
  const code = importedCode(kind, year, province);
  requireOwnPool(tx.actor, { code, regionPath: province });
  const [known] = await select(tx, FundBatch, '/* importedBatch */ select * from fund_batch where code = $1 for no key update', [code]);
  if (known) return known;
  const batch = {
    id: newId('bat'), code, name: `${year}年${NAMES[kind] ?? ''}（导入）`, kind, year, regionCode: province, regionPath: province, quota: ZERO, allocated: ZERO, imported: true, demonstration: false, knownOn,
  };
  return enter(tx, FundBatch, batch, [batchCreatedFact(batch, knownOn)]);
}

/** What an import allocates of each batch, by the day it is known: an imported batch's quota is what was imported. */
export class Allocated {
  private readonly byBatch = new Map<string, Map<Day, Fen>>();

  add(batchId: string, knownOn: Day, amount: Fen): void {
    const days = this.byBatch.get(batchId) ?? new Map<Day, Fen>();
    this.byBatch.set(batchId, days.set(knownOn, fen((days.get(knownOn) ?? 0n) + amount)));
  }

  entries(): [string, [Day, Fen][]][] {
    return [...this.byBatch].sort(([a], [b]) => a.localeCompare(b)).map(([id, days]) => [id, [...days].sort(([a], [b]) => a.localeCompare(b))]);
  }
}

/** Raises the quotas of imported batches by what was allocated of them, each day's share known that day. */
export async function raiseQuotas(tx: Tx, allocated: Allocated, importId: string): Promise<void> {
  for (const [batchId, days] of allocated.entries()) {
    const [batch] = await select(tx, FundBatch, '/* batchToRaise */ select * from fund_batch where id = $1 for no key update', [batchId]);
    if (!batch) throw new Error(`batch ${batchId} went away`);
    const postings = days.map(([knownOn, amount]) => quotaPosting(batch, amount, knownOn, importId));
    let quota = batch.quota;
    const facts = postings.map(({ id, amount, knownOn }) => {
      const fact = quotaRaisedFact({ ...batch, quota }, id, amount, knownOn);
      quota = fen(quota + amount);
      return fact;
    });
    const more = sumFen(days.map(([, amount]) => amount));
    const knownOn = days.reduce((first, [day]) => earlier(first, day), batch.knownOn);
    await record(tx, batch, facts, () => ({ quota, allocated: fen(batch.allocated + more), knownOn }));
    await post(tx, postings);
  }
}
