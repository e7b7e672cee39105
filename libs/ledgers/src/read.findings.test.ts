import { describe, expect, it } from '@jest/globals';
import { places, readRows, readText } from './examples.fixture';

const HEADER = 'id,name,region_codes,level,list_year,total_investment_yi,total_quality,annual_plan_yi,build_start,build_end,phase,note';
const list = (...lines: string[]) => readText([HEADER, ...lines].join('\n'));
const cells = (values: Partial<Record<string, string>>): string => HEADER.split(',').map((key) => values[key] ?? ({ id: 'P1', name: '甲', region_codes: '410300', total_investment_yi: '1' } as Record<string, string>)[key] ?? '').join(',');

const REFUSALS: readonly [string, Partial<Record<string, string>>, string[]][] = [
  ['an amount that is no number', { total_investment_yi: '若干' }, ['F2 AMOUNT_INVALID']],
  ['NaN', { total_investment_yi: 'NaN' }, ['F2 AMOUNT_INVALID']],
  ['1e400', { total_investment_yi: '1e400' }, ['F2 AMOUNT_INVALID']],
  ['an amount in dollars', { total_investment_yi: '3亿美元' }, ['F2 AMOUNT_INVALID']],
  ['an amount below the fen', { total_investment_yi: '1.23456789012' }, ['F2 AMOUNT_TOO_FINE']],
  ['a negative amount', { annual_plan_yi: '-1' }, ['H2 AMOUNT_NEGATIVE']],
  ['30 February', { build_start: '2023-02-30' }, ['I2 DATE_INVALID']],
  ['words for a date', { build_end: '某日' }, ['J2 DATE_INVALID']],
  ['an unknown region code', { region_codes: '410300;999999' }, ['C2 REGION_UNKNOWN']],
  ['an unknown level', { level: 'street' }, ['D2 LEVEL_UNKNOWN']],
  ['an unknown phase', { phase: 'dreaming' }, ['K2 PHASE_UNKNOWN']],
  ['an unknown quality', { total_quality: 'perhaps' }, ['G2 QUALITY_UNKNOWN']],
  ['a year that is none', { list_year: '202四' }, ['E2 YEAR_INVALID']],
  ['a missing name', { name: '' }, ['B2 NAME_MISSING']],
  ['a name of 301 characters', { name: '长'.repeat(301) }, ['B2 NAME_TOO_LONG']],
  ['a NUL in a name', { name: '甲\u0000乙' }, ['B2 TEXT_FORBIDDEN']],
  ['a name that turns the line around', { name: '甲\u202e乙' }, ['B2 TEXT_FORBIDDEN']],
  ['a name that runs as a formula', { name: '=HYPERLINK(1)' }, ['B2 TEXT_FORBIDDEN']],
  ['a NUL in a note', { note: '甲\u0000乙' }, ['L2 TEXT_FORBIDDEN']],
  ['several faults in one row, each by its cell', { total_investment_yi: 'x', build_start: '2023.13', level: '乡' }, ['F2 AMOUNT_INVALID', 'I2 DATE_INVALID', 'D2 LEVEL_UNKNOWN']],
];

describe('refuse a row 拒收一行', () => {
  it.each(REFUSALS)('refuses %s', async (_, values, found) => {
    const ledger = await list(cells(values), cells({ id: 'P2', name: '乙' }));
    expect(places(ledger.rejected)).toEqual(found);
    expect(ledger.rows.map(({ name }) => name)).toEqual(['乙']);
    expect(ledger.dataRows).toBe(2);
    for (const { message } of ledger.rejected) expect(message).toMatch(/[\u4e00-\u9fff].*请/);
  });

  it('keeps words that look like formulas in a note', async () => {
    const ledger = await list(cells({ note: '=HYPERLINK("http://x")' }), cells({ id: 'P2', name: '乙', note: '+cmd' }));
    expect(ledger.rows.map(({ note }) => note)).toEqual(['=HYPERLINK("http://x")', '+cmd']);
  });

  it('refuses a CSV row whose values have slipped to the right', async () => {
    const ledger = await list(`${cells({})},多出`, cells({ id: 'P2', name: '乙' }));
    expect(places(ledger.rejected)).toEqual(['M2 COLUMNS_SHIFTED']);
  });

  it('refuses a row of numbers without a name, and counts it', async () => {
    const ledger = await readRows([['序号', '项目名称', '总投资（万元）', '建设地点'], [1, '甲', 5, '洛阳市'], [2, null, 7, '洛阳市'], [3, null, null, null]]);
    expect(places(ledger.rejected)).toEqual(['B3 NAME_MISSING']);
    expect(ledger.dataRows).toBe(2);
  });

  it('never takes the text of a formula for a value', async () => {
    const ledger = await readRows([['项目名称', '总投资（万元）', '备注', '建设内容'], ['甲', { formula: 'SUM(F1:F2)' }, { formula: 'A1&"x"' }, { formula: 'A1', result: 7 }], [{ formula: 'A1' }, 5, null, null]], [], { region: '410300' });
    expect(ledger.rows).toMatchObject([{ name: '甲', totalInvestment: null, note: null, buildContent: '7' }]);
    expect(places(ledger.warnings)).toEqual(['B2 FORMULA_WITHOUT_VALUE', 'B2 TOTAL_EMPTY']);
    expect(places(ledger.rejected)).toEqual(['A3 NAME_MISSING']);
    expect(JSON.stringify(ledger.rows)).not.toContain('SUM');
  });

  it('judges project codes by shape, month and region, never by the check digit', async () => {
    const rows = ['2403-410100-04-01-123456', '2018-410322-04-01-123456', '2403-410100-04-01-12345X', '2413-410100-04-01-123456', '2403-419999-04-01-123456', '2403-320193-04-01-123456', '240341010004', '2017-000052-48-01-000123'];
    const ledger = await readRows([['项目代码', '项目名称', '总投资（万元）'], ...rows.map((code, at) => [code, `项目${at}`, 1])], [], { region: '410100' });
    expect(ledger.rows.map(({ nationalCode }) => nationalCode)).toEqual([rows[0], rows[1], rows[2], rows[5], rows[7]]);
    expect(places(ledger.rejected)).toEqual(['A5 CODE_INVALID', 'A6 CODE_INVALID', 'A8 CODE_INVALID']);
    expect(places(ledger.warnings)).toEqual(['A7 CODE_REGION_UNVERIFIED']);
  });

  it('takes no code where none was given yet, nor the office\'s own numbering', async () => {
    const ledger = await readRows([['项目代码', '项目编号', '项目名称', '总投资（万元）'], ['正在办理', 'A-7', '甲', 1]], [], { region: '410100' });
    expect(ledger.rows).toMatchObject([{ nationalCode: null }]);
    expect(places(ledger.warnings)).toEqual(['A2 CODE_UNREAD']);
  });

  it('refuses one bad issue and keeps the project with its other issues', async () => {
    const ledger = await readRows([
      ['项目名称', '债券名称', '发行金额（万元）', '期限', '利率'],
      ['甲', '专项债券（一期）', 100, '15年', '3%'], [null, '专项债券（二期）', '不明', 15, 3], [null, '专项债券（三期）', 50, '若干', '三分'],
      ['乙\u202e', '专项债券（一期）', 10, 5, 2.5], [null, '专项债券（二期）', 10, 5, 2.5],
    ], ['A2:A4', 'A5:A6'], { region: '410300' });
    expect(ledger.rows.map(({ name, bonds }) => [name, bonds.map(({ row }) => row)])).toEqual([['甲', [2]]]);
    expect(places(ledger.rejected)).toEqual(['C3 AMOUNT_INVALID', 'E4 RATE_INVALID', 'A5 TEXT_FORBIDDEN', 'A6 PROJECT_REFUSED']);
    expect(ledger.dataRows).toBe(5);
  });
});

describe('flag what the source got wrong 标出来源的错处', () => {
  it('keeps and flags a plan above the total, an end before the start and a repeated mention', async () => {
    const ledger = await list(cells({ annual_plan_yi: '2' }), cells({ id: 'P2', name: '乙', build_start: '2023-05', build_end: '2022' }), cells({ id: 'P3', name: '乙', build_start: '2023-05', build_end: '2023' }));
    expect(places(ledger.warnings)).toEqual(['H2 PLAN_ABOVE_TOTAL', 'J3 END_BEFORE_START', 'B4 DUPLICATE_IN_FILE']);
    expect(ledger.rows).toHaveLength(3);
  });

  it('leaves out a place it does not know and says which', async () => {
    const ledger = await readRows([['项目名称', '总投资（亿元）', '建设地点'], ['甲', 1, '洛阳市、某某新城'], ['乙', 1, '外省某市']]);
    expect(ledger.rows.map(({ regionCodes }) => regionCodes)).toEqual([['410300'], []]);
    expect(places(ledger.warnings)).toEqual(['C2 REGION_NAME_UNKNOWN', 'C3 REGION_NAME_UNKNOWN', 'C3 REGION_EMPTY']);
    expect(ledger.warnings[0]!.message).toContain('“某某新城”');
  });

  it('takes no amount without a unit', async () => {
    const ledger = await readRows([['项目名称', '总投资', '建设地点'], ['甲', 500, '洛阳市'], ['乙', '5亿元', '洛阳市']]);
    expect(ledger.rows.map(({ totalInvestment }) => totalInvestment)).toEqual([null, '500000000.00']);
    expect(places(ledger.warnings)).toEqual(['B2 UNIT_UNKNOWN', 'B2 TOTAL_EMPTY']);
  });

  it('splits no sum that is merged over several projects', async () => {
    const ledger = await readRows([['项目名称', '总投资（亿元）', '建设地点'], ['甲', 9, '洛阳市'], ['乙', null, '洛阳市'], ['丙', 1, '洛阳市']], ['B2:B3', 'C2:C3']);
    expect(ledger.rows.map(({ totalInvestment, regionCodes }) => [totalInvestment, ...regionCodes])).toEqual([[null, '410300'], [null, '410300'], ['100000000.00', '410300']]);
    expect(places(ledger.warnings)).toEqual(['B2 AMOUNT_SHARED', 'B2 TOTAL_EMPTY', 'B3 AMOUNT_SHARED', 'B3 TOTAL_EMPTY']);
  });

  it('compares a subtotal to the fen and reads a sum that was never calculated', async () => {
    const ledger = await readRows([
      ['序号', '项目名称', '总投资（万元）', '建设地点'], [1, '甲', 0.1, '洛阳市'], [2, '乙', 0.2, '洛阳市'], [null, '小计', 0.3, null],
      [3, '丙', 7, '洛阳市'], [null, '小计', { formula: 'SUM(C5:C5)' }, null], ['合计', null, 7.4, null], [null, '其中：工业项目', 5, null],
    ]);
    expect(ledger.totals.map(({ row, stated, computed }) => [row, stated, computed])).toEqual([[4, '3000.00', '3000.00'], [6, '70000.00', '70000.00'], [7, '74000.00', '73000.00']]);
    expect(places(ledger.warnings)).toEqual(['C7 TOTAL_DIFFERS']);
    expect(ledger.dataRows).toBe(3);
  });

  it('says what it passed over', async () => {
    const ledger = await readRows([
      ['序号', '项目名称', '总投资（万元）', '建设地点'], [1, '甲', 1, '洛阳市'], [null, '农业', null, null], [2, '乙', 2, '洛阳市'], [null, null, null, '待核'],
      [3, '丙', 3, '〃', null, '旁注'],
    ]);
    expect(places(ledger.warnings)).toEqual(['B3 HEADING_ASSUMED', 'B5 LINE_NOT_READ', 'F6 CELL_OUTSIDE_TABLE']);
    expect(ledger.rows.map(({ sector, regionCodes }) => [sector, ...regionCodes])).toEqual([[null, '410300'], ['农业', '410300'], ['农业', '410300']]);
  });
});
