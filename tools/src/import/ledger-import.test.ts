import type { Ask } from '../graph-client';
import { importLedger } from './ledger-import';

interface Sent { input: { rows: { row: number; name: string; nationalCode: string | null; year: number | null }[] } }

describe('take in a list 导入清单 (P8)', () => {
  const sent: Sent['input']['rows'][] = [];
  const ask = (async (_document: string, variables?: object) => {
    if (!variables || !('input' in variables)) return { PROVINCE: [{ code: '410000', name: '河南省', level: 'PROVINCE', current: true, parent: null }], CITY: [{ code: '410300', name: '洛阳市', level: 'CITY', current: true, parent: { code: '410000' } }], COUNTY: [], ZONE: [] };
    const { input: { rows } } = variables as Sent;
    sent.push(rows);
    return { importProjects: { codes: rows.map(({ row }) => `C${row}`), outcomes: rows.map(() => 'ACCEPTED'), rejected: [], warnings: rows.slice(0, 1).map(({ row }) => ({ sheet: 'list', row, column: 'A', code: 'P8.region-succeeded', message: '按承接区划登记' })) } };
  }) as Ask;

  it('decides upon rows of one code in one request, wherever they stand, and tells what the ledger noticed', async () => {
    const line = (name: string, code = '', year = 2024) => `${name},${code},${year},410300,1`;
    const code = '2403-410300-04-01-000001';
    const rows = [line('甲一', code), ...Array.from({ length: 150 }, (_, at) => line(`其他${at}`)), line('甲二', code), line('其他3'), line('旧', code, 2023)];
    const { accepted, warnings, dataRows } = await importLedger(ask, { name: 'list.csv', bytes: new TextEncoder().encode(`项目名称,项目代码,年度,区划代码,总投资（亿元）\n${rows.join('\n')}`) }, { dryRun: false, allOrNothing: false, knownOn: null });
    expect([accepted, dataRows]).toEqual([154, 154]);
    expect(sent.map((part) => part.length)).toEqual([100, 54]);
    expect(sent[0]?.slice(0, 3).map(({ name, year }) => `${name} ${year}`)).toEqual(['旧 2023', '甲一 2024', '甲二 2024']);
    expect(sent[0]?.filter(({ name }) => name === '其他3').map(({ row }) => row)).toEqual([6, 154]);
    expect(warnings.filter((each) => each.code === 'P8.region-succeeded').map(({ row }) => row)).toHaveLength(2);
  });
});
