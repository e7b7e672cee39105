import { unitInLabel, type Unit } from '../cell/unit';
import { columnLetters } from '../file/position';
import { LedgerRefused } from '../refused';
import { headerRows, pathOf } from './header-rows';
import { roleOf, squeezedLabel, type Role } from './labels';
import type { View } from './view';

export interface Column { column: number; role: Role; rank: number; label: string; path: readonly string[]; unit: Unit | null; approximate: boolean }
export interface Header { top: number; bottom: number; columns: ReadonlyMap<Role, readonly Column[]>; read: readonly Column[]; lastColumn: number }

export function findHeader(view: View): Header | null {
  const rows = headerRows(view);
  if (!rows) return null;
  const { main, top, bottom } = rows;
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
