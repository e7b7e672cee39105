import { select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Procedure } from './procedure.entity';

/** The whole catalogue in its order: land and set-up, engineering, construction, completion. */
export async function readCatalogue(tx: Tx): Promise<ReadonlyMap<string, Procedure>> {
  const rows = await select(tx, Procedure, '/* catalogue */ select * from procedure order by stage_no, code');
  return new Map(rows.map((row) => [row.code, row]));
}
