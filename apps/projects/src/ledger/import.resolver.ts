import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { Change } from '@cornerstone/runtime/graph/change';
import { newId } from '@cornerstone/runtime/ids';
import { Preview } from '@cornerstone/runtime/preview';
import { insert, insertAll } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { ImportBatch, type ImportFinding } from './import-batch.entity';
import { ImportProjectsInput, type ImportRowInput } from './import.input';
import { LET_IN_AGAIN } from './enter-again';
import { mentionOf, takeIn, type Outcome } from './import';
import { ImportChange } from './import-change.entity';
import type { Noticed } from './import-notices';
import { keepIntake, openIntake } from './intake';
import { attempt } from './row-by-row';

const MOST_ROWS = 500;

@Resolver()
export class ImportResolver {
  @Change(() => ImportBatch, () => ImportProjectsInput, 'Takes in a list row by row: good rows go in, each refused row says why. · 导入项目清单')
  importProjects(tx: Tx, input: ImportProjectsInput): Promise<ImportBatch> {
    return importAll(tx, input);
  }
}

async function importAll(tx: Tx, input: ImportProjectsInput): Promise<ImportBatch> {
  if (input.rows.length > MOST_ROWS) throw badInput('P8.too-many-rows', { en: `At most ${MOST_ROWS} rows at a time.`, zh: `一次最多 ${MOST_ROWS} 行。` }, { rows: input.rows.length });
  await query(tx, `/* one import at a time */ select pg_advisory_xact_lock(hashtext('import')), ${LET_IN_AGAIN}`);
  const id = newId('imp');
  const outcomes: (Outcome | Rejection)[] = [];
  const told = input.rows.map((row) => attempt(() => ({ mention: mentionOf(row), national: row.nationalCode ?? null })));
  const intake = await openIntake(tx, told.flatMap((row) => (row instanceof Rejection ? [] : [row])));
  for (const row of told) outcomes.push(row instanceof Rejection ? row : attempt(() => takeIn(tx, intake, row.mention, row.national, id, input.demonstration ?? false)));
  const batch = batchOf(tx, input, id, outcomes);
  const refusesAll = input.allOrNothing === true && batch.rejected.length > 0;
  if (input.dryRun || refusesAll) throw new Preview(Object.assign(new ImportBatch(), batch, { projectIds: [] }, refusesAll && { accepted: 0, unchanged: 0 }));
  await keepIntake(tx, intake);
  const kept = await insert(tx, ImportBatch, batch);
  await insertAll(tx, ImportChange, outcomes.flatMap((outcome) => ('brought' in outcome ? outcome.brought : [])).map((change, at) => ({ importId: id, at, ...change, undoneFrom: null, undoneTo: null })));
  return kept;
}

function batchOf(tx: Tx, { file, digest, rows }: ImportProjectsInput, id: string, outcomes: readonly (Outcome | Rejection)[]): ImportBatch {
  const what = outcomes.map((outcome) => (outcome instanceof Rejection ? 'REFUSED' : outcome.change));
  const found = (noticedOf: (outcome: Outcome | Rejection) => readonly Noticed[]): ImportFinding[] => rows.flatMap((row, at) => noticedOf(outcomes[at] as Outcome | Rejection).map((noticed) => finding(row, noticed)));
  return {
    id, file, digest, accepted: what.filter((each) => each === 'ACCEPTED').length, unchanged: what.filter((each) => each === 'UNCHANGED').length, outcomes: what,
    rejected: found((outcome) => (outcome instanceof Rejection ? [outcome] : [])), warnings: found((outcome) => (outcome instanceof Rejection ? [] : outcome.noticed)),
    codes: outcomes.map((outcome) => (outcome instanceof Rejection ? '' : outcome.code)), projectIds: outcomes.map((outcome) => (outcome instanceof Rejection ? '' : outcome.projectId)),
    knownOn: tx.today, by: tx.actor.id, at: new Date(), ...NOT_UNDONE,
  };
}

const NOT_UNDONE = { undoneOn: null, undoneBy: null, undoReason: null };

const finding = (row: ImportRowInput, { rule, sentence }: Noticed): ImportFinding => ({ sheet: row.sheet, row: row.row, column: 'A', code: rule, message: sentence.zh });
