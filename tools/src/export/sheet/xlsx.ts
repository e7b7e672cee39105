import ExcelJS from 'exceljs';
import { literal } from '../xlsx-sheet';
import type { Sheet, Table } from './sheet';

/** The page as narrow columns of one width: every table spans them in its own shares. */
const GRID = 26;
const GRID_WIDTH = 3.6;
const THIN = { style: 'thin' as const, color: { argb: 'FF888888' } };
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/** Where each column of a table begins and ends on the grid; the last takes what rounding leaves. */
export function spansOf(shares: readonly number[]): [number, number][] {
  const all = shares.reduce((sum, share) => sum + share, 0);
  let before = 0;
  return shares.map((share, at) => {
    const from = Math.round((before / all) * GRID) + 1;
    before += share;
    return [from, at === shares.length - 1 ? GRID : Math.round((before / all) * GRID)];
  });
}

/** Columns of a text: a Chinese character takes two. */
const columnsOf = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
const linesIn = (text: string, from: number, to: number): number => text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / ((to - from + 1) * GRID_WIDTH - 1))), 0);

/** A sheet as one printable worksheet; every cell is a text as the paper has it, none a formula. */
export async function xlsxOf(sheet: Sheet, day: Date): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.created = day;
  const paper = book.addWorksheet('台账', {
    pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true, margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 } },
    headerFooter: { oddFooter: `&L${sheet.code.replaceAll('&', '&&')}&R第 &P 页　共 &N 页` },
  });
  for (let at = 1; at <= GRID; at += 1) paper.getColumn(at).width = GRID_WIDTH;
  const put = (cells: readonly string[], spans: readonly [number, number][], style: (at: number) => Partial<ExcelJS.Style>): void => {
    const row = paper.addRow([]);
    let height = 1;
    cells.forEach((cell, at) => {
      const [from, to] = spans[at] ?? [1, GRID];
      row.getCell(from).value = literal(cell);
      for (let column = from; column <= to; column += 1) row.getCell(column).style = style(at);
      if (to > from) paper.mergeCells(row.number, from, row.number, to);
      height = Math.max(height, linesIn(cell, from, to));
    });
    row.height = Math.min(409, height * 15 + 4);
  };
  const whole: [number, number][] = [[1, GRID]];
  put([sheet.title], whole, () => ({ font: { bold: true, size: 18 }, alignment: { horizontal: 'center' } }));
  put([sheet.name], whole, () => ({ font: { size: 12 }, alignment: { horizontal: 'center', wrapText: true } }));
  put([sheet.about], whole, () => ({ font: { size: 9 }, alignment: { horizontal: 'right' } }));
  for (const table of sheet.tables) {
    put([table.title], whole, () => ({ font: { bold: true, size: 11 }, alignment: { vertical: 'bottom' } }));
    if (table.rows.length === 0) put([table.empty], whole, () => ({ font: { size: 9 } }));
    else putTable(table, put);
  }
  put([''], whole, () => ({}));
  put([sheet.signatures], whole, () => ({ font: { size: 10 } }));
  return Buffer.from(await book.xlsx.writeBuffer());
}

function putTable({ columns, rows, pairs }: Table, put: (cells: readonly string[], spans: readonly [number, number][], style: (at: number) => Partial<ExcelJS.Style>) => void): void {
  const spans = spansOf(columns.map(({ share }) => share));
  const styled = (isLabel: boolean, isRight: boolean): Partial<ExcelJS.Style> => ({
    font: { size: 9, bold: isLabel }, border: BORDER, alignment: { wrapText: true, vertical: 'top', horizontal: isRight ? 'right' : 'left' },
    ...(isLabel && { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEEEEE' } } }),
  });
  if (!pairs) put(columns.map(({ head }) => head), spans, () => styled(true, false));
  for (const cells of rows) {
    const own: [number, number][] = pairs && cells.length === 2 ? [spans[0] ?? [1, 1], [spans[1]?.[0] ?? 2, GRID]] : spans;
    put(cells, own, (at) => styled(pairs === true && at % 2 === 0, columns[at]?.figures === true));
  }
}
