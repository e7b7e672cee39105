import type { RegionIndex } from '../cell/regions';
import { MAX_DATA_ROWS, type Grid } from '../file/grid';
import type { Finding, LedgerOptions, ProjectRow, StatedTotal } from '../ledger';
import { LedgerRefused } from '../refused';
import { readEntry, type Entry } from './entry';
import { findHeader } from './header';
import { headingStack } from './headings';
import { columnFor, rowOpener, type Row, type Sheet } from './row';
import { readLines } from './row-kinds';
import { outsideTable, refuseShifted, unreadLines } from './strays';
import { readTitle, yearIn, type Title } from './title';
import { leads } from './total-scope';
import { checkTotals, type Part } from './totals';
import { viewOf } from './view';

export interface Scope { regions: RegionIndex; options: LedgerOptions; fileName: string; format: 'xlsx' | 'csv' }
export interface SheetReading { sheet: string; nameColumn: number; title: Title; rows: ProjectRow[]; dataRows: number; rejected: Finding[]; warnings: Finding[]; totals: StatedTotal[] }

/** null: nothing here looks like the header of a list. `first` is the title of the sheet's first table. */
export function readSheet(grid: Grid, scope: Scope, first: Title | null = null): SheetReading | null {
  const sheet = openSheet(grid, scope, first);
  if (!sheet) return null;
  const { entries, opened } = readEntries(sheet, scope);
  const parts: Part[] = entries.flatMap((entry) => entry.parts);
  const sums = checkTotals(sheet, parts);
  const rejected = opened.flatMap((row) => row.refusals);
  const refused = new Set(rejected.map(({ row }) => row));
  const warnings = opened.filter(({ number }) => !refused.has(number)).flatMap((row) => row.warnings);
  return {
    sheet: grid.name, nameColumn: columnFor(sheet, 'name'), title: sheet.title,
    rows: entries.flatMap(({ project }) => (project ? [project] : [])),
    dataRows: entries.reduce((sum, entry) => sum + entry.dataRows, 0),
    rejected, warnings: [...warnings, ...unreadLines(sheet), ...outsideTable(sheet), ...sums.warnings], totals: sums.totals,
  };
}

function openSheet(grid: Grid, { regions, options, fileName, format }: Scope, first: Title | null): Sheet | null {
  const view = viewOf(grid);
  const header = findHeader(view);
  if (!header) return null;
  // a CSV's only name is its file's, and that is for the caller to judge
  const title = readTitle(view, header, regions, format === 'xlsx' ? grid.name : '', first);
  const lines = readLines(view, header);
  const starts = lines.filter(({ kind }) => kind === 'data').map(({ row }) => row);
  if (starts.length > MAX_DATA_ROWS) throw tooManyRows(starts.length);
  return {
    view, header, lines, starts, regions, title,
    home: title.region ?? options.region ?? null,
    year: title.year ?? options.year ?? (format === 'xlsx' ? yearIn(fileName) : null),
  };
}

export const tooManyRows = (rows: number) =>
  new LedgerRefused('LEDGER_TOO_MANY_ROWS', `台账有 ${rows} 行，超过上限 ${MAX_DATA_ROWS} 行。请按年度或地区拆成几个文件再导入。`);

function readEntries(sheet: Sheet, scope: Scope): { entries: Entry[]; opened: Row[] } {
  const open = rowOpener(sheet);
  const headings = headingStack(scope.regions);
  const continuations = new Map<number, number[]>();
  for (const line of sheet.lines) if (line.kind === 'continuation') continuations.set(line.start, [...(continuations.get(line.start) ?? []), line.row]);
  const entries: Entry[] = [];
  const opened: Row[] = [];
  const openRow = (number: number): Row => {
    const row = open(number);
    if (scope.format === 'csv') refuseShifted(sheet, row);
    opened.push(row);
    return row;
  };
  for (const line of sheet.lines) {
    if (line.kind === 'category') headings.push(line);
    if (line.kind === 'total' && line.of !== '' && leads(sheet, line)) headings.push({ text: line.of, depth: 1 });
    if (line.kind !== 'data') continue;
    const first = openRow(line.row);
    const rest = (continuations.get(line.row) ?? []).map(openRow);
    entries.push(readEntry(sheet, first, rest, headings.now()));
  }
  return { entries, opened };
}
