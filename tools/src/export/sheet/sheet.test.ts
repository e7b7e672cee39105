import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { GraphRefused, type Ask } from '../../graph-client';
import { linesOf } from './lines';
import { pdfOf } from './pdf';
import { readSheet } from './read';
import { grouped, sheetOf, type SheetProject } from './sheet';
import { spansOf, xlsxOf } from './xlsx';

const wan = (amount: string) => ({ amount });
const LONG = '拆迁补偿未谈妥，需要县区协调；'.repeat(40);
const report = (month: number) => ({ period: { label: `2024年${month}月` }, investment: wan('3605.5'), cumulative: wan('123456.01'), physicalProgress: '23.4000', workforce: 80, problems: null, amendedBy: null });
const bridge: SheetProject = {
  id: 'prj_1', code: '2509-320193-89-01-544060', name: '沿黄高速公路（郑州至开封段）改扩建工程', kind: 'APPROVAL', level: 'PROVINCIAL', stage: 'UNDER_CONSTRUCTION', sector: '交通', scale: '68公里', buildContent: LONG, owner: '河南省交通投资集团有限公司', totalQuality: 'AT_LEAST', buildStart: '2019', buildEnd: '2026-06-30',
  startedOn: '2024-03-01', suspendedOn: null, resumedOn: '2024-09-01', completedOn: null, commissionedOn: null, physicalProgress: '23.4000', totalInvestment: wan('123456789.01'), regions: [{ name: '金水区' }, null, { name: '惠济区' }],
  listings: [{ year: 2024, level: 'PROVINCIAL', programme: '双千工程', sector: '交通', listId: 'P3', stage: 'PLANNED_START', annualPlan: wan('32000') }],
  plan: { investment: wan('32000'), quarters: [1, 2, 3, 4].map((quarter) => ({ quarter, investment: wan('8000') })), milestones: [{ name: '主体完工', due: '2024-10-01', latestStart: null, doneOn: null, late: true }] },
  reports: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [...Array.from({ length: 60 }, (_, at) => report((at % 12) + 1)), { ...report(1), investment: wan('9999999'), amendedBy: { id: 'rpt_2' } }] },
  approvals: [{ acceptedOn: '2024-01-02', closedOn: null, items: [{ status: 'GRANTED', dueOn: '2024-02-01', decidedOn: '2024-01-20', procedure: { name: '建设用地规划许可证' }, department: null }], commitments: [] }],
  funding: { lines: [{ kind: 'SPECIAL_BOND', batch: { name: '第一批', year: 2024 }, allocated: wan('3200'), issued: wan('1500'), disbursed: wan('1500'), paid: wan('500'), useRate: { value: 0.3333 } }] }, guarantees: [],
  issues: [{ code: 'ISS-2024-000002', title: '征迁滞后', severity: 'HIGH', state: 'ASSIGNED', deadline: '2024-07-01', method: '=HYPERLINK("x")', result: null, overdue: true, department: { name: '郑州市发展和改革委员会' }, assignedTo: { title: '处长' } }],
  startPlan: { kind: 'RESUMPTION', targetOn: '2024-08-31', measures: '补齐施工图审查，增加两个班组', late: true, department: { name: '郑州市发展和改革委员会' }, person: { title: '处长' } },
  incidents: { nodes: [{ kind: 'SAFETY', severity: 'MAJOR', what: '塔吊倾斜', happenedOn: '2024-07-20', closedOn: null, measures: null }, null] },
  leaders: [{ level: 'CITY', since: '2024-03-05', person: { title: '郑州市市长', name: '郑明远' }, department: { name: '郑州市发展和改革委员会' }, policeOfficer: null, team: [{ title: '郑州市填报员' }] }],
};
const OF = { asOf: '2024-12-31', year: 2024, funds: true };
const DAY = new Date('2024-12-31T00:00:00+08:00');

interface Item { str: string; transform: number[]; width: number }
async function pagesOf(pdf: Uint8Array): Promise<{ text: string; items: Item[]; width: number; height: number }[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const own = items as Item[];
    const [, , width = 0, height = 0] = page.view;
    pages.push({ items: own, text: own.map(({ str }) => str).join(''), width, height });
  }
  await document.loadingTask.destroy();
  return pages;
}

describe('the printable sheet 一项目一台账 (P8)', () => {
  it('has a PDF whose text is text: name, code and amounts are found in it, every character of a long text too', async () => {
    const pdf = await pdfOf(sheetOf(bridge, OF), DAY);
    const pages = await pagesOf(pdf);
    const text = pages.map((page) => page.text).join('');
    for (const words of [bridge.name, bridge.code, '123,456,789.01（下限）', '123,456.01', '郑州市市长 郑明远', '建设用地规划许可证', '33.3%', '滞后', '2024-07-01（超期）', '最近复工', '2024-09-01', '2024-08-31（逾期）', '补齐施工图审查，增加两个班组', '复工', '塔吊倾斜', '安全', '=HYPERLINK("x")', '23.4%']) expect(text).toContain(words);
    expect(text).toContain(LONG);
    expect(text).not.toContain('9,999,999');
    expect(pdf.length).toBeLessThan(1_000_000);
  });

  it('is A4, says which page it is, begins a table again with its headings, and clips nothing', async () => {
    const pages = await pagesOf(await pdfOf(sheetOf(bridge, OF), DAY));
    expect(pages.length).toBeGreaterThan(2);
    for (const [at, { text, items, width, height }] of pages.entries()) {
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
      expect(text).toMatch(new RegExp(`第 ${at + 1} 页\\s共 ${pages.length} 页`));
      expect(items.filter(({ transform, width: long }) => (transform[4] ?? 0) < 40 || (transform[4] ?? 0) + long > width - 36 || (transform[5] ?? 0) < 20 || (transform[5] ?? 0) > height - 20)).toEqual([]);
    }
    const withReports = pages.filter(({ text }) => text.includes('123,456.01'));
    expect(withReports.length).toBeGreaterThan(1);
    for (const { text } of withReports) expect(text).toContain('年内累计');
  });

  it('goes on over pages in the middle of a text that is longer than one', async () => {
    const text = '建'.repeat(9000);
    const pages = await pagesOf(await pdfOf(sheetOf({ ...bridge, buildContent: text }, OF), DAY));
    expect(pages.map((page) => page.text).join('').split('建').length - 1).toBeGreaterThanOrEqual(9000);
  });

  it('is the same paper in xlsx: fits A4 across, no cell a formula', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await xlsxOf(sheetOf(bridge, OF), DAY)).buffer as ArrayBuffer);
    const [paper] = book.worksheets;
    const values: unknown[] = [];
    paper?.eachRow((row) => { row.eachCell((cell) => { values.push(cell.value); }); });
    for (const words of [bridge.name, bridge.code, LONG, '123,456,789.01（下限）', '=HYPERLINK("x")']) expect(values).toContain(words);
    expect(values.filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
    expect(paper?.pageSetup).toMatchObject({ paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
  });

  it('breaks lines within the width, between any two Chinese characters, within no word and before no comma', () => {
    const wide = (character: string): number => (character > '\u2e7f' ? 2 : 1);
    expect(linesOf('计划投资 320000.50 万元，其中', 10, wide)).toEqual(['计划投资', '320000.50', '万元，其中']);
    expect(linesOf('一二三四五，六', 10, wide)).toEqual(['一二三四五，', '六']);
    expect(linesOf('一二三四（五六', 10, wide)).toEqual(['一二三四', '（五六']);
    expect(linesOf('a\nb', 10, wide)).toEqual(['a', 'b']);
  });

  it('loses no character of any text when it breaks it (property)', () => {
    const text = fc.stringMatching(/^[ab1.，（）建设 ]{0,80}$/);
    fc.assert(fc.property(text, fc.integer({ min: 4, max: 20 }), (each, width) => {
      const lines = linesOf(each, width, (character) => (character > '\u2e7f' ? 2 : 1));
      expect(lines.join('').replaceAll(' ', '')).toBe(each.replaceAll(' ', ''));
      const long = (line: string): number => [...line].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
      for (const line of lines) expect(long(line)).toBeLessThanOrEqual(width + 2);
    }));
  });

  it('spans the grid of the page without gap or overlap', () => {
    expect(spansOf([3, 7, 3, 7])).toEqual([[1, 4], [5, 13], [14, 17], [18, 26]]);
  });

  it('groups digits and rounds none', () => {
    expect(['0', '999', '1000', '123456789.01', '1234.5'].map((amount) => grouped({ amount }))).toEqual(['0', '999', '1,000', '123,456,789.01', '1,234.5']);
    expect(grouped(null)).toBe('');
  });

  it('says what the person may not see instead of failing, and asks for all reports', async () => {
    const asked: object[] = [];
    const forbidden = (path: (string | number)[]) => new GraphRefused([{ message: 'no', path, extensions: { code: 'FORBIDDEN' } }]);
    const ask = (async (query: string, variables: { funds?: boolean; names?: boolean; after?: string }) => {
      asked.push(variables);
      if (query.includes('SheetReports')) return { project: { reports: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [report(12)] } } };
      if (variables.funds) throw forbidden(['project', 'funding']);
      if (variables.names) throw forbidden(['project', 'leaders', 0, 'person', 'name']);
      const { funding: _funding, ...seen } = bridge;
      return { project: { ...seen, reports: { pageInfo: { hasNextPage: true, endCursor: 'c' }, nodes: [report(11)] } } };
    }) as Ask;
    const { project, funds } = await readSheet(ask, bridge.code, null, 2024);
    expect([funds, project.reports.nodes.length, asked.length]).toEqual([false, 2, 4]);
    expect(sheetOf(project, { ...OF, funds }).tables.find(({ title }) => title.endsWith('资金'))).toMatchObject({ rows: [], empty: '无权查看' });
    const other = (async () => { throw forbidden(['project', 'issues']); }) as Ask;
    await expect(readSheet(other, bridge.code, null, 2024)).rejects.toThrow(GraphRefused);
  });
});
