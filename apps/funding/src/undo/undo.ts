import { fen, sumFen } from '@cornerstone/kernel/money';
import { reasonOf } from '@cornerstone/kernel/text';
import { newId } from '@cornerstone/runtime/ids';
import { Preview } from '@cornerstone/runtime/preview';
import { ProjectCopy } from '@cornerstone/runtime/project-copy';
import { record } from '@cornerstone/runtime/record';
import { load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { FundBatch } from '../batches/batch.entity';
import { requireOwnPool } from '../batches/batch.rules';
import { post, type Posting } from '../books/posting';
import { FundImport } from '../import/fund-import.entity';
import { ofBatch } from '../movements/apply';
import { flagsOf } from '../movements/breach.rules';
import { FundLine } from '../movements/line.entity';
import type { UndoFundImportInput } from './undo.inputs';
import { checkNothingRests, checkUndoable, isEmpty, reversal, reversedFact, without, type Posted } from './undo.rules';
import { importsOf, postingsOf, restingOn } from './undo.sql';

const touchesPool = ({ kind }: Posted): boolean => kind === 'QUOTA' || kind === 'ALLOCATION';
const idsOf = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))].sort();

/** Takes a bond ledger back, all or nothing (F1): imports wait; batches, then lines are locked in the order of their ids, as by whoever moves money. */
export async function undoFundImport(tx: Tx, { importId, reason: told, wholeFile, dryRun }: UndoFundImportInput): Promise<FundImport> {
  const reason = reasonOf(told, 'F1.undo-without-reason');
  await query(tx, "/* one import at a time */ select pg_advisory_xact_lock(hashtext('import-funds'))");
  const named = await load(tx, FundImport, importId);
  const ids = (wholeFile ? await importsOf(tx, named) : [named]).map(({ id }) => id);
  const posted = await postingsOf(tx, ids);
  checkUndoable({ undoneOn: named.undoneOn, postings: posted.filter((each) => each.importId === named.id).length });
  const batches = new Map((await select(tx, FundBatch, '/* batchesOfUndo */ select * from fund_batch where id = any($1) order by id', [idsOf(posted.map(({ batchId }) => batchId))])).map((batch) => [batch.id, batch]));
  const pools = idsOf(posted.filter(touchesPool).map(({ batchId }) => batchId));
  for (const id of pools) requireOwnPool(tx.actor, batches.get(id)!);
  for (const batch of await select(tx, FundBatch, '/* poolsOfUndo */ select * from fund_batch where id = any($1) order by id for no key update', [pools])) batches.set(batch.id, batch);
  const lines = await select(tx, FundLine, '/* linesOfUndo */ select * from fund_line where id = any($1) order by id for update', [idsOf(posted.map(({ lineId }) => lineId))]);
  checkNothingRests(await restingOn(tx, ids));
  const undone = Object.assign(new FundImport(), named, { undoneOn: tx.today, undoneBy: tx.actor.id, undoReason: reason });
  if (dryRun) throw new Preview(undone);
  const projects = new Map((await select(tx, ProjectCopy, '/* projectsOfUndo */ select * from project_copy where id = any($1)', [lines.map(({ projectId }) => projectId)])).map((project) => [project.id, project]));
  for (const line of lines) {
    const about = projects.get(line.projectId);
    await reverseLine(tx, Object.assign(line, about && { about }), batches.get(line.batchId)!, posted.filter(({ lineId }) => lineId === line.id), reason);
  }
  for (const id of pools) await reversePool(tx, batches.get(id)!, posted.filter((each) => each.batchId === id && touchesPool(each)), reason);
  await query(tx, '/* funds undone */ update fund_import set undone_on = $2, undone_by = $3, undo_reason = $4 where id = any($1) and undone_on is null', [ids, tx.today, tx.actor.id, reason]);
  return undone;
}

async function reverseLine(tx: Tx, line: FundLine, batch: FundBatch, posted: readonly Posted[], reason: string): Promise<void> {
  const postings: Posting[] = [];
  let { allocated, issued, disbursed, paid, returned } = line;
  const facts = posted.map((each) => {
    const id = newId('pst');
    ({ allocated, issued, disbursed, paid, returned } = without({ allocated, issued, disbursed, paid, returned }, each));
    postings.push(reversal(each, id, reason, tx.today));
    return reversedFact(ofBatch(batch), each, id, reason, isEmpty({ allocated, issued, disbursed, paid, returned }), tx.today);
  });
  const now = { allocated, issued, disbursed, paid, returned };
  await record(tx, line, facts, () => ({ ...now, flags: flagsOf(batch.kind, now) }));
  await post(tx, postings);
}

/** The quota that came with the import goes with it; only an imported batch's own total of what is allocated of it is kept in step. */
async function reversePool(tx: Tx, batch: FundBatch, posted: readonly Posted[], reason: string): Promise<void> {
  const quotas = posted.filter(({ kind }) => kind === 'QUOTA');
  const sum = (kind: Posted['kind']) => sumFen(posted.filter((each) => each.kind === kind).map(({ amount }) => amount));
  const made = quotas.map((each) => ({ each, id: newId('pst') }));
  if (!batch.imported || made.length === 0) return;
  await record(tx, batch, made.map(({ each, id }) => reversedFact(ofBatch(batch), each, id, reason, false, tx.today)), () => ({ quota: fen(batch.quota - sum('QUOTA')), allocated: fen(batch.allocated - sum('ALLOCATION')) }));
  await post(tx, made.map(({ each, id }) => reversal(each, id, reason, tx.today)));
}
