import { unitInLabel, unitsStated, type Unit } from '../cell/unit';
import { textOf } from '../cell/text';
import { columnLetters } from '../file/position';
import { LedgerRefused } from '../refused';
import { roleOf, squeezedLabel, type Role } from './labels';
import type { View } from './view';

export interface Column { column: number; role: Role; rank: number; label: string; path: readonly string[]; unit: Unit | null; approximate: boolean }
export interface Header { top: number; bottom: number; columns: ReadonlyMap<Role, readonly Column[]>; read: readonly Column[]; lastColumn: number }

const ROWS_LOOKED_AT = 40;
const ENOUGH_WITHOUT_NAME = 3;
const DEEPEST = 4;

const labelAt = (view: View, row: number, column: number) => textOf(view.shown(row, column)) ?? '';

/** The row that names most columns; null where none does. */
function mainRow(view: View): number | null {
  let best: { row: number; score: number; named: boolean } | null = null;
  for (const row of view.rowNumbers.slice(0, ROWS_LOOKED_AT)) {
    const roles = new Set(view.cells(row).filter(([, cell]) => cell.kind === 'text').map(([, cell]) => roleOf([textOf(cell) ?? ''])?.role).filter((role) => role && role !== 'unread'));
    const named = roles.has('name');
    const better = !best || (named === best.named ? roles.size > best.score : named);
    if (better && roles.size >= (named ? 2 : ENOUGH_WITHOUT_NAME)) best = { row, score: roles.size, named };
  }
  return best?.row ?? null;
}

/** The rows that a merged or grouped header reaches up and down to. */
function extent(view: View, main: number): { top: number; bottom: number } {
  const nameColumns = view.cells(main).filter(([, cell]) => roleOf([textOf(cell) ?? ''])?.role === 'name').map(([column]) => column);
  let bottom = main;
  for (const column of view.columns) bottom = Math.max(bottom, Math.min(view.mergeAt(main, column)?.bottom ?? main, main + DEEPEST));
  if (bottom === main) while (bottom < main + DEEPEST && isSubHeader(view, bottom + 1, main, nameColumns)) bottom++;
  let top = main;
  for (const column of view.columns) {
    const merge = view.mergeAt(main, column);
    if (merge && merge.top < top && merge.right - merge.left < view.columns.length - 1) top = merge.top;
  }
  while (top > main - DEEPEST && isGroupRow(view, top - 1, nameColumns)) top--;
  return { top, bottom };
}

function isSubHeader(view: View, row: number, main: number, nameColumns: readonly number[]): boolean {
  const cells = view.cells(row);
  if (cells.length === 0 || nameColumns.some((column) => view.own(row, column))) return false;
  const grouped = cells.some(([column]) => (view.mergeAt(main, column)?.right ?? column) > (view.mergeAt(main, column)?.left ?? column) || !view.own(main, column));
  return grouped && cells.every(([, cell]) => cell.kind === 'text') && cells.some(([column, cell]) => roleOf([labelAt(view, main, column), textOf(cell) ?? '']) !== null);
}

function isGroupRow(view: View, row: number, nameColumns: readonly number[]): boolean {
  const cells = view.cells(row);
  if (cells.length === 0 || nameColumns.some((column) => view.shown(row, column))) return false;
  const isGroup = (column: number, text: string) => roleOf([text]) !== null || (view.mergeAt(row, column)?.right ?? column) > column;
  return cells.every(([column, cell]) => cell.kind === 'text' && column > Math.min(...nameColumns) && unitsStated(cell.text) === null && !/[:：]/.test(cell.text) && isGroup(column, cell.text));
}

/** From the group down; a group written once over blank neighbours, unmerged, holds for them too. */
function pathOf(view: View, top: number, bottom: number, column: number): string[] {
  const path: string[] = [];
  for (let row = top; row <= bottom; row++) {
    let label = labelAt(view, row, column);
    const mayInherit = label === '' && row < bottom && !view.mergeAt(row, column) && labelAt(view, row + 1, column) !== '';
    for (let left = column - 1; mayInherit && label === '' && left >= 1 && labelAt(view, row + 1, left) !== ''; left--) {
      if (view.mergeAt(row, left)) break;
      label = labelAt(view, row, left);
    }
    if (label.trim() !== '' && label !== path.at(-1)) path.push(label);
  }
  return path;
}

export function findHeader(view: View): Header | null {
  const main = mainRow(view);
  if (main === null) return null;
  const { top, bottom } = extent(view, main);
  const read: Column[] = [];
  const labels = new Map<string, number>();
  for (const column of view.columns) {
    const path = pathOf(view, top, bottom, column);
    const found = roleOf(path);
    if (!found || (found.role !== 'place' && continuesLabel(view, bottom, column))) continue;
    if (found.role !== 'unread' && !continuesLabel(view, bottom, column)) refuseDouble(labels, path, column);
    read.push({ column, ...found, label: path.at(-1)!, path, unit: unitOf(path), approximate: path.some((label) => /估算|概算|匡算|暂估/.test(label)) });
  }
  const columns = new Map<Role, Column[]>();
  for (const column of [...read].sort((a, b) => a.rank - b.rank || a.column - b.column)) columns.set(column.role, [...(columns.get(column.role) ?? []), column]);
  onlyIssuesAreBonds(columns);
  if (!columns.has('name')) {
    throw new LedgerRefused('LEDGER_MISSING_COLUMN', `工作表“${view.grid.name}”第 ${main} 行像是表头，但没有“项目名称”列。请补上该列再导入。`);
  }
  const lastColumn = Math.max(...view.columns.filter((column) => pathOf(view, top, bottom, column).length > 0));
  return { top, bottom, columns, read, lastColumn };
}

/** One label merged over several columns is one column, its cells merged or the further ones empty. */
const continuesLabel = (view: View, bottom: number, column: number) => (view.mergeAt(bottom, column)?.left ?? column) < column;

const unitOf = (path: readonly string[]): Unit | null => path.map(unitInLabel).reduceRight<Unit | null>((unit, own) => unit ?? own, null);

function refuseDouble(labels: Map<string, number>, path: readonly string[], column: number): void {
  const key = path.map(squeezedLabel).join('/');
  const earlier = labels.get(key);
  if (earlier !== undefined) {
    throw new LedgerRefused('LEDGER_DUPLICATE_COLUMN', `表头“${path.at(-1)!.trim()}”出现两次（${columnLetters(earlier)} 列和 ${columnLetters(column)} 列），无法判断以哪一列为准。请删去或改名其中一列再导入。`);
  }
  labels.set(key, column);
}

/** A planned bond share in an ordinary list is a source of money, no issue. */
function onlyIssuesAreBonds(columns: Map<Role, Column[]>): void {
  const issued = (['issuedOn', 'bondName', 'rate', 'term'] as const).some((role) => columns.has(role));
  if (!issued) columns.delete('bondAmount');
}
