import { readAmount } from '../cell/amount';
import { positionOf, rangeOf } from '../file/position';
import type { Sheet } from './row';
import { firstFrom } from './sorted';

const CALL = /^(?:SUM|SUBTOTAL)\(((?:9|109),)?([^()]+)\)$/i;
const DEEPEST = 6;
const MOST_CELLS = 200_000;

/** What a sum whose result was never stored comes to, in fen; null for any other formula. */
export function evaluate(sheet: Sheet, formula: string, depth = 0): bigint | null {
  const text = formula.replace(/[\s$]/g, '').replace(/^[=+]+/, '');
  const call = CALL.exec(text);
  const references = call ? call[2]!.split(',') : /^[A-Z]+\d+(\+[A-Z]+\d+)*$/i.test(text) ? text.split('+') : null;
  if (!references || depth > DEEPEST) return null;
  let sum = 0n;
  for (const reference of references) {
    const range = rangeOf(reference);
    if (!range || !positionOf(reference.split(':')[0]!)) return null;
    const all = sheet.view.rowNumbers;
    const rows = all.slice(firstFrom(all, range.top, (row) => row), firstFrom(all, range.bottom + 1, (row) => row));
    if (rows.length * (range.right - range.left + 1) > MOST_CELLS) return null;
    for (const row of rows) {
      for (let column = range.left; column <= range.right; column++) sum += cellFen(sheet, row, column, depth);
    }
  }
  return sum;
}

function cellFen(sheet: Sheet, row: number, column: number, depth: number): bigint {
  const cell = sheet.view.own(row, column);
  if (!cell || cell.kind === 'error') return 0n;
  if (cell.kind === 'formula') return evaluate(sheet, cell.formula, depth + 1) ?? 0n;
  const unit = sheet.header.read.find((found) => found.column === column)?.unit ?? sheet.title.unit;
  const reading = readAmount(cell.text, unit);
  return reading && 'fen' in reading ? reading.fen : 0n;
}
