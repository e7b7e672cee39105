import { createHash } from 'node:crypto';
import type { Finding, LedgerFile, LedgerOptions, ProjectRow } from '@cornerstone/ledgers/ledger';
import { PROGRAM, readLedgerInWorker } from '@cornerstone/ledgers/read-in-worker';
import { built } from '@cornerstone/stack/built';
import type { Ask } from '../graph-client';
import { IMPORT_PROJECTS } from '../operations';
import { importFunds } from './fund-import';
import { patiently } from './patiently';
import { regions } from './regions';
import { RowOutcomes, type ImportReport } from './report';

export interface ImportOptions extends LedgerOptions { dryRun: boolean; allOrNothing: boolean; knownOn: string | null; onProgress?: (done: number, total: number) => void }
export interface ImportResult extends ImportReport { dataRows: number }

/** Rows of one request, and bytes of their words: under 256 KiB, and under the gateway's patience on a busy machine. */
const CHUNK = 100;
const MOST_BYTES = 160 * 1024;

let program: Promise<string> | undefined;
/** The program of the thread that reads: built once for all lists that a command takes in. */
const reader = (): Promise<string> => (program ??= built([PROGRAM]).then((files) => files.get(PROGRAM) ?? PROGRAM));

interface Answer { importProjects: { codes: string[]; outcomes: ('ACCEPTED' | 'UNCHANGED' | 'REFUSED')[]; rejected: Finding[]; warnings: Finding[] } }

/** Reads a ledger as officials keep it and takes it in: projects first, then the money it tells of. */
export async function importLedger(ask: Ask, file: LedgerFile, options: ImportOptions): Promise<ImportResult> {
  const ledger = await readLedgerInWorker(file, await regions(ask), { region: options.region, year: options.year }, undefined, await reader());
  const digest = createHash('sha256').update(file.bytes).digest('hex');
  // Oldest list first: what a project was known as grows with the years.
  const rows = together([...ledger.rows].sort((a, b) => (a.year ?? 9999) - (b.year ?? 9999) || a.row - b.row));
  const warnings = [...ledger.warnings, ...rows.filter((row) => row.year === null).map(withoutYear)];
  const send = (dryRun: boolean) => sendProjects(ask, file.name, digest, rows, { ...options, dryRun });
  // All or nothing over several requests: the file itself decides, then a preview of everything, before anything goes in.
  const refusedBefore = ledger.rejected.length > 0;
  if (options.allOrNothing && refusedBefore && !options.dryRun) return { accepted: 0, unchanged: 0, dataRows: ledger.dataRows, rejected: ledger.rejected, warnings };
  const preview = options.allOrNothing && !options.dryRun ? await send(true) : null;
  const refusesAll = options.allOrNothing && (refusedBefore || (preview !== null && (preview.rejected.length > 0 || await fundsRefused(ask, file.name, digest, rows, preview.codes, options))));
  const sent = refusesAll ? preview ?? await send(true) : await send(options.dryRun);

  const outcomes = new RowOutcomes();
  for (const finding of ledger.rejected) outcomes.note(finding.sheet, finding.row, 'REFUSED');
  rows.forEach((row, at) => {
    for (const each of row.bonds.length > 0 ? row.bonds : [row]) outcomes.note(each.sheet, each.row, sent.outcomes[at] ?? 'REFUSED');
  });
  const funds = refusesAll ? { rejected: [], warnings: [] } : await importFunds(ask, { file: file.name, digest, dryRun: options.dryRun, knownOn: options.knownOn, rows: rows.map((row, at) => ({ row, code: sent.codes[at] ?? '' })) }, outcomes);
  return {
    accepted: refusesAll ? 0 : outcomes.count('ACCEPTED'), unchanged: refusesAll ? 0 : outcomes.count('UNCHANGED'), dataRows: ledger.dataRows,
    rejected: [...ledger.rejected, ...sent.rejected, ...funds.rejected], warnings: [...warnings, ...sent.warnings, ...funds.warnings],
  };
}

/** Would funding refuse a row? Asked before anything goes in; a project that is new here is no reason. */
async function fundsRefused(ask: Ask, file: string, digest: string, rows: readonly ProjectRow[], codes: readonly string[], options: ImportOptions): Promise<boolean> {
  const { rejected } = await importFunds(ask, { file, digest, dryRun: true, knownOn: options.knownOn, rows: rows.map((row, at) => ({ row, code: codes[at] ?? '' })) }, new RowOutcomes());
  return rejected.length > 0;
}

async function sendProjects(ask: Ask, file: string, digest: string, rows: readonly ProjectRow[], options: ImportOptions): Promise<Answer['importProjects']> {
  const all: Answer['importProjects'] = { codes: [], outcomes: [], rejected: [], warnings: [] };
  let done = 0;
  for (const part of inParts(rows.map((row) => rowInput(row, options.knownOn)))) {
    const input = { file, digest, dryRun: options.dryRun, rows: part };
    const { importProjects } = await patiently(() => ask<Answer>(IMPORT_PROJECTS, { input }));
    all.codes.push(...importProjects.codes);
    all.outcomes.push(...importProjects.outcomes);
    all.rejected.push(...importProjects.rejected);
    all.warnings.push(...importProjects.warnings);
    options.onProgress?.(done += part.length, rows.length);
  }
  return all;
}

/** What may be one project: rows of one code, of one name without a code. */
const keyOf = ({ nationalCode, name }: Pick<ProjectRow, 'nationalCode' | 'name'>): string => nationalCode ?? name;

/** Rows of a year in their order, those that may be one project side by side, where the first of them stands: one request decides upon them. */
function together(rows: readonly ProjectRow[]): ProjectRow[] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify([row.year, keyOf(row)]));
  return [...groups.values()].flat().sort((a, b) => (a.year ?? 9999) - (b.year ?? 9999));
}

/** Rows in their order, as many at once as a request may hold; those that may be one project in one, unless they are more than that. */
function* inParts<R extends Pick<ProjectRow, 'nationalCode' | 'name'>>(rows: readonly R[]): Generator<R[]> {
  let [part, bytes]: [R[], number] = [[], 0];
  for (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row));
    const last = part.at(-1);
    const isOfLast = last !== undefined && keyOf(last) === keyOf(row) && part.length < 2 * CHUNK;
    if (part.length > 0 && ((part.length >= CHUNK && !isOfLast) || bytes + size > MOST_BYTES)) {
      yield part;
      [part, bytes] = [[], 0];
    }
    part.push(row);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

const yuanInput = (amount: string | null) => (amount === null ? null : { amount, unit: 'YUAN' });

const rowInput = (row: ProjectRow, knownOn: string | null) => ({
  sheet: row.sheet, row: row.row, listId: row.listId, nationalCode: row.nationalCode, name: row.name, regionCodes: row.regionCodes, sector: row.sector, level: row.level, programme: row.programme, year: row.year,
  owner: row.owner, scale: row.scale, buildContent: row.buildContent, totalInvestment: yuanInput(row.totalInvestment), totalQuality: row.totalQuality, annualPlan: yuanInput(row.annualPlan),
  buildStart: row.buildStart, buildEnd: row.buildEnd, phase: row.phase ?? 'listed', note: row.note, sourceTitle: row.sourceTitle, sourceUrl: row.sourceUrl, knownOn: knownOn ?? row.asOfText,
});

const withoutYear = (row: ProjectRow): Finding => ({ sheet: row.sheet, row: row.row, column: 'A', code: 'YEAR_EMPTY', message: '未写明年度，项目不计入任何年度清单；可用 --year 指定。' });
