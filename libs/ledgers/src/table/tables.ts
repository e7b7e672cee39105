import { textOf } from '../cell/text';
import type { Grid } from '../file/grid';
import { roleOf } from './labels';
import { viewOf, type View } from './view';

const ENOUGH = 3;
const MOST_LINES_ABOVE = 4;

/** Column → role, as one row by itself tells it; null where the row names no columns. */
function signature(view: View, row: number): string | null {
  const cells = view.cells(row);
  if (cells.length < ENOUGH || cells.some(([, cell]) => cell.kind !== 'text')) return null;
  const roles = cells.map(([column, cell]) => [column, roleOf([textOf(cell)!.slice(0, 80)])?.role] as const).filter(([, role]) => role !== undefined && role !== 'unread');
  const distinct = new Set(roles.map(([, role]) => role));
  return distinct.has('name') && distinct.size >= ENOUGH && roles.length * 2 > cells.length ? roles.map(([column, role]) => `${column}${role}`).join() : null;
}

/** A sheet may hold one table under another with other columns; the same header repeated on a new page is no new table. */
export function tablesOf(grid: Grid): Grid[] {
  const view = viewOf(grid);
  const starts: number[] = [];
  let current: string | null = null;
  for (const [at, row] of view.rowNumbers.entries()) {
    const found = signature(view, row);
    if (found === null || found === current) continue;
    if (current !== null) starts.push(firstLineAbove(view, at));
    current = found;
  }
  if (starts.length === 0) return [grid];
  const edges = [0, ...starts, Number.MAX_SAFE_INTEGER];
  return edges.slice(0, -1).map((from, at) => {
    const inside = (row: number) => row >= from && row < edges[at + 1]!;
    return { ...grid, rows: new Map([...grid.rows].filter(([row]) => inside(row))), merges: grid.merges.filter(({ top }) => inside(top)) };
  });
}

/** The title and the unit line of the next table belong to it. */
function firstLineAbove(view: View, header: number): number {
  let at = header;
  while (header - at < MOST_LINES_ABOVE) {
    const cells = at > 0 ? view.cells(view.rowNumbers[at - 1]!) : [];
    const isLine = cells.length > 0 && cells.length <= 2 && cells.every(([, cell]) => cell.kind === 'text') && /表|清单|台账|名单|单位|项目$/.test(cells.map(([, cell]) => textOf(cell)).join(''));
    if (!isLine) break;
    at--;
  }
  return view.rowNumbers[at]!;
}
