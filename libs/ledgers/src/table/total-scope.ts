import { squeezed } from '../cell/text';
import { isBondLedger } from './bond';
import type { Line } from './row-kinds';
import type { Sheet } from './row';
import { firstFrom } from './sorted';

export type Sum = Extract<Line, { kind: 'total' | 'category' }>;
/** Rows strictly between the two. */
export type Scope = readonly [from: number, to: number];

const END = Number.MAX_SAFE_INTEGER;
const wordOf = (label: string) => /总合计|总计|合计|小计|共计|累计/.exec(squeezed(label))?.[0] ?? '';

/**
 * The rows a sum may speak of, the likeliest first: a heading those below it, a 合计 the whole list (or those since the last 合计,
 * where a list has several), a 小计 those since the last subtotal; in a bond ledger a bare 小计 closes one project's issues.
 */
export function scopesOf(sheet: Sheet, sums: readonly Sum[], line: Sum): Scope[] {
  if (line.kind === 'category') return [[line.row, nextHeading(sums, line)]];
  const start = sheet.header.bottom;
  const word = wordOf(line.label);
  const before = sums.slice(0, firstFrom(sums, line.row, ({ row }) => row));
  if (line.span === 'sheet') {
    const alone = sums.every((other) => other === line || other.kind !== 'total' || wordOf(other.label) !== word);
    const previous = before.findLast((other) => other.kind === 'total' && wordOf(other.label) === word)?.row ?? start;
    return alone || word.startsWith('总') ? [[start, END]] : [[previous, line.row]];
  }
  if (leads(sheet, line)) return [[line.row, sums.slice(before.length + 1).find(endsBlock)?.row ?? END]];
  const block: Scope = [before.findLast(endsBlock)?.row ?? start, line.row];
  if (!isBondLedger(sheet) || squeezed(line.label) !== word) return [block];
  const project = sheet.starts[firstFrom(sheet.starts, line.row, (row) => row) - 1];
  return project === undefined ? [block] : [[project - 1, line.row], block];
}

const endsBlock = (sum: Sum) => sum.kind === 'category' || sum.span === 'block';

/** In some lists 临颍县小计 stands over its rows: then the first one has none before it. */
export const leads = (sheet: Sheet, line: Line): boolean => {
  const first = sheet.lines.find((other) => other.kind === 'total' && other.span === 'block');
  return line.kind === 'total' && line.span === 'block' && first !== undefined && first.row < (sheet.starts[0] ?? 0);
};

function nextHeading(sums: readonly Sum[], line: Sum & { kind: 'category' }): number {
  const after = sums.slice(firstFrom(sums, line.row + 1, ({ row }) => row));
  return after.find((other) => (other.kind === 'category' ? other.depth <= line.depth : other.span === 'sheet'))?.row ?? END;
}
