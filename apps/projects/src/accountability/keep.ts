import type { Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { newId } from '@cornerstone/runtime/ids';
import { columnValues } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Accountability } from './accountability.entity';
import { foundContradiction, type Contradiction } from './accountability.rules';

/** Keeps who answers for each contradiction, and gives the facts to record with the project. Not read back: who finds one may not be who may read it. */
export async function keepContradictions(tx: Tx, projectId: string, contradictions: readonly Contradiction[], knownOn: Day): Promise<Fact[]> {
  const kept = contradictions.map((each) => ({ id: newId('acc'), ...each }));
  const rows = kept.map(({ id, kind, responsibleId, said, found, evidenceId = null, reportId = null, verificationId = null, oddFindingId = null }) => columnValues(tx, Accountability, {
    id, projectId, kind, responsibleId, said: said.zh, saidEn: said.en, found: found.zh, foundEn: found.en, evidenceId, reportId, verificationId, oddFindingId, foundBy: tx.actor.id, knownOn,
  }));
  if (rows.length > 0) await query(tx, '/* keepAccountability */ insert into accountability select * from jsonb_populate_recordset(null::accountability, $1::jsonb)', [JSON.stringify(rows)]);
  return kept.map(({ id, ...each }) => foundContradiction(id, each, knownOn));
}
