import { select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import type { DataSource } from 'typeorm';
import { Procedure } from './procedure.entity';

/** By code, in its order: land and set-up, engineering, construction, completion. */
export type Catalogue = ReadonlyMap<string, Procedure>;

/** Milliseconds. Only a migration changes the catalogue, and the same for everybody: a service that runs meanwhile goes by the new one after this long. */
const KEPT = 60_000;
const keptOf = new WeakMap<DataSource, { catalogue: Catalogue; until: number }>();

/** The whole catalogue, as it was read at most a moment ago. */
export async function readCatalogue(tx: Tx, now = Date.now()): Promise<Catalogue> {
  const { connection } = tx.manager;
  const kept = keptOf.get(connection);
  if (kept && now < kept.until) return kept.catalogue;
  const rows = await select(tx, Procedure, '/* catalogue */ select * from procedure order by stage_no, code');
  const catalogue = new Map(rows.map((row) => [row.code, Object.freeze(row)]));
  keptOf.set(connection, { catalogue, until: now + KEPT });
  return catalogue;
}
