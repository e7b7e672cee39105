import { textOfCsv } from '@cornerstone/kernel/spreadsheet-cell';
import { parseString } from 'fast-csv';
import { LedgerRefused } from '../refused';
import { MAX_DATA_ROWS, MAX_FILLED_CELLS, MAX_FILLED_ROWS, type Cell, type Grid } from './grid';
import { LAST_COLUMN, LAST_ROW } from './position';

const DELIMITERS = [',', '\t', ';'] as const;

/** Excel writes commas, its "Unicode text" tabs, some European settings semicolons. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 2_000);
  const count = (sign: string) => start.split(sign).length;
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',' as string);
}

/** A record with line breaks inside quotes is one row, as a spreadsheet shows it. */
export async function readCsv(text: string, name: string): Promise<Grid> {
  const delimiter = delimiterOf(text);
  refuseEndlessLines(text, delimiter);
  const rows = new Map<number, Map<number, Cell>>();
  let row = 0;
  let filled = 0;
  for await (const record of parse(text, delimiter)) {
    row++;
    const cells = new Map<number, Cell>();
    record.forEach((value, at) => { if (value.trim() !== '') cells.set(at + 1, { kind: 'text', text: textOfCsv(value) }); });
    if (cells.size > 0) rows.set(row, cells);
    filled += cells.size;
    if (rows.size > MAX_FILLED_ROWS || row > LAST_ROW) throw new LedgerRefused('LEDGER_TOO_MANY_ROWS', `台账超过 ${MAX_DATA_ROWS} 行。请按年度或地区拆成几个文件再导入。`);
    if (filled > MAX_FILLED_CELLS) throw new LedgerRefused('LEDGER_TOO_LARGE', '有内容的单元格过多。请拆成几个文件再导入。');
  }
  return { name, hidden: false, epoch1904: false, rows, merges: [] };
}

/** Before the parser makes an array of it. */
function refuseEndlessLines(text: string, delimiter: string): void {
  let fields = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n') fields = 0;
    else if (text[at] === delimiter && ++fields > LAST_COLUMN) throw new LedgerRefused('LEDGER_TOO_LARGE', `有一行超过 ${LAST_COLUMN} 列，不是台账。请检查是否选对了文件。`);
  }
}

async function* parse(text: string, delimiter: string): AsyncGenerator<string[]> {
  try {
    yield* parseString<string[], string[]>(text, { headers: false, ignoreEmpty: false, delimiter });
  } catch (fault) {
    if (fault instanceof LedgerRefused) throw fault;
    throw new LedgerRefused('LEDGER_MALFORMED', `CSV 的引号不成对，无法分列（${(fault as Error).message.slice(0, 80)}）。请用 WPS 或 Excel 打开检查后另存再导入。`);
  }
}
