import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGIONS } from '@cornerstone/ledgers/examples.fixture';
import { textOfCsv } from '@cornerstone/kernel/spreadsheet-cell';
import { readLedger } from '@cornerstone/ledgers/read';
import fc from 'fast-check';
import { parseString } from 'fast-csv';
import ExcelJS from 'exceljs';
import { COLUMNS, placesOf, rowOf, type Listing, type Project, type Row } from './columns';
import { csvSheet } from './csv-sheet';
import { writeXlsxSheet } from './xlsx-sheet';

const project: Project = { code: 'P0003', name: '兰原高速封丘至原阳段', owner: '-某某公司', scale: '+68公里', totalQuality: 'AT_LEAST', buildStart: '2019', buildEnd: '2022-06-30', regions: [{ code: '410727' }, { code: '140181' }, null], listings: [] };
const listing: Listing = { listId: 'P0003', year: 2019, level: 'PROVINCIAL', programme: '=高速', sector: '@交通', phase: 'planned_new_start', note: '=HYPERLINK("http://evil.example","点此")\n第二行', sourceTitle: "'=标题", sourceUrl: 'http://a.example/_x0041_', totalInvestment: { amount: '44.7805' }, annualPlan: { amount: '0.000000000001' } };
const places = placesOf(REGIONS.map((region) => ({ ...region, level: { province: 'PROVINCE', prefecture: 'CITY', county: 'COUNTY' }[region.level] ?? region.level })));
const rows = async function* (...given: Row[]): AsyncGenerator<Row> { yield* given; };
const csvOf = async (...given: Row[]): Promise<string> => { let text = ''; for await (const piece of csvSheet(rows(...given))) text += piece; return text; };
const fieldsOf = async (text: string): Promise<string[][]> => { const all: string[][] = []; for await (const record of parseString<string[], string[]>(text.slice(1), { headers: false })) all.push(record as string[]); return all; };

describe('projects as a spreadsheet 导出项目表格', () => {
  let folder: string;
  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'cornerstone-export-')); });
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  const inXlsx = async (...given: Row[]): Promise<Uint8Array> => {
    const file = join(folder, `${given.length}.xlsx`);
    expect(await writeXlsxSheet(file, rows(...given))).toBe(given.length);
    return new Uint8Array(readFileSync(file));
  };
  const row = rowOf(project, { ...listing, annualPlan: { amount: '3.5' } }, places);

  it('names the places of the codes, and says how far it reaches', () => {
    const value = (name: string) => row[COLUMNS.findIndex(([column]) => column === name)];
    expect(['province', 'city', 'county', 'region_codes', 'scope', 'level', 'project_code'].map(value)).toEqual([{ text: '河南省;山西省' }, { text: '新乡市;太原市' }, { text: '封丘县;古交市' }, { text: '410727;140181' }, { text: 'cross_province' }, { text: 'provincial' }, null]);
  });

  it('begins with a byte-order mark and the columns of the lists, and ends lines as Excel does', async () => {
    const text = await csvOf(row);
    expect(text.startsWith('\ufeffid,name,province,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(await csvOf()).toBe(`\ufeff${COLUMNS.map(([name]) => name).join(',')}\r\n`);
  });

  it('keeps a text that looks like a formula a text, in CSV with an apostrophe', async () => {
    const [, fields = []] = await fieldsOf(await csvOf(row));
    expect(fields.filter((field) => field.startsWith("'"))).toEqual(["'@交通", "'=高速", "'-某某公司", "'+68公里", "'=HYPERLINK(\"http://evil.example\",\"点此\")\n第二行", "''=标题"]);
    expect(fields.filter((field) => /^[=+\-@\t\r\n]/.test(field))).toEqual([]);
  });

  it('keeps it one in xlsx, where no cell holds a formula and an amount is a number', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await inXlsx(row)).buffer as ArrayBuffer);
    const cells = (book.worksheets[0]?.getRow(2).values as ExcelJS.CellValue[]).slice(1);
    expect(cells.filter((cell) => typeof cell === 'object' && cell !== null)).toEqual([]);
    expect([cells[13], cells[10], cells[9]]).toEqual([44.7805, 2019, '=高速']);
  });

  it.each(['csv', 'xlsx'])('is read again as it was written: %s', async (format) => {
    const bytes = format === 'csv' ? new TextEncoder().encode(await csvOf(row)) : await inXlsx(row);
    const ledger = await readLedger({ name: `projects.${format}`, bytes }, REGIONS);
    expect(ledger.rejected).toEqual([]);
    expect(ledger.rows).toMatchObject([{
      listId: 'P0003', name: project.name, regionCodes: ['410727', '140181'], sector: '@交通', level: 'PROVINCIAL', programme: '=高速', year: 2019, owner: '-某某公司', scale: '+68公里', totalInvestment: '4478050000.00', totalQuality: 'AT_LEAST', annualPlan: '350000000.00',
      buildStart: '2019', buildEnd: '2022-06-30', phase: 'planned_new_start', note: listing.note, sourceTitle: "'=标题", sourceUrl: listing.sourceUrl,
    }]);
  });

  it('writes no field that begins as a formula does, and loses none, whatever the texts', async () => {
    // NUL is kept nowhere, and fast-csv writes none.
    const text = fc.oneof(fc.string({ unit: 'binary' }).map((each) => each.replaceAll('\0', '')), fc.tuple(fc.constantFrom("'", '=', '+', '-', '@', '＝', '\t', '\r', '\n', ' ', '"', ',', ';'), fc.string()).map((parts) => parts.join('')));
    await fc.assert(fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
      const written = (await fieldsOf(await csvOf(COLUMNS.map((_, at) => ({ text: texts[at] ?? '甲' })))))[1] ?? [];
      expect(written.filter((field) => /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n\0]/.test(field))).toEqual([]);
      expect(written.map(textOfCsv).slice(0, texts.length)).toEqual(texts);
    }), { numRuns: 300 });
  });
});
