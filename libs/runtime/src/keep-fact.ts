import type { Received } from '@cornerstone/events/define';
import { snakeCased } from './naming';
import { query, type Tx } from './transaction';

/**
 * Keeps what an event says as a row of a table whose columns are named as its fields are: of the envelope `project_id`, `version`,
 * `known_on`, `region_paths`, of its data whatever the table has room for, and what is added here. The table's key says what it is
 * about, so that the order of arrival does not matter and hearing twice changes nothing.
 */
export async function keepFact(tx: Tx, table: string, event: Received, added: object = {}): Promise<void> {
  const told = { ...event.data as object, projectId: event.projectId, version: event.aggregateVersion, knownOn: event.knownOn, regionPaths: event.regionPaths, ...added };
  const row = Object.fromEntries(Object.entries(told).map(([name, value]) => [snakeCased(name), value as unknown]));
  await query(tx, `/* keep ${table} */ insert into ${table} select (jsonb_populate_record(null::${table}, $1)).* on conflict do nothing`, [JSON.stringify(row)]);
}
