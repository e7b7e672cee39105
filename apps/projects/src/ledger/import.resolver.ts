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
import { mentionOf, takeIn, type Brought, type Noticed } from './import';
import { ImportChange } from './import-change.entity';
import { placesTold } from './regions';

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
  const rejected: ImportFinding[] = [];
  const warnings: ImportFinding[] = [];
  const codes: string[] = [];
  const outcomes: string[] = [];
  const brought: Brought[] = [];
  const regions = await placesTold(tx, [...new Set(input.rows.flatMap((row) => row.regionCodes))]);
  for (const row of input.rows) {
    try {
      const outcome = await takeIn(tx, mentionOf(row), row.nationalCode ?? null, id, input.demonstration ?? false, regions);
      outcomes.push(outcome.change);
      codes.push(outcome.code);
      warnings.push(...outcome.noticed.map((noticed) => finding(row, noticed)));
      if (outcome.change === 'ACCEPTED') brought.push(outcome.brought);
    } catch (thrown) {
      if (!(thrown instanceof Rejection)) throw thrown;
      rejected.push(finding(row, thrown));
      outcomes.push('REFUSED');
      codes.push('');
    }
  }
  const refusesAll = input.allOrNothing === true && rejected.length > 0;
  const count = (what: string): number => (refusesAll ? 0 : outcomes.filter((outcome) => outcome === what).length);
  const batch = { id, file: input.file, digest: input.digest, accepted: count('ACCEPTED'), unchanged: count('UNCHANGED'), rejected, warnings, codes, outcomes, knownOn: tx.today, by: tx.actor.id, at: new Date(), ...NOT_UNDONE };
  if (input.dryRun || refusesAll) throw new Preview(Object.assign(new ImportBatch(), batch));
  const kept = await insert(tx, ImportBatch, batch);
  await insertAll(tx, ImportChange, brought.map((change, at) => ({ importId: id, at, ...change, undoneFrom: null, undoneTo: null })));
  return kept;
}

const NOT_UNDONE = { undoneOn: null, undoneBy: null, undoReason: null };

const finding = (row: ImportRowInput, { rule, sentence }: Noticed): ImportFinding => ({ sheet: row.sheet, row: row.row, column: 'A', code: rule, message: sentence.zh });
