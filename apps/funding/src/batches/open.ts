import type { Day } from '@cornerstone/kernel/day';
import { ZERO } from '@cornerstone/kernel/money';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { post, type Posting } from '../books/posting';
import { FundBatch } from './batch.entity';
import type { CreateBatchInput } from './batch.inputs';
import { createBatch, DEFAULT_REGION, IMPORTED } from './batch.rules';

/** Opens a batch and books its quota: credit `quota`, debit `unallocated`. */
export async function openBatch(tx: Tx, input: CreateBatchInput): Promise<FundBatch> {
  const knownOn = knownSince(tx, input);
  const id = newId('bat');
  const code = input.code ? plainText(input.code, 'code', 60) : `${input.kind}-${input.year}-${id.slice(-6).toUpperCase()}`;
  if (code.includes('/')) throw badInput('F1.batch-code-shape', { en: 'A batch code holds no slash: accounts are written with it.', zh: '批次代码不能含斜杠。' }, { code });
  if (code.startsWith(IMPORTED)) throw badInput('F1.batch-code-reserved', { en: `Codes that begin with ${IMPORTED} belong to imports.`, zh: `以 ${IMPORTED} 开头的批次代码由导入使用。` }, { code });
  const quota = fenOf(input.quota);
  const { kind, year } = input;
  const fact = createBatch({ id, code, name: plainText(input.name, 'name'), kind, year, quota }, knownOn);
  const [known] = await query<{ taken: boolean }>(tx, '/* batchCodeTaken */ select code_taken($1) as taken', [code]);
  if (known?.taken) throw new Rejection('F1.batch-code-taken', { en: `There is a batch ${code} already.`, zh: `批次代码 ${code} 已存在。` }, { code });
  const regionCode = input.region ?? DEFAULT_REGION;
  const batch = await enter(tx, FundBatch, {
    id, code, name: fact.data.name, kind, year, regionCode, regionPath: await regionPath(tx, regionCode, 'F1'), quota, allocated: ZERO, imported: false, demonstration: input.demonstration ?? false, knownOn,
  }, [fact]);
  await post(tx, [quotaPosting(batch, quota, knownOn, null)]);
  return batch;
}

export const quotaPosting = (batch: FundBatch, amount: FundBatch['quota'], knownOn: Day, importId: string | null): Posting => ({
  id: newId('pst'), kind: 'QUOTA', debit: 'unallocated', credit: 'quota', amount, movedOn: knownOn, knownOn, batchId: batch.id, projectId: null, lineId: null, memo: batch.name, payee: null, importId, demonstration: batch.demonstration,
});
