import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { dataFile, rawWorkbook, workbook } from '../examples.fixture';
import { columnLetters, positionOf, rangeOf } from './position';
import { shownBy } from './number-formats';
import { readWorkbook } from './workbook';
import { decodeEntities } from './xml-text';

const FILES = ['bond-use-ledger.xlsx', 'henan-2019-expressways.xlsx', 'luoyang-2012-06-new-starts.xlsx', 'xiangcheng-2020-batch1.xlsx'];

describe('open a workbook 打开工作簿', () => {
  it.each(FILES)('sees in %s what exceljs sees', async (name) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(dataFile(`ledgers/${name}`)) as unknown as ExcelJS.Buffer);
    const seen: Record<string, string> = {};
    book.worksheets[0]!.eachRow((row) => row.eachCell((cell) => {
      if (cell.master === cell && cell.value !== null) seen[cell.address] = cell.formula ? `=${cell.formula}` : cell.text;
    }));
    const [grid] = readWorkbook(dataFile(`ledgers/${name}`));
    const own = Object.fromEntries([...grid!.rows].flatMap(([row, cells]) => [...cells].map(([column, cell]) => [`${columnLetters(column)}${row}`, cell.kind === 'formula' ? `=${cell.formula}` : cell.text])));
    expect(own).toEqual(seen);
    expect(grid!.merges).toHaveLength(Object.keys((book.worksheets[0]!.model as unknown as { merges: string[] }).merges).length);
  });

  it('joins rich text, leaves out phonetic signs and empty styled cells', () => {
    const [grid] = readWorkbook(rawWorkbook('<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="3"/><c r="C1" t="str"><f>A1</f><v>x &amp; y</v></c><c r="D1" t="b"><v>1</v></c></row></sheetData></worksheet>', [
      { name: 'xl/sharedStrings.xml', content: '<sst><si><r><t>项目</t></r><r><t xml:space="preserve"> 名称</t></r><rPh><t>xm</t></rPh></si></sst>' },
    ]));
    expect([...grid!.rows.get(1)!]).toEqual([[3, { kind: 'text', text: 'x & y' }], [4, { kind: 'text', text: '1' }]]);
  });

  it('reads shared strings, hidden sheets and the 1904 calendar', async () => {
    const grids = readWorkbook(await workbook([{ name: '甲', rows: [['一', 1.5]] }, { name: '乙', rows: [['二']], hidden: true }], { date1904: true }));
    expect(grids.map(({ name, hidden, epoch1904 }) => [name, hidden, epoch1904])).toEqual([['甲', false, true], ['乙', true, true]]);
    expect(grids[0]!.rows.get(1)!.get(1)).toEqual({ kind: 'text', text: '一' });
  });

  it('knows positions at the edges', () => {
    expect(positionOf('XFD1048576')).toEqual({ row: 1_048_576, column: 16_384 });
    expect([1, 26, 27, 702, 703, 16_384].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
    expect([positionOf('XFE1'), positionOf('A1048577'), positionOf('A0'), rangeOf('B2:A1')]).toEqual([null, null, null, { top: 1, left: 1, bottom: 2, right: 2 }]);
  });

  it.each([['yyyy"年"m"月"', 'month'], ['yyyy-mm-dd', 'day'], ['0.00%', 'percent'], ['#,##0.00_);[Red]\\(#,##0.00\\)', ''], ['General', ''], ['0.00"km"', ''], ['h:mm', ''], ['[$-804]yyyy"年"', 'year']])('sees what %j shows', (format, shows) => {
    const { date, year, month, day, percent } = shownBy(format);
    expect(percent ? 'percent' : !date ? '' : day ? 'day' : month ? 'month' : year ? 'year' : '?').toBe(shows);
  });

  it('decodes entities once', () => { expect(decodeEntities('&lt;&#x4e2d;&#25991;&amp;lt;&unknown;')).toBe('<中文&lt;&unknown;'); });
});
