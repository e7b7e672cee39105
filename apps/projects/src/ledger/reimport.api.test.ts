import { onServer } from '@cornerstone/testing/bridges';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const IMPORT = 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { id accepted unchanged codes outcomes rejected { row code } warnings { row code } } }';
const PROJECT = 'query($code: String!, $asOf: Date) { project(code: $code, asOf: $asOf) { name owner scale buildContent buildStart buildEnd totalInvestment { amount(unit: YI) } listings { annualPlan { amount(unit: WAN) } } } }';
const row = (at: number, changes: object = {}) => ({
  sheet: 'S', row: at, name: `再导入项目${at}`, regionCodes: ['410105'], level: 'PROVINCIAL', programme: '省重点项目', year: 2024, totalInvestment: { amount: '5', unit: 'YI' }, phase: 'continuing', knownOn: '2024-02-01',
  owner: '甲公司', scale: '占地100亩', buildContent: '厂房', buildStart: '2023-05', buildEnd: '2025-12', ...changes,
});

interface Imported { id: string; accepted: number; unchanged: number; codes: string[]; outcomes: string[]; rejected: object[]; warnings: { row: number; code: string }[] }
interface Shown { name: string; owner: string | null; buildContent: string | null; buildEnd: string | null; totalInvestment: { amount: string }; listings: { annualPlan: { amount: string } | null }[] }

describe('import the same list again 重复导入 (P8)', () => {
  let service: TestService;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());

  const take = async (rows: object[]): Promise<Imported> => (await service.ask<{ importProjects: Imported }>('drc', IMPORT, { input: { file: 'a.xlsx', digest: 'd', rows } })).importProjects;
  const undo = (batchId: string) => service.ask('drc', 'mutation($input: UndoImportInput!) { undoImport(input: $input) { __typename } }', { input: { batchId, reason: '改错了' } });
  const shown = async (code = '', asOf?: string): Promise<Shown> => (await service.ask<{ project: Shown }>('drc', PROJECT, { code, asOf })).project;

  it.each([['owner', '乙公司'], ['scale', '占地120亩'], ['buildContent', '厂房与仓库'], ['buildStart', '2023-06'], ['buildEnd', '2026-06']])('takes in a row in which %s alone was corrected, once, and takes it back', async (field, value) => {
    const name = `只改${field}`;
    const { codes: [code] } = await take([row(2, { name })]);
    const corrected = row(2, { name, [field]: value });
    const { id, ...imported } = await take([corrected]);
    expect(imported).toMatchObject({ accepted: 1, unchanged: 0, codes: [code], warnings: [] });
    expect(await shown(code)).toMatchObject({ [field]: value });
    expect(await take([corrected])).toMatchObject({ accepted: 0, unchanged: 1 });
    await undo(id);
    expect(await shown(code)).toMatchObject({ owner: '甲公司', scale: '占地100亩', buildContent: '厂房', buildStart: '2023-05', buildEnd: '2025-12' });
    expect(await take([row(2, { name })])).toMatchObject({ accepted: 0, unchanged: 1 });
  });

  it('changes nothing where another list has said otherwise since, and two lists never overrule each other in turn', async () => {
    const first = [row(2, { name: '两份清单' })];
    const second = [row(2, { name: '两份清单', programme: '双百工程', owner: '丙公司' })];
    const { codes: [code] } = await take(first);
    expect(await take(second)).toMatchObject({ accepted: 1 });
    for (const list of [first, second, first]) expect(await take(list)).toMatchObject({ accepted: 0, unchanged: 1 });
    expect((await shown(code)).owner).toBe('丙公司');
  });

  it('lets an older list fill what is empty and correct nothing', async () => {
    const { codes: [code] } = await take([row(2, { name: '先新后旧', buildContent: null })]);
    const older = [row(2, { name: '先新后旧', programme: '旧清单', year: 2023, knownOn: '2023-02-01', owner: '旧公司', buildContent: '库房' })];
    expect(await take(older)).toMatchObject({ accepted: 1 });
    expect(await shown(code)).toMatchObject({ owner: '甲公司', buildContent: '库房' });
    expect(await take([{ ...older[0], owner: '更旧的公司' }])).toMatchObject({ accepted: 0, unchanged: 1 });
  });

  it('keeps sub-projects of a package that share its code apart, says so, and the list again changes nothing', async () => {
    const nationalCode = '2403-410105-04-01-700001';
    const rows = ['打捆一标段', '打捆二标段', '打捆三标段'].map((name, at) => row(2 + at, { name, nationalCode, totalInvestment: { amount: String(at + 1), unit: 'YI' } }));
    const { codes, ...imported } = await take(rows);
    expect(imported).toMatchObject({ accepted: 3, rejected: [], warnings: [{ row: 3, code: 'P8.code-shared' }, { row: 4, code: 'P8.code-shared' }] });
    expect([codes[0], new Set(codes).size]).toEqual([nationalCode, 3]);
    expect(await Promise.all(codes.map(async (code) => (await shown(code)).totalInvestment.amount))).toEqual(['1', '2', '3']);
    for (const again of [rows, rows.toReversed()]) expect(await take(again)).toMatchObject({ accepted: 0, unchanged: 3 });
  });

  it('takes a correction of what was imported before digests were kept, and where something happened since says that it cannot tell', async () => {
    const corrected = [row(2, { name: '旧导入一', owner: '乙公司' }), row(3, { name: '旧导入二', owner: '乙公司' })];
    const { codes } = await take([row(2, { name: '旧导入一' }), row(3, { name: '旧导入二' })]);
    await onServer(service.ownerUrl, (client) => client.query('alter table import_change no force row level security, disable trigger observed; update import_change set said = null; alter table import_change force row level security, enable trigger observed'));
    expect(await take([row(2, { name: '旧导入一' }), row(3, { name: '旧导入二' })])).toMatchObject({ accepted: 0, unchanged: 2, warnings: [] });
    expect(await take([row(3, { name: '旧导入二', programme: '双百工程', owner: '丙公司' })])).toMatchObject({ accepted: 1 });
    expect(await take(corrected)).toMatchObject({ accepted: 1, unchanged: 1, outcomes: ['ACCEPTED', 'UNCHANGED'], warnings: [{ row: 3, code: 'P8.correction-not-told' }] });
    expect([(await shown(codes[0])).owner, (await shown(codes[1])).owner]).toEqual(['乙公司', '丙公司']);
    expect(await take([corrected[0]!])).toMatchObject({ accepted: 0, unchanged: 1, warnings: [] });
  });

  it.each([['as it was', <T>(rows: T[]) => rows], ['turned round', <T>(rows: T[]) => rows.toReversed()]])('takes a package that shares its code in again after its import was undone, %s, under the codes it had', async (how, order) => {
    const nationalCode = how === 'as it was' ? '2403-410105-04-01-700011' : '2403-410105-04-01-700012';
    const rows = ['甲标段', '乙标段'].map((name, at) => row(2 + at, { name: `${how}${name}`, nationalCode }));
    const { id, codes } = await take(rows);
    await undo(id);
    const again = order(rows);
    const { id: second, ...imported } = await take(again);
    expect(imported).toMatchObject({ accepted: 2, rejected: [], codes: order(codes) });
    expect((await shown(codes[1])).name).toBe(`${how}乙标段`);
    expect(await take(again)).toMatchObject({ accepted: 0, unchanged: 2, rejected: [] });
    await undo(second);
    expect(await take(again)).toMatchObject({ accepted: 2, rejected: [] });
  });

  it.each([['above', 0], ['below', 1]])('keeps a code with its holder where a new sub-project is written %s it', async (where, at) => {
    const nationalCode = `2403-410105-04-01-70002${at}`;
    const own = row(9, { name: `原项目${where}`, nationalCode });
    const { codes: [code] } = await take([own]);
    const rows = [own].toSpliced(at, 0, row(2, { name: `新子项${where}`, nationalCode }));
    const imported = await take(rows);
    expect(imported).toMatchObject({ accepted: 1, unchanged: 1, rejected: [], warnings: [{ row: 2, code: 'P8.code-shared' }] });
    expect(imported.codes[1 - at]).toBe(code);
    expect((await shown(code)).name).toBe(`原项目${where}`);
    expect((await shown(imported.codes[at])).name).toBe(`新子项${where}`);
    expect(await take(rows)).toMatchObject({ accepted: 0, unchanged: 2 });
  });

  it('knows a project by its code under another name, keeps the name it has and says so', async () => {
    const nationalCode = '2403-410105-04-01-700002';
    const { codes } = await take([row(2, { name: '原名称工程', nationalCode })]);
    expect(await take([row(2, { name: '新名称工程', nationalCode, year: 2025, knownOn: '2024-11-01' })])).toMatchObject({ accepted: 1, codes, warnings: [{ row: 2, code: 'P8.name-is-another' }] });
    expect((await shown(codes[0])).name).toBe('原名称工程');
  });

  it('keeps both rows of one list that say different things of one project, and the list again changes nothing', async () => {
    const rows = [row(2, { name: '重复行', annualPlan: { amount: '100', unit: 'WAN' } }), row(3, { name: '重复行', annualPlan: { amount: '120', unit: 'WAN' } }), row(4, { name: '重复行', annualPlan: { amount: '100', unit: 'WAN' }, owner: '丁公司' })];
    const { codes: [code], ...imported } = await take(rows);
    expect(imported).toMatchObject({ accepted: 2, unchanged: 1 });
    expect((await shown(code)).listings.map(({ annualPlan }) => annualPlan?.amount).sort()).toEqual(['100', '120']);
    for (let again = 0; again < 2; again++) expect(await take(rows)).toMatchObject({ accepted: 0, unchanged: 3 });
  });
});
