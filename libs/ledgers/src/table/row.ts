import { isDitto, textOf } from '../cell/text';
import type { RegionIndex } from '../cell/regions';
import type { Cell } from '../file/grid';
import { columnLetters } from '../file/position';
import type { Finding } from '../ledger';
import type { Column, Header } from './header';
import type { Role } from './labels';
import type { Line } from './row-kinds';
import type { Title } from './title';
import type { View } from './view';

/** One sheet while it is read. */
export interface Sheet {
  view: View;
  header: Header;
  title: Title;
  lines: readonly Line[];
  /** The rows where projects begin, ascending. */
  starts: readonly number[];
  regions: RegionIndex;
  /** Where the list belongs and its year, from the title or else as the caller said. */
  home: string | null;
  year: number | null;
}

export interface Row {
  number: number;
  cells: ReadonlyMap<number, Cell>;
  refuse(column: number, code: string, message: string): void;
  warn(column: number, code: string, message: string): void;
  refusals: readonly Finding[];
  warnings: readonly Finding[];
}

export interface Picked { column: Column; cell: Cell; text: string }

/** Ditto marks point at the row above them, so rows are opened in order. */
export function rowOpener(sheet: Sheet): (number: number) => Row {
  let above: ReadonlyMap<number, Cell> = new Map();
  const name = sheet.view.grid.name;
  return (number) => {
    const cells = new Map<number, Cell>();
    const refusals: Finding[] = [];
    const warnings: Finding[] = [];
    const finding = (column: number, code: string, message: string): Finding => ({ sheet: name, row: number, column: columnLetters(column), code, message });
    for (const { column } of sheet.header.read) {
      const shown = sheet.view.shown(number, column);
      const cell = isDitto(shown) ? above.get(column) : shown;
      if (isDitto(shown) && !cell) warnings.push(finding(column, 'DITTO_WITHOUT_ABOVE', '写了“同上”，但上一行这一列是空的。请写明内容。'));
      if (cell) cells.set(column, cell);
    }
    above = cells;
    return {
      number, cells, refusals, warnings,
      refuse: (column, code, message) => { refusals.push(finding(column, code, message)); },
      warn: (column, code, message) => { warnings.push(finding(column, code, message)); },
    };
  };
}

/** The column of a role, or the name's where the sheet has none: a finding needs a place. */
export const columnFor = (sheet: Sheet, role: Role): number => (sheet.header.columns.get(role) ?? sheet.header.columns.get('name'))![0]!.column;

/** The filled cells of a role, the preferred column first. */
export function pickAll(sheet: Sheet, row: Row, role: Role): Picked[] {
  return (sheet.header.columns.get(role) ?? []).flatMap((column) => {
    const cell = row.cells.get(column.column);
    const text = textOf(cell, sheet.view.grid.epoch1904);
    return cell && text !== null && text.trim() !== '' ? [{ column, cell, text }] : [];
  });
}

export const pick = (sheet: Sheet, row: Row, role: Role): Picked | null => pickAll(sheet, row, role)[0] ?? null;

/** A filled cell that shows no value: an error, or a formula whose result was not stored. */
export function valueless(sheet: Sheet, row: Row, role: Role): Picked | null {
  for (const column of sheet.header.columns.get(role) ?? []) {
    const cell = row.cells.get(column.column);
    if (cell?.kind === 'error') return { column, cell, text: cell.text };
    if (cell?.kind === 'formula') return { column, cell, text: `=${cell.formula}` };
  }
  return null;
}
