import type { Cell, Grid } from '../file/grid';
import type { Range } from '../file/position';

/** A grid as a reader sees it: a merged cell shows its value over its whole range. */
export interface View {
  grid: Grid;
  rowNumbers: readonly number[];
  columns: readonly number[];
  own(row: number, column: number): Cell | undefined;
  shown(row: number, column: number): Cell | undefined;
  mergeAt(row: number, column: number): Range | undefined;
  cells(row: number): readonly [number, Cell][];
}

/** Wider is no ledger: what stands further right is reported and not read. */
const WIDEST = 300;

export function viewOf(grid: Grid): View {
  const columnSet = new Set<number>();
  for (const row of grid.rows.values()) for (const column of row.keys()) if (column <= WIDEST) columnSet.add(column);
  const rowNumbers = [...grid.rows.keys()].sort((a, b) => a - b);
  const byColumn = mergesByColumn(grid.merges);
  const own = (row: number, column: number) => grid.rows.get(row)?.get(column);
  const mergeAt = (row: number, column: number): Range | undefined => {
    const merges = byColumn.get(column);
    if (!merges) return undefined;
    let low = 0;
    for (let high = merges.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (merges[middle]!.top <= row) low = middle + 1; else high = middle;
    }
    const found = merges[low - 1];
    return found && found.bottom >= row ? found : undefined;
  };
  return {
    grid, rowNumbers, columns: [...columnSet].sort((a, b) => a - b), own, mergeAt,
    shown(row, column) {
      const merge = mergeAt(row, column);
      return own(row, column) ?? (merge && own(merge.top, merge.left));
    },
    cells: (row) => [...(grid.rows.get(row) ?? [])].filter(([column]) => column <= WIDEST).sort(([a], [b]) => a - b),
  };
}

function mergesByColumn(merges: readonly Range[]): Map<number, Range[]> {
  const byColumn = new Map<number, Range[]>();
  for (const merge of [...merges].sort((a, b) => a.top - b.top)) {
    for (let column = merge.left; column <= Math.min(merge.right, WIDEST); column++) {
      const list = byColumn.get(column);
      if (list) list.push(merge); else byColumn.set(column, [merge]);
    }
  }
  return byColumn;
}
