import type { Day } from '@cornerstone/kernel/day';
import { fen, fromYuan, toYuan } from '@cornerstone/kernel/money';
import { notFound } from '@cornerstone/kernel/rejection';
import { fenOf, type MoneyInput } from '@cornerstone/runtime/graph/money';
import { knownSince } from '@cornerstone/runtime/known-on';
import { projectHeardOf } from '@cornerstone/runtime/project-copy';
import { select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { FundBatch } from '../batches/batch.entity';
import { requireOwnPool } from '../batches/batch.rules';
import { accountDays } from '../books/posting';
import { apply, lockLine, type IssueDetail } from './apply';
import type { FundLine } from './line.entity';
import { availableFrom, checkMovement, routeOf, type Movement } from './movement.rules';

export interface MoveInput { batchId: string; projectId: string; amount: MoneyInput; knownOn?: Day | null }

const touchesPool = (movement: Movement): boolean => movement.kind === 'ALLOCATION' || movement.kind === 'RETURN';

/**
 * One movement: locks, decides, carries out. Who draws on the pool holds the batch, then the line; who moves money on within a line holds the line.
 * Always in this order, so nobody waits in a circle; what is read after the lock is what was committed before it.
 * Batches are locked `for no key update`: a posting's foreign key takes a key share of its batch, which must not wait for who holds the pool and waits for the line.
 */
export async function move(tx: Tx, input: MoveInput, movement: Movement, on: Day, memo: string | null, issue?: IssueDetail): Promise<FundLine> {
  const knownOn = knownSince(tx, input);
  const amount = fenOf(input.amount);
  const batch = await batchOf(tx, input.batchId, touchesPool(movement));
  const project = await projectHeardOf(tx, input.projectId);
  const line = await lockLine(tx, batch, project);
  const days = await accountDays(tx, batch.id, routeOf(movement, batch.kind).credit, project.id);
  checkMovement(movement, batch.kind, project.stage, availableFrom(days.map((day) => ({ knownOn: day.knownOn, amount: fromYuan(day.amount) })), knownOn), { amount, on, knownOn });
  if (touchesPool(movement)) {
    const drawn = fen(movement.kind === 'RETURN' ? -amount : amount);
    await query(tx, '/* drawOnPool */ update fund_batch set allocated = allocated + $2 where id = $1', [batch.id, toYuan(drawn)]);
  }
  return (await apply(tx, batch, line, [{ movement, amount, on, knownOn, memo, ...(issue && { issue }) }], null)).line;
}

/** Row security hides a batch of another region from whoever locks it: whose pool it is is asked before. */
async function batchOf(tx: Tx, id: string, pool: boolean): Promise<FundBatch> {
  const [seen] = await select(tx, FundBatch, '/* batchOf */ select * from fund_batch where id = $1', [id]);
  if (seen && pool) requireOwnPool(tx.actor, seen);
  const [batch] = pool ? await select(tx, FundBatch, '/* lockBatch */ select * from fund_batch where id = $1 for no key update', [id]) : [seen];
  if (!batch) throw notFound({ en: 'The batch', zh: '资金批次' }, id);
  return batch;
}
