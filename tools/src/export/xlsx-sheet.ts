import ExcelJS from 'exceljs';
import { COLUMNS, type Cell, type Row } from './columns';

/** What Excel would read as one character written in hex is kept as it is. */
export const literal = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

/** A number as a number where a double carries it wholly; a text is a text cell whatever it begins with, never a formula. */
function valueOf(cell: Cell): ExcelJS.CellValue {
  if (cell === null) return null;
  if ('text' in cell) return literal(cell.text);
  const number = Number(cell.number);
  return cell.number.replace(/\D/g, '').length <= 15 && String(number) === cell.number ? number : cell.number;
}

/** Writes rows into a workbook on disk as they come; answers how many. */
export async function writeXlsxSheet(file: string, rows: AsyncIterable<Row>): Promise<number> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: false, useStyles: true });
  const sheet = book.addWorksheet('projects', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(COLUMNS.map(([name]) => name)).commit();
  let count = 0;
  for await (const row of rows) {
    sheet.addRow(row.map(valueOf)).commit();
    count++;
  }
  sheet.commit();
  await book.commit();
  return count;
}
