import { plainDecimal } from '../cell/decimal';
import { LedgerRefused } from '../refused';
import { LONGEST_CELL, MAX_DATA_ROWS, type Cell, type Grid } from './grid';
import { positionOf, rangeOf, type Position, type Range } from './position';
import type { XmlVisitor } from './xml';
import { attribute, unescapeCharacters } from './xml-text';

/** Shared by the sheets of one workbook, and used up as they are read. */
export interface Allowance { rows: number; cells: number; merges: number }
export interface SheetContent { rows: Grid['rows']; merges: Range[] }
export interface Book { strings: readonly string[]; formats: readonly (string | null)[] }

interface Open { position: Position; type: string; style: number; value: string; inline: string; formula: string | null }

export function worksheetVisitor(sheet: SheetContent, book: Book, allowance: Allowance): XmlVisitor {
  let next: Position = { row: 0, column: 0 };
  let cell: Open | null = null;
  let field: 'value' | 'inline' | 'formula' | null = null;
  let phonetic = 0;
  return {
    open(name, attributes) {
      if (name === 'row') next = { row: Number(attribute(attributes, 'r') ?? next.row + 1), column: 0 };
      else if (name === 'c') {
        next = positionOf(attribute(attributes, 'r') ?? '') ?? { row: next.row, column: next.column + 1 };
        cell = { position: next, type: attribute(attributes, 't') ?? 'n', style: Number(attribute(attributes, 's') ?? '0'), value: '', inline: '', formula: null };
      } else if (name === 'mergeCell') {
        const range = rangeOf(attribute(attributes, 'ref') ?? '');
        if (range && allowance.merges-- > 0) sheet.merges.push(range);
      } else if (cell) {
        if (name === 'rPh') phonetic++;
        if (name === 'f') cell.formula = '';
        field = name === 'v' ? 'value' : name === 'f' ? 'formula' : name === 't' && phonetic === 0 ? 'inline' : field;
      }
    },
    close(name) {
      if (name === 'c' && cell) {
        keep(sheet, cell.position, cellOf(cell, book), allowance);
        cell = null;
      }
      if (name === 'rPh') phonetic--;
      if (name === 'v' || name === 'f' || name === 't') field = null;
    },
    text(text) {
      if (cell && field && (cell[field]?.length ?? 0) <= LONGEST_CELL) cell[field] = (cell[field] ?? '') + text.slice(0, LONGEST_CELL);
    },
  };
}

function keep(sheet: SheetContent, { row, column }: Position, cell: Cell | null, allowance: Allowance): void {
  if (!cell) return;
  let cells = sheet.rows.get(row);
  if (!cells) {
    sheet.rows.set(row, cells = new Map());
    if (--allowance.rows < 0) throw new LedgerRefused('LEDGER_TOO_MANY_ROWS', `台账超过 ${MAX_DATA_ROWS} 行。请按年度或地区拆成几个文件再导入。`);
  }
  cells.set(column, cell);
  if (--allowance.cells < 0) throw new LedgerRefused('LEDGER_TOO_LARGE', '工作簿有内容的单元格过多。请只保留台账工作表再导入。');
}

function cellOf(open: Open, { strings, formats }: Book): Cell | null {
  const text = (value: string): Cell | null => (value.trim() === '' ? null : { kind: 'text', text: value });
  if (open.type === 'inlineStr') return text(unescapeCharacters(open.inline));
  if (open.value.trim() === '') return open.formula === null ? null : { kind: 'formula', formula: open.formula };
  if (open.type === 's') return text(strings[Number(open.value)] ?? '');
  if (open.type === 'e') return { kind: 'error', text: open.value };
  if (open.type !== 'n') return text(unescapeCharacters(open.value));
  const number = Number(open.value);
  if (!Number.isFinite(number)) return { kind: 'error', text: open.value };
  return { kind: 'number', text: plainDecimal(number), format: formats[open.style] ?? null };
}
