import { once } from 'node:events';
import { Readable } from 'node:stream';
import { csvText } from '@cornerstone/kernel/spreadsheet-cell';
import { format } from 'fast-csv';
import { COLUMNS, type Cell, type Row } from './columns';

/** Excel takes a CSV file for UTF-8 only when it begins so. */
const BYTE_ORDER_MARK = '\ufeff';

const written = (cell: Cell): string => (cell === null ? '' : 'text' in cell ? csvText(cell.text) : cell.number);

/** Rows as CSV, in pieces, as fast as they are taken. Every field is quoted, so that no other separator finds one. */
export async function* csvSheet(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  const stream = format({ headers: COLUMNS.map(([name]) => name), alwaysWriteHeaders: true, quoteColumns: true, quoteHeaders: false, rowDelimiter: '\r\n', includeEndRowDelimiter: true });
  const lines = (async function* lines() { for await (const row of rows) yield row.map(written); })();
  const source = Readable.from(lines);
  source.once('error', (fault) => { stream.destroy(fault); });
  yield BYTE_ORDER_MARK;
  for await (const piece of source.pipe(stream)) yield String(piece);
  if (!stream.readableEnded) await once(stream, 'end');
}
