import type { Day } from '@cornerstone/kernel/day';
import { NOTHING, quantityText, type Quantity } from '@cornerstone/kernel/quantity';
import { firstByKey } from '@cornerstone/runtime/by-key';
import { newId } from '@cornerstone/runtime/ids';
import type { Request } from '@cornerstone/runtime/request';
import { insert, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { ElementPool, ElementPoolMovement } from './pool.entity';

/** The pools as they were known on a day; `$n` is the parameter that holds it (null: today's rows). */
export const poolsAsOf = (asOf: Day | null, parameter: string): string => (asOf === null ? 'element_pool' : `(
  select p.id, p.kind, p.item, p.region_code, p.region_path, p.year, p.source, p.unit, p.total, p.known_on, p.version,
    coalesce(sum(m.reserved), 0) as reserved, coalesce(sum(m.supplied), 0) as supplied
  from element_pool p left join element_pool_movement m on m.pool_id = p.id and m.known_on <= ${parameter} where p.known_on <= ${parameter} group by p.id)`);

/** A pool by id, batched, as known on the operation's day. */
export const poolKnown = (request: Request, poolId: string): Promise<ElementPool | null> =>
  request.batched<ElementPool>('pool known', poolId, async (tx, ids) => {
    const rows = await select(tx, ElementPool, `/* poolsKnown */ select * from ${poolsAsOf(request.asOf, '$2::date')} p where id = any($1) and ($2::date is null or known_on <= $2)`, [ids, request.asOf]);
    return firstByKey(ids, rows, 'id');
  });

export interface Movement { reserved?: bigint; supplied?: bigint }

/** Moves a pool whose row is locked. The check constraint has the last word. */
export async function movePool(tx: Tx, poolId: string, movement: Movement, knownOn: Day): Promise<void> {
  const reserved = (movement.reserved ?? NOTHING) as Quantity;
  const supplied = (movement.supplied ?? NOTHING) as Quantity;
  await query(tx, '/* movePool */ update element_pool set reserved = reserved + $2, supplied = supplied + $3 where id = $1', [poolId, quantityText(reserved), quantityText(supplied)]);
  await insert(tx, ElementPoolMovement, { id: newId('elm'), poolId, reserved, supplied, knownOn });
}
