import type { Finding, LedgerFile } from '../ledger';
import { readCsv } from './csv';
import type { Grid } from './grid';
import { kindOf } from './kind';
import { decodeText } from './text-file';
import { readWorkbook } from './workbook';

export interface OpenedFile { format: 'xlsx' | 'csv'; grids: Grid[]; gb18030: boolean; warnings: Finding[] }

/** A CSV has one sheet, named as a spreadsheet programme names it: the file's name without its ending. */
const sheetName = (fileName: string) => fileName.split(/[\\/]/).at(-1)!.replace(/\.[^.]{1,5}$/, '') || 'csv';

export async function openFile({ name, bytes }: LedgerFile): Promise<OpenedFile> {
  if (kindOf(bytes) === 'zip') return { format: 'xlsx', grids: readWorkbook(bytes), gb18030: false, warnings: [] };
  const { text, gb18030 } = decodeText(bytes);
  const grid = await readCsv(text, sheetName(name));
  const warning: Finding = { sheet: grid.name, row: 1, column: 'A', code: 'LEDGER_DECODED_GB18030', message: '文件不是 UTF-8，已按 GB18030（GBK）读出汉字。请抽查几行名称是否正确。' };
  return { format: 'csv', grids: [grid], gb18030, warnings: gb18030 ? [warning] : [] };
}
