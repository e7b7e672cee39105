import { LedgerRefused } from '../refused';
import type { Grid } from './grid';
import { openParts, type Parts, type Relation } from './package-parts';
import { readStrings } from './shared-strings';
import { readFormats } from './number-formats';
import { readWorksheet, type Allowance } from './worksheet';
import { MAX_FILLED_CELLS, MAX_FILLED_ROWS } from './grid';
import { attribute, walkXml } from './xml';

/**
 * Read here and not through exceljs: that one materialises every cell of a merge (A1:XFD1048576), needs about ten times the
 * memory on 50,000 rows, and fails on drawings that WPS writes. The tests hold the two against each other on real ledgers.
 */
export function readWorkbook(file: Uint8Array): Grid[] {
  const parts = openParts(file);
  const path = parts.relations('').find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const xml = parts.text(path);
  if (!xml || !path.endsWith('.xml') || !/<(\w+:)?workbook[\s>]/.test(xml.slice(0, 4096))) {
    throw new LedgerRefused('LEDGER_NOT_A_SPREADSHEET', '这不是 xlsx 工作簿（可能是文档、压缩包或 xlsb）。请用 WPS 或 Excel 另存为 xlsx 再导入。');
  }
  const relations = parts.relations(path);
  const strings = readStrings(partOf(parts, relations, 'sharedStrings'));
  const formats = readFormats(partOf(parts, relations, 'styles'));
  const allowance: Allowance = { rows: MAX_FILLED_ROWS, cells: MAX_FILLED_CELLS };
  const { sheets, epoch1904 } = listSheets(xml);
  return sheets.flatMap(({ name, hidden, id }) => {
    const target = relations.find((relation) => relation.id === id && relation.type === 'worksheet')?.target;
    const sheet = target ? parts.text(target) : null;
    return sheet === null ? [] : [{ name, hidden, epoch1904, ...readWorksheet(sheet, strings, formats, allowance) }];
  });
}

const partOf = (parts: Parts, relations: readonly Relation[], type: string): string | null => {
  const target = relations.find((relation) => relation.type === type)?.target;
  return target ? parts.text(target) : null;
};

function listSheets(xml: string) {
  const sheets: { name: string; hidden: boolean; id: string }[] = [];
  let epoch1904 = false;
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr') epoch1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      sheets.push({
        name: attribute(attributes, 'name') ?? '', hidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
        id: attribute(attributes, '[\\w.-]+:id') ?? '',
      });
    },
    close() {}, text() {},
  });
  return { sheets, epoch1904 };
}
