import type { Day } from '@cornerstone/kernel/day';
import type { Window } from '@cornerstone/runtime/graph/page';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { ImportBatch } from '../ledger/import-batch.entity';
import { ImportChange } from '../ledger/import-change.entity';
import type { ImportBatchArgs } from './undo.inputs';
import { FOUND_BY_TIME } from './undo.rules';
import type { BroughtProject, Since } from './undo.rules';

/** A version of a project that some undone import made, or the undoing of one: as if it had not been. */
const VOID = (version: string): string => `exists (select 1 from import_change v where v.project_id = b.project_id and v.undone_to is not null
  and (${version} between v.from_version and v.version or ${version} between v.undone_from and v.undone_to))`;

/** What has come after the import, for all of its projects at once. */
export async function sinceImport(tx: Tx, importIds: readonly string[], brought: readonly BroughtProject[]): Promise<Map<string, Since>> {
  const rows = await query<Since & { project_id: string }>(tx, `/* sinceImport */
    with b as (select * from jsonb_to_recordset($1::jsonb) as each(project_id text, version int))
    select b.project_id,
      array(select distinct e.type from event e where e.project_id = b.project_id and e.type <> all($3) and (e.aggregate_id <> b.project_id or (e.aggregate_version > b.version and not ${VOID('e.aggregate_version')})) order by 1) as types,
      array(select distinct k from change_known c, jsonb_object_keys(c.after) k where c.entity = 'project' and c.entity_id = b.project_id and c.version > b.version and not ${VOID('c.version')} order by 1) as columns,
      array(select l.id from listing l where l.project_id = b.project_id and l.withdrawn_on is null and l.import_id <> all($2)) as relisted,
      array(select distinct r.type from resting_copy r where r.project_id = b.project_id order by 1) as elsewhere
    from b`, [JSON.stringify(brought.map(({ projectId, version }) => ({ project_id: projectId, version }))), importIds, FOUND_BY_TIME]);
  return new Map(rows.map(({ project_id: id, ...since }) => [id, since]));
}

/** The imports of a file that are not undone, with the one that is named; locked. */
export const batchesOf = (tx: Tx, { id, digest }: ImportBatch): Promise<ImportBatch[]> =>
  select(tx, ImportBatch, '/* batchesOfFile */ select * from import_batch where id = $1 or (digest = $2 and undone_on is null and accepted > 0) order by at, id for update', [id, digest]);

/** In the order in which they were made. */
export const changesOf = (tx: Tx, importIds: readonly string[]): Promise<ImportChange[]> =>
  select(tx, ImportChange, '/* changesOfImport */ select c.* from import_change c join import_batch b on b.id = c.import_id where c.import_id = any($1) order by b.at, b.id, c.at', [importIds]);

export interface FoundBatches { rows: ImportBatch[]; total: number }

/** A page of imports, the latest first; one that was undone later than the day stands there as not undone. */
export async function findBatches(tx: Tx, { id, digest, undone }: ImportBatchArgs, { offset, limit }: Window, asOf: Day | null): Promise<FoundBatches> {
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* findImportBatches */
    with found as (select * from import_batch where ($1::date is null or known_on <= $1) and ($2::text is null or id = $2) and ($3::text is null or digest = $3)
      and ($4::boolean is null or (undone_on is not null and ($1::date is null or undone_on <= $1)) = $4))
    select f.*, t.total from (select count(*)::int as total from found) t left join (select * from found order by at desc, id desc offset ${offset} limit ${limit}) f on true order by f.at desc, f.id desc`,
  [asOf, id ?? null, digest ?? null, undone ?? null]);
  return { total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, ImportBatch, raw)) };
}
