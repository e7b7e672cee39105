import type { Day } from '@cornerstone/kernel/day';
import type { EntityClass } from './database';
import type { Tx } from './transaction';

/** Rows that a statement asks for by a column whose value never changes once it is said: the id, or what the row belongs to. `keys`: the parameter of its values. */
export interface Asked { column: string; keys: string }

/**
 * A table expression that stands in for a recorded table as it was known on a day: every change known by then,
 * laid over the ones before; null is the table itself, today. A row is there as soon as anything is known of it:
 * a list of 2019 that was typed in after one of 2020 makes its project known in 2019.
 * Where the statement asks for some rows, only their changes are read: say which (it filters by them still). Of all rows `knownAsOf` answers faster.
 */
export function tableAsOf(tx: Tx, Entity: EntityClass, asOf: Day | null, asked: Asked | null = null): string {
  const table = tx.manager.connection.getMetadata(Entity).tableName;
  if (asOf === null) return table;
  return `(select (jsonb_populate_record(null::${table}, laid_over(after order by version))).* from change_known where entity = '${table}'${asked ? ` and entity_id = any(${idsOf(table, asked)})` : ''} and (is_first or known_on <= '${asOf}') group by entity_id having bool_or(known_on <= '${asOf}'))`;
}

const idsOf = (table: string, { column, keys }: Asked): string => (column === 'id' ? keys : `array(select id from ${table} where ${column} = any(${keys}))`);

/**
 * The same of a table whose rows are kept as they were known (`call keep_known('…')` in a migration), for lists of many rows: those that were known on the day, found by one comparison.
 * Without the columns that are not kept, and today without any difference from the table.
 */
export function knownAsOf(tx: Tx, Entity: EntityClass, asOf: Day | null): string {
  const table = tx.manager.connection.getMetadata(Entity).tableName;
  return asOf === null ? table : `(select * from ${table}_known where known_from <= '${asOf}' and '${asOf}' < known_until)`;
}
