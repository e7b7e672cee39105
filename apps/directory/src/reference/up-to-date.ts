import type { Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import type { EntityClass } from '@cornerstone/runtime/database';
import { enterAll, record, type Recorded } from '@cornerstone/runtime/record';
import { columnValues, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';

/** Enters what is new, records what changed, leaves the rest: events only for what others do not know yet. Rows that left the list stay. */
export async function bringUpToDate<R extends Recorded, W extends Partial<R> & { id: string }>(tx: Tx, Entity: EntityClass<R>, wanted: readonly W[], fact: (row: W, knownOn: Day) => Fact, listedOn: Day): Promise<void> {
  const table = tx.manager.connection.getMetadata(Entity).tableName;
  const known = new Map((await select(tx, Entity, `/* known ${table} */ select * from ${table}`)).map((row) => [row.id, row]));
  await enterAll(tx, wanted.filter((row) => !known.has(row.id)).map((row) => ({ row: Object.assign(new Entity(), row), facts: [fact(row, listedOn)] })));
  for (const row of wanted) {
    const before = known.get(row.id);
    if (before && differs(tx, Entity, before, row)) await record<R, Fact>(tx, before, [fact(row, tx.today)], () => row);
  }
}

function differs<R extends Recorded>(tx: Tx, Entity: EntityClass<R>, before: R, wanted: Partial<R>): boolean {
  const now = columnValues(tx, Entity, before as Partial<R>);
  return Object.entries(columnValues(tx, Entity, wanted)).some(([name, value]) => JSON.stringify(value) !== JSON.stringify(now[name]));
}
