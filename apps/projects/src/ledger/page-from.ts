import type { EntityClass } from '@cornerstone/runtime/database';
import type { Window } from '@cornerstone/runtime/graph/page';
import { hydrate } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';

export interface Found<T> { rows: T[]; total: number }

/** A window of what a statement finds, in an order over `f`, and how many there are in all: one statement. */
export async function pageFrom<T extends object>(tx: Tx, Entity: EntityClass<T>, name: string, found: string, order: string, parameters: readonly unknown[], { offset, limit }: Window): Promise<Found<T>> {
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* ${name} */ with found as (${found})
    select f.*, t.total from (select count(*)::int as total from found) t left join (select * from found f order by ${order} offset ${offset} limit ${limit}) f on true order by ${order}`, parameters);
  return { total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, Entity, raw)) };
}
