import { createHash } from 'node:crypto';
import type { Ask } from '../../graph-client';
import { patiently } from '../../import/patiently';
import { BenchFault } from '../events/fault';
import { listRows, monthsOf, planRows, projectOf, reportRows, type Size } from './province';

/** A request holds at most 256 KiB (docs/limits.md), and what a batch may. */
const MOST_BYTES = 200 * 1024;
const MOST_ROWS = 500;
/** While one is being worked on the next is on its way. */
const AT_ONCE = 3;

export type Step = (rows: number, refused: number) => void;

export const IMPORT = 'mutation BenchImport($input: ImportProjectsInput!, $key: String) { importProjects(input: $input, idempotencyKey: $key) { projectIds rejected { code message } } }';
export const PLANS = 'mutation BenchPlans($input: RevisePlanBatchInput!, $key: String) { revisePlanBatch(input: $input, idempotencyKey: $key) { refused } }';
export const REPORTS = 'mutation BenchReports($input: ReportProgressBatchInput!, $key: String) { reportProgressBatch(input: $input, idempotencyKey: $key) { refused } }';
export const REPORTS_NAMED = 'mutation BenchReportsNamed($input: ReportProgressBatchInput!, $key: String) { reportProgressBatch(input: $input, idempotencyKey: $key) { refused outcomes { projectId reportId rule } } }';
export const AMEND = 'mutation BenchAmend($input: AmendReportInput!, $key: String) { amendReport(input: $input, idempotencyKey: $key) { id } }';

/** A part whose answer was lost on the way is sent again under its key, and counts once: what it holds is its name. */
const send = <T>(ask: Ask, document: string, input: object): Promise<T> => {
  const key = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  return patiently(() => ask<T>(document, { input, key }));
};

/** Parts of what comes, none larger than a request may be. */
export function* parts<T>(rows: Iterable<T>, most = MOST_ROWS): Generator<T[]> {
  let part: T[] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row)) + 1;
    if (part.length > 0 && (part.length >= most || bytes + size > MOST_BYTES)) {
      yield part;
      [part, bytes] = [[], 0];
    }
    part.push(row);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

/** Several at a time, in the order given; the first fault ends it. */
async function severally<T>(all: Iterable<T>, work: (each: T) => Promise<void>): Promise<void> {
  const rest = all[Symbol.iterator]();
  const worker = async (): Promise<void> => { for (let next = rest.next(); !next.done; next = rest.next()) await work(next.value); };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

export function* numbers(to: number): Generator<number> {
  for (let at = 0; at < to; at += 1) yield at;
}

/** Years' lists through `importProjects`; answers the id of each project by its number. */
export async function loadLists(ask: Ask, size: Size, step: Step): Promise<string[]> {
  const ids = new Array<string>(size.projects);
  const rows = function* (): Generator<{ at: number; row: object }> { for (const at of numbers(size.projects)) for (const row of listRows(at, size)) yield { at, row }; };
  await severally(parts(rows()), async (part) => {
    const { importProjects: told } = await send<{ importProjects: { projectIds: string[]; rejected: { code: string; message: string }[] } }>(ask, IMPORT, { file: 'bench-province.csv', digest: 'b'.repeat(64), demonstration: true, rows: part.map(({ row }) => row) });
    const [wrong] = told.rejected;
    if (wrong) throw new BenchFault(`a row of a list was refused: ${wrong.code} ${wrong.message}`);
    part.forEach(({ at }, place) => { ids[at] = told.projectIds[place] ?? ''; });
    step(part.length, 0);
  });
  return ids;
}

/** Plans of all years through `revisePlanBatch`. */
export async function loadPlans(ask: Ask, ids: readonly string[], size: Size, step: Step): Promise<void> {
  const rows = function* (): Generator<object> { for (const at of numbers(size.projects)) yield* planRows(at, ids[at] ?? '', size); };
  await severally(parts(rows()), async (part) => {
    const { revisePlanBatch: told } = await send<{ revisePlanBatch: { refused: number } }>(ask, PLANS, { mode: 'REPORT', rows: part });
    step(part.length, told.refused);
  });
}

interface Told { reportProgressBatch: { refused: number; outcomes?: { projectId: string; reportId: string | null; rule: string | null }[] } }

/** What was reported before the house was there: project by project, all months but the last. Answers a report of each project that is to be corrected. */
export async function loadHistory(ask: Ask, ids: readonly string[], size: Size, step: Step): Promise<Map<string, string>> {
  const amended = new Map<string, string>();
  const { year, month } = monthsOf(size).at(-1) ?? { year: 0, month: 0 };
  const rows = function* (): Generator<{ at: number; row: object }> { for (const at of numbers(size.projects)) for (const each of reportRows(at, ids[at] ?? '', size)) if (each.year !== year || each.month !== month) yield { at, row: each.row }; };
  await severally(parts(rows()), async (part) => {
    const named = new Set(part.filter(({ at }) => projectOf(at, size).amends).map(({ at }) => ids[at]));
    const { reportProgressBatch: told } = await send<Told>(ask, named.size > 0 ? REPORTS_NAMED : REPORTS, { mode: 'REPORT', rows: part.map(({ row }) => row) });
    for (const { projectId, reportId } of told.outcomes ?? []) if (named.has(projectId) && reportId) amended.set(projectId, reportId);
    step(part.length, told.refused);
  });
  return amended;
}

/** The last month, as every month comes: one report a project. */
export async function loadMonth(ask: Ask, ids: readonly string[], size: Size, step: Step): Promise<void> {
  const { year, month } = monthsOf(size).at(-1) ?? { year: 0, month: 0 };
  const rows = function* (): Generator<object> { for (const at of numbers(size.projects)) for (const each of reportRows(at, ids[at] ?? '', size)) if (each.year === year && each.month === month) yield each.row; };
  await severally(parts(rows()), async (part) => {
    const { reportProgressBatch: told } = await send<Told>(ask, REPORTS, { mode: 'REPORT', rows: part });
    step(part.length, told.refused);
  });
}

/** Corrections, one by one as people make them. */
export async function loadAmendments(ask: Ask, amended: ReadonlyMap<string, string>, step: Step): Promise<void> {
  await severally(amended.values(), async (reportId) => {
    await send(ask, AMEND, { reportId, investment: { amount: '101', unit: 'WAN' }, reason: '统计口径调整', knownOn: '2026-01-15' });
    step(1, 0);
  });
}
