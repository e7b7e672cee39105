import { plainDecimal } from '../cell/decimal';
import { LedgerRefused } from '../refused';
import { MAX_DATA_ROWS, type Cell } from './grid';
import { positionOf, rangeOf, type Position, type Range } from './position';
import { unescapeCharacters } from './shared-strings';
import { attribute, walkXml } from './xml';

/** Shared by the sheets of one workbook, and used up as they are read. */
export interface Allowance { rows: number; cells: number }

interface Open { position: Position; type: string; style: number; value: string; inline: string; formula: string | null }

export function readWorksheet(xml: string, strings: readonly string[], formats: readonly (string | null)[], allowance: Allowance) {
  const rows = new Map<number, Map<number, Cell>>();
  const merges: Range[] = [];
  let next: Position = { row: 0, column: 0 };
  let cell: Open | null = null;
  let field: 'value' | 'inline' | 'formula' | null = null;
  let phonetic = 0;

  const keep = (open: Open) => {
    const read = cellOf(open, strings, formats);
    if (!read) return;
    let row = rows.get(open.position.row);
    if (!row) {
      rows.set(open.position.row, row = new Map());
      if (--allowance.rows < 0) throw new LedgerRefused('LEDGER_TOO_MANY_ROWS', `台账超过 ${MAX_DATA_ROWS} 行。请按年度或地区拆成几个文件再导入。`);
    }
    row.set(open.position.column, read);
    if (--allowance.cells < 0) throw new LedgerRefused('LEDGER_TOO_LARGE', '工作簿有内容的单元格过多。请只保留台账工作表再导入。');
  };

  walkXml(xml, {
    open(name, attributes) {
      if (name === 'row') next = { row: Number(attribute(attributes, 'r') ?? next.row + 1), column: 0 };
      else if (name === 'c') {
        const stated = positionOf(attribute(attributes, 'r') ?? '');
        next = stated ?? { row: next.row, column: next.column + 1 };
        cell = { position: next, type: attribute(attributes, 't') ?? 'n', style: Number(attribute(attributes, 's') ?? '0'), value: '', inline: '', formula: null };
      } else if (name === 'mergeCell') {
        const range = rangeOf(attribute(attributes, 'ref') ?? '');
        if (range) merges.push(range);
      } else if (cell) {
        if (name === 'rPh') phonetic++;
        if (name === 'f') cell.formula = '';
        field = name === 'v' ? 'value' : name === 'f' ? 'formula' : name === 't' && phonetic === 0 ? 'inline' : field;
      }
    },
    close(name) {
      if (name === 'c' && cell) { keep(cell); cell = null; }
      if (name === 'rPh') phonetic--;
      if (name === 'v' || name === 'f' || name === 't') field = null;
    },
    text(text) {
      if (!cell || !field) return;
      cell[field] = (cell[field] ?? '') + text;
    },
  });
  return { rows, merges };
}

function cellOf(open: Open, strings: readonly string[], formats: readonly (string | null)[]): Cell | null {
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
