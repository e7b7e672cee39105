import { textOf } from '../cell/text';
import { unitsStated } from '../cell/unit';
import { roleOf } from './labels';
import type { View } from './view';

const ROWS_LOOKED_AT = 40;
const ENOUGH_WITHOUT_NAME = 3;
const DEEPEST = 4;

const labelAt = (view: View, row: number, column: number) => textOf(view.shown(row, column)) ?? '';

export interface HeaderRows { main: number; top: number; bottom: number }

export function headerRows(view: View): HeaderRows | null {
  const main = mainRow(view);
  return main === null ? null : { main, ...extent(view, main) };
}

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
export function pathOf(view: View, top: number, bottom: number, column: number): string[] {
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
