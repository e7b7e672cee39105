import { fen as money, spoken } from '@cornerstone/kernel/money';
import { readAmount } from '../cell/amount';
import { formatFen } from '../cell/decimal';
import { textOf } from '../cell/text';
import { columnLetters } from '../file/position';
import type { Finding, StatedTotal } from '../ledger';
import { evaluate } from './formula';
import type { Column } from './header';
import type { Sheet } from './row';
import { between } from './sorted';
import { scopesOf, type Scope, type Sum } from './total-scope';

/** A data line's money by column: null where the cell is empty or the row was refused, absent where the column is not the line's. */
export interface Part { row: number; start: boolean; fen: ReadonlyMap<number, bigint | null> }
interface Added { fen: bigint; complete: boolean }

const MONEY = ['total', 'annualPlan', 'bondAmount', 'used'] as const;

/** Compares every stated sum with its parts, where all of them are listed; says so where they are not; repairs nothing. */
export function checkTotals(sheet: Sheet, parts: readonly Part[]): { totals: StatedTotal[]; warnings: Finding[] } {
  const totals: StatedTotal[] = [];
  const warnings: Finding[] = [];
  const sums = sheet.lines.filter((line): line is Sum => line.kind === 'total' || line.kind === 'category');
  for (const line of sums) {
    for (const column of MONEY.flatMap((role) => sheet.header.columns.get(role)?.slice(0, 1) ?? [])) {
      const fen = statedAt(sheet, line.row, column);
      if (fen === null) continue;
      const candidates = scopesOf(sheet, sums, line).map((scope) => addUp(sheet, sums, line, column, parts, scope));
      const added = candidates.find((one) => one.fen === fen && one.complete) ?? candidates[0]!;
      const [label, stated, computed] = [line.label, formatFen(fen), formatFen(added.fen)];
      const at = { sheet: sheet.view.grid.name, row: line.row, column: columnLetters(column.column) };
      totals.push({ ...at, label, stated, computed, count: line.count });
      if (fen === added.fen) continue;
      warnings.push(added.complete
        ? { ...at, code: 'TOTAL_DIFFERS', message: `“${label}”写明 ${spoken(money(fen))}，各项合计 ${spoken(money(added.fen))}，两者不符。照原样保留，请核对。` }
        : { ...at, code: 'PARTS_INCOMPLETE', message: `“${label}”写明 ${spoken(money(fen))}，但各项没有列全，未作核对（列出的合计 ${spoken(money(added.fen))}）。` });
    }
  }
  return { totals, warnings };
}

function statedAt(sheet: Sheet, row: number, column: Column): bigint | null {
  const cell = sheet.view.own(row, column.column);
  if (cell?.kind === 'formula') return evaluate(sheet, cell.formula);
  const text = textOf(cell);
  const reading = text === null ? null : readAmount(text, column.unit ?? sheet.title.unit);
  return reading && 'fen' in reading ? reading.fen : null;
}

/** From the rows; where only some rows are listed, from the headings' own sums, if their counts make up the stated count. */
function addUp(sheet: Sheet, sums: readonly Sum[], line: Sum, column: Column, parts: readonly Part[], scope: Scope): Added {
  const inside = between(parts, ...scope);
  const listed = inside.flatMap(({ fen }) => fen.get(column.column) ?? (fen.has(column.column) ? [null] : []));
  const rows = added(listed, line.count === null || line.count === inside.filter(({ start }) => start).length);
  if (rows.complete || line.kind === 'category') return rows;
  const headings = between(sums, ...scope).filter((other) => other.kind === 'category');
  const depth = Math.min(...headings.map((heading) => heading.depth));
  const outermost = headings.filter((heading) => heading.depth === depth);
  const counted = outermost.reduce((sum, { count }) => sum + (count ?? Number.NaN), 0);
  if (outermost.length === 0 || line.count !== counted) return rows;
  return added(outermost.map((heading) => {
    // a formula over rows of which some are empty states nothing beyond them
    const derived = sheet.view.own(heading.row, column.column)?.kind === 'formula';
    return derived && !addUp(sheet, sums, heading, column, parts, scopesOf(sheet, sums, heading)[0]!).complete ? null : statedAt(sheet, heading.row, column);
  }), true);
}

function added(amounts: readonly (bigint | null)[], allListed: boolean): Added {
  return { fen: amounts.reduce<bigint>((sum, fen) => sum + (fen ?? 0n), 0n), complete: allListed && amounts.every((fen) => fen !== null) };
}
