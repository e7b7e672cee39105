import { describe, expect, it } from '@jest/globals';
import { parseString } from 'fast-csv';
import { dataFile, places, readText, sum } from './examples.fixture';
import type { Ledger } from './ledger';

const read = (name: string): Promise<Ledger> => readText(dataFile(name), {}, name);
const tally = (ledger: Ledger) => ledger.warnings.reduce<Record<string, number>>((counts, { code }) => ({ ...counts, [code]: (counts[code] ?? 0) + 1 }), {});

const LISTS = [
  { file: 'projects-henan.csv', rows: 274, total: '680579170000.00', plan: '6302000000.00', warnings: { TOTAL_EMPTY: 169, REGION_EMPTY: 53, REGION_NAME_UNKNOWN: 17 } },
  { file: 'projects-shanxi.csv', rows: 30, total: '15100000000.00', plan: '0.00', warnings: { TOTAL_EMPTY: 27, REGION_EMPTY: 7 } },
  { file: 'projects-other.csv', rows: 12, total: '4478050000.00', plan: '0.00', warnings: { TOTAL_EMPTY: 11, REGION_EMPTY: 11, REGION_NAME_UNKNOWN: 18 } },
];

describe('read a project list 读项目清单', () => {
  it.each(LISTS)('reads $file wholly: $rows rows, sums to the fen', async ({ file, rows, total, plan, warnings }) => {
    const ledger = await read(file);
    expect(ledger).toMatchObject({ format: 'csv', title: null, sheets: [file.replace('.csv', '')], dataRows: rows, rejected: [], totals: [] });
    expect(ledger.rows).toHaveLength(rows);
    expect(sum(ledger.rows.map((row) => row.totalInvestment))).toBe(total);
    expect(sum(ledger.rows.map((row) => row.annualPlan))).toBe(plan);
    expect(tally(ledger)).toEqual(warnings);
  });

  it.each(LISTS)('keeps every cell of $file as it is written', async ({ file }) => {
    const ledger = await read(file);
    const source: Record<string, string>[] = [];
    for await (const record of parseString<Record<string, string>, Record<string, string>>(new TextDecoder().decode(dataFile(file)), { headers: true })) source.push(record as Record<string, string>);
    const kept = ledger.rows.map((row) => ({
      id: row.listId ?? '', name: row.name, region_codes: row.regionCodes.join(';'), sector: row.sector ?? '', level: (row.level ?? '').toLowerCase(), programme: row.programme ?? '',
      list_year: String(row.year ?? ''), owner: row.owner ?? '', scale: row.scale ?? '', total_quality: (row.totalQuality ?? '').toLowerCase(), build_start: row.buildStart ?? '', build_end: row.buildEnd ?? '',
      phase: row.phase ?? '', note: row.note ?? '', source_url: row.sourceUrl ?? '', source_title: row.sourceTitle ?? '',
    }));
    const written = source.map((record) => Object.fromEntries(Object.keys(kept[0]!).map((key) => [key, record[key]])));
    expect(kept).toEqual(written);
    expect(ledger.rows.map(({ row }) => row)).toEqual(source.map((_, at) => at + 2));
  });

  it('reads single rows exactly', async () => {
    const { rows } = await read('projects-henan.csv');
    expect(rows.find(({ listId }) => listId === 'P0003')).toEqual({
      sheet: 'projects-henan', row: 3, listId: 'P0003', nationalCode: null, name: '兰原高速封丘至原阳段', regionCodes: ['410727', '410725'], sector: '交通', level: 'PROVINCIAL', programme: '高速公路双千工程', year: 2019, kind: null,
      owner: null, scale: '68公里', buildContent: null, totalInvestment: '5500000000.00', totalQuality: 'PUBLISHED', annualPlan: null, buildStart: '2019', buildEnd: '2022', phase: 'planned_new_start', note: null,
      sourceUrl: 'http://news.dzxwnews.com/zixun/2018/1210/19178.html', sourceTitle: '河南明年再建1000公里高速 14条高速看看哪条让你回家更方便', bonds: [], usedCumulative: null, asOfText: null,
    });
  });

  it('points at the cell of every finding', async () => {
    const ledger = await read('projects-other.csv');
    expect(places(ledger.warnings).slice(0, 5)).toEqual(['C2 REGION_NAME_UNKNOWN', 'D2 REGION_NAME_UNKNOWN', 'C3 REGION_NAME_UNKNOWN', 'F3 REGION_EMPTY', 'N3 TOTAL_EMPTY']);
    expect(ledger.warnings[1]!.message).toContain('邯郸市、邢台市、衡水市、沧州市、保定市');
  });
});
