import { day } from '@cornerstone/kernel/day';
import { inTransaction, query } from '@cornerstone/runtime/transaction';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const IMPORT = 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { accepted unchanged codes outcomes rejected { row code } } }';
const LIST = 'query($filter: ProjectFilter, $first: Int, $after: String) { projects(filter: $filter, first: $first, after: $after, orderBy: NAME) { totalCount nodes { code name stage level region { code } totalInvestment { amount(unit: YI) } listings { year programme } } pageInfo { hasNextPage endCursor } } }';
const yi = (amount: string) => ({ amount, unit: 'YI' });
const row = (at: number, changes: object = {}) => ({ sheet: 'S', row: at, name: `清单项目甲${at}`, regionCodes: ['410105'], sector: '交通', level: 'PROVINCIAL', programme: '双千工程', year: 2019, totalInvestment: yi('55.5'), phase: 'planned_new_start', ...changes });
const file = (rows: object[], changes: object = {}) => ({ input: { file: 'a.xlsx', digest: 'd', rows, ...changes } });

interface Imported { importProjects: { accepted: number; unchanged: number; codes: string[]; outcomes: string[]; rejected: { row: number; code: string }[] } }
interface Listed { projects: { totalCount: number; nodes: { code: string; name: string; stage: string; level: string; region: { code: string } | null; totalInvestment: { amount: string } | null; listings: { year: number }[] }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }

/** Takes a row back that was written past the resolvers. */
class Undone extends Error {}

describe('import a list 导入项目清单 (P3, P8)', () => {
  let service: TestService;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());

  const take = async (rows: object[], changes: object = {}): Promise<Imported['importProjects']> => (await service.ask<Imported>('drc', IMPORT, file(rows, changes))).importProjects;
  const list = async (filter: object, page: object = {}, login = 'drc'): Promise<Listed['projects']> => (await service.ask<Listed>(login, LIST, { filter, ...page })).projects;

  it('takes in good rows, says why a row is refused, and the same rows again change nothing', async () => {
    const rows = [row(5), row(6, { regionCodes: ['999999'] }), row(7, { phase: 'begun' }), row(8, { name: 'a\u202Eb' }), row(9, { totalInvestment: { amount: '0.001', unit: 'YUAN' } })];
    const first = await take(rows);
    expect(first).toMatchObject({ accepted: 1, unchanged: 0, outcomes: ['ACCEPTED', 'REFUSED', 'REFUSED', 'REFUSED', 'REFUSED'] });
    expect(first.rejected).toEqual([{ row: 6, code: 'P8.region-unknown' }, { row: 7, code: 'P3.phase-unknown' }, { row: 8, code: 'text.forbidden-character' }, { row: 9, code: 'money.finer-than-a-fen' }]);
    const events = (await service.events()).length;
    expect(await take(rows)).toMatchObject({ accepted: 0, unchanged: 1 });
    expect(await service.events()).toHaveLength(events);
  });

  it('refuses a row whose other words hide something, or whose source is a script', async () => {
    const bad = { owner: '甲\u202e乙', note: '甲\0乙', scale: '\ud800', programme: '甲\u200b', sourceUrl: 'javascript:alert(1)', sourceTitle: 'x'.repeat(40_000) };
    const refused = await take([row(12, { note: '第一行\n第二行\t完', owner: '' }), ...Object.entries(bad).map(([field, value], at) => row(13 + at, { [field]: value }))]);
    expect(refused).toMatchObject({ accepted: 1, rejected: [13, 14, 15, 16].map((at) => ({ row: at, code: 'text.forbidden-character' })).concat([{ row: 17, code: 'P8.source-address' }, { row: 18, code: 'text.too-long' }]) });
  });

  it('takes no name that begins like a formula, no more than 500 rows at once, and by hand no end of works before their start', async () => {
    expect(await take([row(19, { name: '=SUM(A1)' })])).toMatchObject({ accepted: 0, rejected: [{ row: 19, code: 'text.formula' }] });
    expect((await service.answer('drc', IMPORT, file(Array.from({ length: 501 }, (_, at) => row(at + 2))))).errors).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'P8.too-many-rows' }]);
    expect((await service.answer('drc', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: { name: '倒置工期', regions: ['410105'], buildStart: '2024-06', buildEnd: '2024-05' } })).errors).toMatchObject([{ rule: 'P8.end-before-start' }]);
  });

  it('previews without keeping anything, and refuses all when asked to', async () => {
    const before = (await list({})).totalCount;
    expect(await take([row(20)], { dryRun: true })).toMatchObject({ accepted: 1 });
    expect(await take([row(21), row(22, { regionCodes: ['999999'] })], { allOrNothing: true })).toMatchObject({ accepted: 0, rejected: [{ row: 22 }] });
    expect((await list({})).totalCount).toBe(before);
  });

  it('knows a project again from another list of another year, and keeps it once', async () => {
    const [code] = (await take([row(30, { name: '许昌至信阳高速公路', listId: 'L30', regionCodes: ['410122'] })])).codes;
    const later = await take([row(3, { name: '许昌至信阳高速', year: 2021, level: 'NATIONAL', programme: '十四五', phase: 'continuing', regionCodes: ['410100'], totalInvestment: yi('60') })]);
    expect(later).toMatchObject({ accepted: 1, codes: [code] });
    const found = await list({ text: '许昌至信阳' });
    expect(found).toMatchObject({ totalCount: 1, nodes: [{ code, stage: 'UNDER_CONSTRUCTION', level: 'NATIONAL', totalInvestment: { amount: '60' }, listings: [{ year: 2021 }, { year: 2019 }] }] });
  });

  it('does not take two projects of one name in two cities for one', async () => {
    const { codes } = await take([row(40, { name: '城区供水工程', regionCodes: ['410105'] }), row(41, { name: '城区供水工程', regionCodes: ['410325'] })]);
    expect(new Set(codes).size).toBe(2);
  });

  it('lists a project of two cities in each, and shows the region that holds both', async () => {
    await take([row(50, { name: '郑洛跨市高速', regionCodes: ['410122', '410325'] })]);
    for (const region of ['410100', '410300', '410000']) expect((await list({ region, text: '郑洛跨市' })).nodes).toMatchObject([{ region: { code: '410000' } }]);
    expect((await list({ region: '140000', text: '郑洛跨市' })).totalCount).toBe(0);
  });

  it('shows a clerk only what lies in the own city', async () => {
    const own = await list({}, { first: 100 }, 'clerk.ly');
    expect(own.nodes.map((node) => node.name).sort()).toEqual(['城区供水工程', '郑洛跨市高速'].sort());
  });

  it('takes in the lists of two cities that both count from one', async () => {
    const of = async (login: string, region: string, city: string) => (await service.ask<Imported>(login, IMPORT, file([1, 2, 3].map((at) => row(at, { name: `${city}重点项目${at}号`, listId: String(at), regionCodes: [region] }))))).importProjects;
    const zhengzhou = await of('clerk.zz', '410122', '郑州');
    expect(zhengzhou).toMatchObject({ accepted: 3, rejected: [], codes: ['1', '2', '3'] });
    const luoyang = await of('clerk.ly', '410325', '洛阳');
    expect(luoyang).toMatchObject({ accepted: 3, rejected: [] });
    for (const code of luoyang.codes) expect(code).toMatch(/^CS-[0-9A-F]{12}$/);
    expect(await of('clerk.ly', '410325', '洛阳')).toMatchObject({ unchanged: 3, codes: luoyang.codes });
  });

  it('says which row has the national code of a project elsewhere', async () => {
    const nationalCode = '2024-410122-48-01-000001';
    expect(await take([row(60, { name: '郑州国码项目', regionCodes: ['410122'], nationalCode })])).toMatchObject({ accepted: 1, codes: [nationalCode] });
    const { importProjects } = await service.ask<Imported>('clerk.ly', IMPORT, file([row(61, { name: '洛阳国码项目', regionCodes: ['410325'], nationalCode }), row(62, { name: '洛阳另一项目', regionCodes: ['410325'] })]));
    expect(importProjects).toMatchObject({ accepted: 1, outcomes: ['REFUSED', 'ACCEPTED'], rejected: [{ row: 61, code: 'P8.code-taken' }] });
    const { errors } = await service.answer('clerk.ly', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: { name: '洛阳国码项目', code: nationalCode, regions: ['410325'] } });
    expect(errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P8.code-taken' }]);
  });

  it('lets nobody enter a project of another city along with the own, and report on one that is there', async () => {
    const both = ['410122', '410325'];
    const rows = [row(70, { name: '郑州单市项目', regionCodes: ['410122'] }), row(71, { name: '郑洛越界项目', regionCodes: both }), row(72, { name: '郑洛跨市高速', regionCodes: both, year: 2022 }), row(73, { name: '无区划项目', regionCodes: [] })];
    const batch = 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { accepted codes rejected { row code message } } }';
    const { importProjects } = await service.ask<Imported>('clerk.zz', batch, file(rows));
    expect(importProjects).toMatchObject({ accepted: 1, rejected: [71, 72, 73].map((at) => ({ row: at, code: 'access.outside-your-region' })) });
    expect(importProjects.rejected[0]).toMatchObject({ message: '该项目涉及 410325，不在您负责的区划内。' });
    const register = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id regions { code } } }';
    expect((await service.answer('clerk.zz', register, { input: { name: '郑洛越界项目', regions: both } })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region', details: { paths: ['410000.410300.410325'] } }]);
    expect(await service.ask('drc', register, { input: { name: '郑洛越界项目', regions: both } })).toMatchObject({ registerProject: { regions: both.map((code) => ({ code })) } });
    const { projects: { nodes: [there] } } = await service.ask<{ projects: { nodes: { id: string }[] } }>('clerk.zz', '{ projects(filter: { text: "郑洛跨市" }) { nodes { id } } }');
    await service.ask('clerk.zz', 'mutation($input: ReportProgressInput!) { reportProgress(input: $input) { __typename } }', { input: { projectId: there?.id, period: { year: 2024, month: 10 }, investment: yi('1'), physicalProgress: '3' } });
  });

  it('is refused by the database as well where one of the regions is another\'s', async () => {
    const entered = (login: string) => inTransaction(service.app, { actor: person(login), service: 'projects', today: day('2024-11-20'), operation: 'registerProject' }, (tx) => query(tx, `insert into project
      (id, code, name, name_key, stage, region_codes, region_paths, described_on, demonstration, version) values ('prj_raw', 'RAW', '甲', '甲', 'PROPOSED', '{410122,410325}', '{410000.410100.410122,410000.410300.410325}', '2024-01-01', false, 1) returning id`)
      .then(() => { throw new Undone(); }));
    await expect(entered('clerk.zz')).rejects.toThrow('row-level security');
    await expect(entered('drc')).rejects.toThrow(Undone);
  });

  it('pages through the list without loss or repetition, and refuses a forged cursor', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const page: Listed['projects'] = await list({}, { first: 2, after });
      seen.push(...page.nodes.map((node) => node.code));
      ({ pageInfo: { hasNextPage: more, endCursor: after } } = page);
    }
    expect(seen).toHaveLength((await list({})).totalCount);
    expect(new Set(seen).size).toBe(seen.length);
    for (const page of [{ first: -1 }, { first: 1_000_000_000 }, { after: 'row:1' }]) expect((await service.answer('drc', LIST, page)).errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });
});
