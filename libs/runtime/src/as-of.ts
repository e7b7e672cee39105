import type { Day } from '@cornerstone/kernel/day';
import type { EntityClass } from './database';
import type { Tx } from './transaction';

/**
 * A table expression that stands in for a recorded table as it was known on a day: every change known by then,
 * laid over the ones before; null is the table itself, today. A row is there as soon as anything is known of it:
 * a list of 2019 that was typed in after one of 2020 makes its project known in 2019.
 */
export function tableAsOf(tx: Tx, Entity: EntityClass, asOf: Day | null): string {
  const table = tx.manager.connection.getMetadata(Entity).tableName;
  if (asOf === null) return table;
  return `(select (jsonb_populate_record(null::${table}, laid_over(after order by version))).* from change_known where entity = '${table}' and (is_first or known_on <= '${asOf}') group by entity_id having bool_or(known_on <= '${asOf}'))`;
}
