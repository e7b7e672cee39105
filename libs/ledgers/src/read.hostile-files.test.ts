import { describe, expect, it } from '@jest/globals';
import { places, rawCell, rawWorkbook, readText, REGIONS, workbook, zip } from './examples.fixture';
import type { Ledger } from './ledger';
import { readLedger } from './read';
import { LedgerRefused } from './refused';

const read = (bytes: Uint8Array, name = 'x.xlsx'): Promise<Ledger> => readLedger({ name, bytes }, REGIONS);
const refusal = async (reading: Promise<Ledger>): Promise<string> => {
  const fault = await reading.then(() => null, (caught: unknown) => caught);
  if (!(fault instanceof LedgerRefused)) throw new Error(`not refused: ${String(fault)}`);
  expect(fault.message).toMatch(/[\u4e00-\u9fff]/);
  return fault.code;
};
const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`;
const sheet = (...rows: string[]) => `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
const HEADER = row(1, rawCell('A1', '项目名称'), rawCell('B1', '总投资（万元）'), rawCell('C1', '建设地点'));
const PROJECT = row(2, rawCell('A2', '甲'), '<c r="B2"><v>5</v></c>', rawCell('C2', '洛阳市'));
const GOOD = sheet(HEADER, PROJECT);
const MEGABYTE = 1024 * 1024;
/** 你好 in GBK, and a lead byte without its trail. */
const GBK_HEADER = Buffer.from('cfeec4bfc3fbb3c62cd7dccdb6d7cad2da', 'hex');

describe('refuse a file 拒收整个文件', () => {
  const FILES: readonly [string, () => Uint8Array, string][] = [
    ['a renamed programme', () => Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(500, 3)]), 'LEDGER_NOT_A_SPREADSHEET'],
    ['unknown bytes', () => Buffer.from(Array.from({ length: 900 }, (_, at) => (at * 37) % 29)), 'LEDGER_NOT_A_SPREADSHEET'],
    ['nothing at all', () => new Uint8Array(), 'LEDGER_NOT_A_SPREADSHEET'],
    ['a web page called xlsx', () => Buffer.from('<html><table><tr><td>项目名称</td></tr></table></html>'), 'LEDGER_NOT_A_SPREADSHEET'],
    ['a zip that is no workbook', () => zip([{ name: 'word/document.xml', content: '<document/>' }]), 'LEDGER_NOT_A_SPREADSHEET'],
    ['half a workbook', () => rawWorkbook(GOOD).subarray(0, 400), 'LEDGER_NOT_A_SPREADSHEET'],
    ['broken XML', () => rawWorkbook('<worksheet><sheetData><row r="1'), 'LEDGER_NOT_A_SPREADSHEET'],
    ['an encrypted or old workbook', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'LEDGER_ENCRYPTED_OR_MACRO'],
    ['macros', () => rawWorkbook(GOOD, [{ name: 'xl/vbaProject.bin', content: 'x' }]), 'LEDGER_ENCRYPTED_OR_MACRO'],
    ['more than 20 MB', () => Buffer.alloc(20 * MEGABYTE + 1, 65), 'LEDGER_TOO_LARGE'],
    ['a zip bomb', () => rawWorkbook(GOOD, [{ name: 'xl/media/a.bin', content: Buffer.alloc(30 * MEGABYTE) }]), 'LEDGER_TOO_LARGE'],
    ['entries that claim more than 200 MB', () => rawWorkbook(GOOD, [{ name: 'a', content: 'x'.repeat(100), stored: true, statedSize: 201 * MEGABYTE }]), 'LEDGER_TOO_LARGE'],
    ['entries that claim it together, each packed no tighter than sheets are', () => rawWorkbook(GOOD, ['a', 'b'].map((name) => ({ name, content: 'x'.repeat(MEGABYTE), stored: true, statedSize: 110 * MEGABYTE }))), 'LEDGER_TOO_LARGE'],
    ['10,000 entries', () => zip(Array.from({ length: 10_000 }, (_, at) => ({ name: `e${at}`, content: '', stored: true }))), 'LEDGER_TOO_LARGE'],
    ['a part larger than its stated size', () => zip([{ name: 'xl/workbook.xml', content: `<workbook>${' '.repeat(5000)}</workbook>`, statedSize: 40 }]), 'LEDGER_UNSAFE_ARCHIVE'],
    ['a path out of the archive', () => rawWorkbook(GOOD, [{ name: '../../etc/passwd', content: 'x' }]), 'LEDGER_UNSAFE_ARCHIVE'],
    ['an absolute path', () => rawWorkbook(GOOD, [{ name: '/etc/passwd', content: 'x' }]), 'LEDGER_UNSAFE_ARCHIVE'],
    ['a Windows path', () => rawWorkbook(GOOD, [{ name: 'C:\\x', content: 'x' }]), 'LEDGER_UNSAFE_ARCHIVE'],
    ['a DOCTYPE in the sheet', () => rawWorkbook(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${GOOD}`), 'LEDGER_UNSAFE_ARCHIVE'],
    ['a DOCTYPE in a part nobody reads', () => rawWorkbook(GOOD, [{ name: 'docProps/core.xml', content: '<!DOCTYPE x><x/>' }]), 'LEDGER_UNSAFE_ARCHIVE'],
    ['no header', () => rawWorkbook(sheet(row(1, rawCell('A1', '今天天气')))), 'LEDGER_NO_HEADER'],
    ['a header without names', () => rawWorkbook(sheet(row(1, rawCell('A1', '序号'), rawCell('B1', '总投资（万元）'), rawCell('C1', '建设地点')))), 'LEDGER_MISSING_COLUMN'],
    ['a column twice', () => rawWorkbook(sheet(row(1, rawCell('A1', '项目名称'), rawCell('B1', '总投资（万元）'), rawCell('C1', '总投资（万元）')))), 'LEDGER_DUPLICATE_COLUMN'],
    ['a CSV column twice', () => Buffer.from('name,phase,phase\n甲,listed,listed\n'), 'LEDGER_DUPLICATE_COLUMN'],
    ['quotes that do not pair', () => Buffer.from('name,phase\n"甲,listed\n乙,listed\n'), 'LEDGER_MALFORMED'],
    ['bytes that are no text', () => Buffer.concat([Buffer.from('name,phase\n'), Buffer.from([0x81, 0x20, 0xff, 0xff])]), 'LEDGER_ENCODING'],
    ['UTF-8 with a broken character', () => { const bytes = Buffer.from('项目名称,总投资（万元）\n甲,5\n'); bytes[4] = 0x41; return bytes; }, 'LEDGER_ENCODING'],
    ['50,001 rows', () => Buffer.from(`name,phase\n${'甲,listed\n'.repeat(50_001)}`), 'LEDGER_TOO_MANY_ROWS'],
    ['a line of 20,000 columns', () => Buffer.from(`name,phase${','.repeat(20_000)}\n`), 'LEDGER_TOO_LARGE'],
    ['a tag without end', () => rawWorkbook(`<worksheet><row a="${Array.from({ length: 200_000 }, (_, at) => at.toString(36)).join(' ')}${'x'.repeat(900_000)}`), 'LEDGER_TOO_LARGE'],
    ['a region given that does not exist', () => rawWorkbook(GOOD), 'LEDGER_OPTION_INVALID'],
  ];

  it.each(FILES)('refuses %s', async (what, bytes, code) => {
    const options = what.startsWith('a region') ? { region: '999999' } : {};
    expect(await refusal(readLedger({ name: 'x.xlsx', bytes: bytes() }, REGIONS, options))).toBe(code);
  });
});

describe('read a file that looks dangerous and is not 读看似危险的文件', () => {
  it('cuts no text at the seams of the pieces it reads, and survives a cell of megabytes', async () => {
    const many = Array.from({ length: 9_000 }, (_, at) => row(at + 2, rawCell(`A${at + 2}`, `第${at}号工程&amp;配套“工程”`), `<c r="B${at + 2}"><v>${at}.25</v></c>`, rawCell(`C${at + 2}`, '洛阳市')));
    const ledger = await read(rawWorkbook(sheet(HEADER, ...many, row(9_002, rawCell('A9002', '长'.repeat(3_000_000))))));
    expect(ledger.rows).toHaveLength(9_000);
    expect(ledger.rows.every(({ name, totalInvestment }, at) => name === `第${at}号工程&配套“工程”` && totalInvestment === `${at}2500.00`.replace(/^0(?=\d)/, ''))).toBe(true);
    expect(places(ledger.rejected)).toEqual(['A9002 NAME_TOO_LONG']);
  });

  it('reads past a cell at XFD1048576 and merges over the whole sheet', async () => {
    const far = sheet(HEADER, PROJECT, row(1_048_576, rawCell('XFD1048576', '尽头'))).replace('</worksheet>', '<mergeCells><mergeCell ref="D1:XFD1048576"/></mergeCells></worksheet>');
    const before = process.memoryUsage().heapUsed;
    const ledger = await read(rawWorkbook(far));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * MEGABYTE);
    expect(ledger.rows.map(({ name }) => name)).toEqual(['甲']);
    expect(places(ledger.warnings)).toEqual(['XFD1048576 CELL_OUTSIDE_TABLE']);
  });

  it('reads cells without positions and elements with a prefix, as some writers leave them', async () => {
    const bare = GOOD.replace(/ r="[A-Z]*\d+"/g, '').replaceAll('<', '<x:').replaceAll('<x:/', '</x:');
    expect((await read(rawWorkbook(bare))).rows).toMatchObject([{ row: 2, name: '甲', totalInvestment: '50000.00', regionCodes: ['410300'] }]);
  });

  it('refuses the row, not the file, for a lone surrogate or an escaped NUL', async () => {
    const bad = [row(3, rawCell('A3', '乙&#xD800;丙'), '<c r="B3"><v>5</v></c>'), row(4, rawCell('A4', '乙_x0000_丙'), '<c r="B4"><v>5</v></c>'), row(5, rawCell('A5', '丁'), '<c r="B5"><v>1e400</v></c>'), row(6, rawCell('A6', '戊'), '<c r="B6" t="e"><v>#REF!</v></c>')];
    const ledger = await read(rawWorkbook(sheet(HEADER, PROJECT, ...bad)));
    expect(places(ledger.rejected)).toEqual(['A3 TEXT_FORBIDDEN', 'A4 TEXT_FORBIDDEN', 'B5 AMOUNT_INVALID', 'B6 AMOUNT_INVALID']);
    expect(ledger.rows.map(({ name }) => name)).toEqual(['甲']);
  });

  it('reads a list in GBK and says so', async () => {
    const ledger = await readText(Buffer.concat([GBK_HEADER, Buffer.from('d4aa0ab5a5ce3b'.slice(0, 6), 'hex'), Buffer.from('bcd72c330a', 'hex')]));
    expect(ledger.rows).toMatchObject([{ row: 2, name: '甲', totalInvestment: '300000000.00' }]);
    expect(ledger.warnings[0]).toMatchObject({ code: 'LEDGER_DECODED_GB18030', row: 1, column: 'A' });
  });

  it('reads a byte-order mark, UTF-16 and any extension', async () => {
    const text = '项目名称,总投资（万元）\n甲,5\n';
    for (const bytes of [Buffer.from(`\uFEFF${text}`), Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le')]) {
      expect((await read(bytes, 'list.xlsx')).rows).toMatchObject([{ name: '甲', totalInvestment: '50000.00' }]);
    }
    expect((await read(rawWorkbook(GOOD), 'list.csv')).format).toBe('xlsx');
  });

  it.each([false, true])('reads date cells and bare serials, 1904 calendar: %s', async (date1904) => {
    const day = new Date(Date.UTC(2021, 2, 15));
    const serial = date1904 ? 44_270 - 1_462 : 44_270;
    const bytes = await workbook([{ rows: [['项目名称', '总投资（亿元）', '开工时间', '竣工时间'], ['甲', 1, day, serial], ['乙', 1, 2021.1, { number: 2021.1, format: '0.00' }], ['丙', 1, 2021, 202106], ['丁', 1, { number: serial, format: 'yyyy"年"m"月"' }, null]] }], { date1904 });
    const ledger = await read(bytes);
    expect(ledger.rows.map(({ buildStart, buildEnd }) => [buildStart, buildEnd])).toEqual([['2021-03-15', '2021-03-15'], ['2021-01', '2021-10'], ['2021', '2021-06'], ['2021-03', null]]);
    expect(places(ledger.warnings).filter((found) => found.includes('DATE'))).toEqual(['C3 DATE_AMBIGUOUS']);
  });

  it('reads an amount that Excel stores with the noise of binary fractions', async () => {
    const bytes = await workbook([{ rows: [['项目名称', '总投资（亿元）', '建设地点'], ['甲', 0.1 + 0.2, '洛阳市'], ['乙', 4.35 * 100, '洛阳市']] }]);
    expect((await read(bytes)).rows.map(({ totalInvestment }) => totalInvestment)).toEqual(['30000000.00', '43500000000.00']);
  });
});
