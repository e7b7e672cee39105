import { LedgerRefused } from '../refused';
import { MAX_FILLED_CELLS, MAX_FILLED_ROWS, MAX_MERGES, type Grid } from './grid';
import { formatsVisitor } from './number-formats';
import { openParts, type Parts } from './package-parts';
import { stringsVisitor } from './shared-strings';
import { worksheetVisitor, type Allowance, type SheetContent } from './worksheet';
import { attribute } from './xml-text';

const MOST_SHEETS = 500;
/** Excel allows 31. */
const LONGEST_SHEET_NAME = 100;

/**
 * Read here and not through exceljs: that one materialises every cell of a merge (A1:XFD1048576), needs about ten times the
 * memory on 50,000 rows, and fails on drawings that WPS writes. The tests hold the two against each other on real ledgers.
 */
export function readWorkbook(file: Uint8Array): Grid[] {
  const parts = openParts(file);
  const path = parts.relations('').find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const { isWorkbook, sheets, epoch1904 } = readContents(parts, path);
  if (!isWorkbook) {
    throw new LedgerRefused('LEDGER_NOT_A_SPREADSHEET', '这不是 xlsx 工作簿（可能是文档、压缩包或 xlsb）。请用 WPS 或 Excel 另存为 xlsx 再导入。');
  }
  const relations = parts.relations(path);
  const strings: string[] = [];
  const formats: (string | null)[] = [];
  const partOf = (type: string) => relations.find((relation) => relation.type === type)?.target ?? '';
  parts.walk(partOf('sharedStrings'), stringsVisitor(strings));
  parts.walk(partOf('styles'), formatsVisitor(formats));
  const allowance: Allowance = { rows: MAX_FILLED_ROWS, cells: MAX_FILLED_CELLS, merges: MAX_MERGES };
  return sheets.flatMap(({ name, hidden, id }) => {
    const target = relations.find((relation) => relation.id === id && relation.type === 'worksheet')?.target;
    const sheet: SheetContent = { rows: new Map(), merges: [] };
    const found = target !== undefined && parts.walk(target, worksheetVisitor(sheet, { strings, formats }, allowance));
    return found ? [{ name, hidden, epoch1904, ...sheet }] : [];
  });
}

function readContents(parts: Parts, path: string) {
  const sheets: { name: string; hidden: boolean; id: string }[] = [];
  let epoch1904 = false;
  let isWorkbook = false;
  if (path.endsWith('.xml')) {
    parts.walk(path, {
      open(name, attributes) {
        if (name === 'workbook') isWorkbook = true;
        if (name === 'workbookPr') epoch1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
        if (name !== 'sheet' || sheets.length >= MOST_SHEETS) return;
        sheets.push({
          name: (attribute(attributes, 'name') ?? '').slice(0, LONGEST_SHEET_NAME), hidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
          id: attribute(attributes, '[\\w.-]+:id') ?? '',
        });
      },
    });
  }
  return { isWorkbook, sheets, epoch1904 };
}
