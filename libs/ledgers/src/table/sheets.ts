import type { Grid } from '../file/grid';
import type { Finding } from '../ledger';
import { LedgerRefused } from '../refused';
import { tablesOf } from './tables';
import { readSheet, type Scope, type SheetReading } from './sheet';

/** All sheets that hold a list; a cover, a dictionary or a hidden sheet is named in a warning. */
export function readSheets(grids: readonly Grid[], scope: Scope): { readings: SheetReading[]; warnings: Finding[] } {
  const readings: SheetReading[] = [];
  const warnings: Finding[] = [];
  let fault: LedgerRefused | null = null;
  for (const grid of grids.filter(({ rows }) => rows.size > 0)) {
    const skip = (message: string) => warnings.push({ sheet: grid.name, row: 1, column: 'A', code: 'SHEET_NOT_READ', message });
    if (grid.hidden) {
      skip('隐藏的工作表未读取。如属台账，请取消隐藏后重新导入。');
      continue;
    }
    try {
      const tables = readTables(grid, scope);
      readings.push(...tables);
      if (tables.length === 0) skip('这张工作表没有认得的表头，未读取。');
    } catch (caught) {
      if (!(caught instanceof LedgerRefused) || caught.code !== 'LEDGER_MISSING_COLUMN') throw caught;
      fault ??= caught;
      skip(caught.message);
    }
  }
  if (readings.length === 0 && fault) throw fault;
  return { readings, warnings };
}

function readTables(grid: Grid, scope: Scope): SheetReading[] {
  const readings: SheetReading[] = [];
  for (const table of tablesOf(grid)) {
    const reading = readSheet(table, scope, readings[0]?.title ?? null);
    if (reading) readings.push(reading);
  }
  return readings;
}
