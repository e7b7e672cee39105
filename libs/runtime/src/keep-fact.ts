import type { DataOf, EventDefinition, Received } from '@cornerstone/events/define';
import { snakeCased } from './naming';
import { onTogether, type Consumer } from './slice';
import { query, type Tx } from './transaction';

/**
 * Keeps what an event says as a row of a table whose columns are named as its fields are: of the envelope `project_id`, `version`,
 * `known_on`, `region_paths`, of its data whatever the table has room for, and what is added here. The table's key says what it is
 * about, so that the order of arrival does not matter and hearing twice changes nothing.
 */
export const keepFact = (tx: Tx, table: string, event: Received, added: object = {}): Promise<void> => keepFacts(tx, table, [event], () => added);

/** The same of several events, in one statement. */
export async function keepFacts<E extends Received>(tx: Tx, table: string, events: readonly E[], added: (event: E) => object = () => ({})): Promise<void> {
  if (events.length === 0) return;
  await query(tx, `/* keep ${table} */ insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1) on conflict do nothing`, [JSON.stringify(events.map((event) => factOf(event, added(event))))]);
}

function factOf(event: Received, added: object): object {
  const told = { ...event.data as object, projectId: event.projectId, version: event.aggregateVersion, knownOn: event.knownOn, regionPaths: event.regionPaths, ...added };
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [snakeCased(name), value as unknown]));
}

/** A consumer that keeps each event of a type so, as many at once as come together. */
export const keeping = <E extends EventDefinition>(definition: E, table: string, added?: (event: Received<DataOf<E>>) => object): Consumer =>
  onTogether(definition, (tx, events) => keepFacts(tx, table, events, added));
