import { Preview } from '@cornerstone/runtime/preview';
import { reasonOf } from '@cornerstone/kernel/text';
import { record } from '@cornerstone/runtime/record';
import { hydrate, load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { ImportBatch } from '../ledger/import-batch.entity';
import type { ImportChange } from '../ledger/import-change.entity';
import { Listing } from '../ledger/listing.entity';
import type { Described } from '../ledger/mention.rules';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { mentioned, onlyGiven } from './rows';
import type { UndoImportInput } from './undo.inputs';
import { checkNothingRests, checkUndoable, restingUpon, takeBack, type BroughtProject } from './undo.rules';
import { batchesOf, changesOf, sinceImport } from './undo.sql';

/** All that imports made of one project: the first change says what was there before. */
interface Whole { project: Project; brought: BroughtProject; before: Record<string, unknown>; mentions: Map<string, Record<string, unknown> | null> }

/** Takes back what an import did, all or nothing. Imports wait, and the projects are locked before it is looked at what rests on them. */
export async function undoImport(tx: Tx, { batchId, reason: told, wholeFile, dryRun }: UndoImportInput): Promise<ImportBatch> {
  const reason = reasonOf(told, 'P8.undo-without-reason');
  await query(tx, "/* one import at a time */ select pg_advisory_xact_lock(hashtext('import'))");
  const named = await load(tx, ImportBatch, batchId);
  const batches = wholeFile ? await batchesOf(tx, named) : [named];
  const ids = batches.map(({ id }) => id);
  const changes = await changesOf(tx, ids);
  checkUndoable({ undoneOn: named.undoneOn, accepted: named.accepted, recorded: changes.filter(({ importId }) => importId === named.id).length });
  const wholes = await wholesOf(tx, changes);
  for (const { project } of wholes) requireWithin(tx.actor, project.regionPaths);
  const since = await sinceImport(tx, ids, wholes.map(({ brought }) => brought));
  checkNothingRests(wholes.flatMap(({ brought }) => {
    const later = since.get(brought.projectId);
    const because = later ? restingUpon(brought, later) : [];
    return because.length > 0 ? [{ code: brought.code, because }] : [];
  }));
  const undone = Object.assign(new ImportBatch(), named, { undoneOn: tx.today, undoneBy: tx.actor.id, undoReason: reason });
  if (dryRun) throw new Preview(undone);
  for (const whole of wholes) await takeBackProject(tx, whole, ids, named.id, reason);
  await query(tx, '/* undone */ update import_batch set undone_on = $2, undone_by = $3, undo_reason = $4 where id = any($1) and undone_on is null', [ids, tx.today, tx.actor.id, reason]);
  return undone;
}

async function wholesOf(tx: Tx, changes: readonly ImportChange[]): Promise<Whole[]> {
  const ids = [...new Set(changes.map(({ projectId }) => projectId))];
  const projects = await select(tx, Project, '/* projectsOfImport */ select * from project where id = any($1) order by id for update', [ids]);
  return projects.map((project) => {
    const own = changes.filter(({ projectId }) => projectId === project.id);
    const before: Record<string, unknown> = {};
    const mentions = new Map<string, Record<string, unknown> | null>();
    for (const { projectBefore, listingId, listingBefore } of own) {
      for (const [column, value] of Object.entries(projectBefore)) if (!(column in before)) before[column] = value;
      if (!mentions.has(listingId)) mentions.set(listingId, listingBefore);
    }
    const brought = { projectId: project.id, code: project.code, entered: own.some(({ entered }) => entered), columns: Object.keys(before), listingIds: [...mentions.keys()], version: Math.max(...own.map(({ version }) => version)) };
    return { project, brought, before, mentions };
  });
}

async function takeBackProject(tx: Tx, { project, brought, before, mentions }: Whole, importIds: readonly string[], importId: string, reason: string): Promise<void> {
  const listings = await select(tx, Listing, '/* listingsOfImport */ select * from listing where id = any($1) order by id', [[...mentions.keys()]]);
  const restored = brought.entered ? {} : onlyGiven(hydrate(tx, Project, before), before);
  const after = Object.assign(new Project(), project, restored);
  const facts = takeBack({
    standing: { stage: after.stage, level: after.level }, entered: brought.entered, restored: toldAgain(restored),
    mentions: listings.map((listing) => { const was = mentions.get(listing.id); return { told: mentioned(listing), before: was ? mentioned(hydrate(tx, Listing, was)) : null }; }),
  }, importId, reason, tx.today);
  await record(tx, project, facts, () => (brought.entered ? { withdrawnOn: tx.today } : restored));
  await query(tx, '/* withdraw listings */ update listing set withdrawn_on = $2 where id = any($1)', [listings.filter(({ id }) => !mentions.get(id)).map(({ id }) => id), tx.today]);
  for (const [id, was] of mentions) {
    if (was === null) continue;
    await query(tx, '/* unlist */ delete from listing where id = $1', [id]);
    await query(tx, '/* list as before */ insert into listing select (jsonb_populate_record(null::listing, $1)).*', [JSON.stringify({ ...was, stands_since: tx.today })]);
  }
  await query(tx, '/* undone change */ update import_change set undone_from = $3, undone_to = $4 where import_id = any($1) and project_id = $2', [importIds, project.id, project.version + 1, project.version + facts.length]);
}

const TOLD = ['kind', 'sector', 'owner', 'totalInvestment', 'totalQuality', 'buildStart', 'buildEnd', 'regionCodes'] as const;

/** Of what is as before, the fields that a description tells. */
const toldAgain = (restored: Partial<Project>): Partial<Described> => Object.fromEntries(TOLD.filter((field) => field in restored).map((field) => [field, restored[field]]));
