import { caseSubmitted } from '@cornerstone/events/approvals';
import { exampleOf } from '@cornerstone/events/example';
import { day } from '@cornerstone/kernel/day';
import { heard } from '@cornerstone/testing/events';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import fc from 'fast-check';
import { definition } from '../slices';

const IMPORT = 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { id accepted unchanged codes rejected { code } } }';
const UNDO = 'mutation($input: UndoImportInput!) { undoImport(input: $input) { id undoneOn undoneBy { id } undoReason } }';
const BATCHES = 'query($id: ID, $digest: String, $undone: Boolean, $asOf: Date) { importBatches(id: $id, digest: $digest, undone: $undone, asOf: $asOf) { totalCount nodes { id file digest accepted unchanged at by { id } undoneOn undoneBy { id } undoReason } } }';
const SEEN = `query($after: String, $asOf: Date) { projects(first: 100, after: $after, asOf: $asOf) { nodes { code name kind level stage sector scale owner buildContent buildStart buildEnd startedOn completedOn totalQuality totalInvestment { amount } regions { code } plan(year: 2021) { investment { amount } }
  listings { id year level programme sector listId phase stage note knownOn totalInvestment { amount } annualPlan { amount } } } pageInfo { hasNextPage endCursor } } }`;
const yi = (amount: string) => ({ amount, unit: 'YI' });
const row = (at: number, changes: object = {}) => ({ sheet: 'S', row: at, name: `撤销项目${at}`, regionCodes: ['410105'], level: 'PROVINCIAL', programme: '双千工程', year: 2019, totalInvestment: yi('5'), phase: 'planned_new_start', ...changes });

interface Imported { id: string; accepted: number; unchanged: number; codes: string[]; rejected: { code: string }[] }
interface Batch { id: string; undoneOn: string | null; undoneBy: { id: string } | null }
interface Seen { projects: { nodes: { code: string; listings: { id?: string }[] }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }

describe('undo of an import 撤销导入 (P8)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  const take = async (rows: object[], digest = 'd', login = 'drc'): Promise<Imported> => (await service.ask<{ importProjects: Imported }>(login, IMPORT, { input: { file: 'a.xlsx', digest, rows } })).importProjects;
  const undo = async (batchId: string, changes: object = {}): Promise<Batch> => (await service.ask<{ undoImport: Batch }>('drc', UNDO, { input: { batchId, reason: '传错文件', ...changes } })).undoImport;
  const refused = async (batchId: string, changes: object = {}, login = 'drc') => (await service.answer(login, UNDO, { input: { batchId, reason: '传错文件', ...changes } })).errors;
  /** All that the ledger shows, but the ids that it gave. */
  const seen = async (asOf: string | null = null): Promise<string> => {
    const all: object[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { projects }: Seen = await service.ask<Seen>('drc', SEEN, { after, asOf }, asOf ? { asOf: day(asOf) } : {});
      all.push(...projects.nodes.map((node) => ({ ...node, listings: node.listings.map(({ id: _id, ...told }) => JSON.stringify(told)).sort() })));
      ({ hasNextPage: more, endCursor: after } = projects.pageInfo);
    }
    return JSON.stringify(all);
  };
  const idOf = async (code: string): Promise<string> => (await service.ask<{ project: { id: string } }>('drc', 'query($code: String) { project(code: $code) { id } }', { code })).project.id;

  it('withdraws what the import entered and puts back what it changed; days before still show it, days after no more', async () => {
    await take([row(1, { owner: null }), row(2)], 'first');
    const before = await seen();
    const second = await take([row(1, { owner: '甲公司', totalInvestment: yi('7'), phase: 'new_start' }), row(2, { year: 2021, phase: 'continuing', level: 'NATIONAL', annualPlan: yi('1') }), row(3)], 'second');
    const between = await seen();
    await service.tick(day('2024-11-22'));
    expect(await undo(second.id)).toMatchObject({ undoneOn: '2024-11-22', undoReason: '传错文件' });
    expect(await seen()).toBe(before);
    expect(await seen('2024-11-22')).toBe(before);
    const past = JSON.parse(await seen('2024-11-21')) as { name: string }[];
    expect(past.map(({ name }) => name)).toEqual((JSON.parse(between) as { name: string }[]).map(({ name }) => name));
    expect((await service.answer('drc', 'query($code: String) { project(code: $code) { name } }', { code: second.codes[2] })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const told = (await service.events()).filter(({ known_on: on }) => on === '2024-11-22').map(({ type }) => type.split('.')[2]);
    expect(told.sort()).toEqual(['described', 'listed', 'unlisted', 'unlisted', 'unlisted', 'withdrawn']);
  });

  it('leaves nothing of it in any list or figure: gaps, due reports, start plans, half-year, programmes, lists, sectors, goals', async () => {
    const ROOTS = `{ lists(year: 2024) { level count totalInvestment { amount } annualPlan { amount } } sectors { groups { code count } unmapped { word } } halfYear(year: 2024) { investment { numerator denominator } projects { denominator } }
      missingReports(on: "2024-11-20", period: { year: 2024, month: 10 }) { totalCount nodes { project { code } } } reportCoverage(on: "2024-11-20", period: { year: 2024, month: 10 }) { reported { denominator } }
      leaderGaps { totalCount nodes { project { code } } } projectsWithoutStartPlan { totalCount } projects(filter: { year: 2024 }) { totalCount } yearOnYear(period: { year: 2024, month: 10 }, basis: SAME_SCOPE) { projectsNow } }`;
    const roots = async (): Promise<string> => JSON.stringify(await service.ask('drc', ROOTS));
    const before = await roots();
    const { id } = await take([row(1, { year: 2024, phase: 'continuing', annualPlan: yi('1'), buildStart: '2023-02-01', sector: '先进制造' }), row(2, { year: 2024, phase: 'overdue_start', sector: '自编行业' })]);
    const between = JSON.parse(await roots()) as Record<string, unknown>;
    const seenIn = Object.entries(JSON.parse(before) as Record<string, unknown>).filter(([root, told]) => JSON.stringify(told) !== JSON.stringify(between[root])).map(([root]) => root);
    expect(seenIn.sort()).toEqual(['halfYear', 'leaderGaps', 'lists', 'missingReports', 'projects', 'reportCoverage', 'sectors', 'yearOnYear']);
    await undo(id);
    expect(await roots()).toBe(before);
  });

  it('and the import again are as the import once', async () => {
    await take([row(1)], 'first');
    const rows = [row(1, { owner: '甲公司', year: 2020 }), row(4, { listId: 'L4' }), row(5)];
    const first = await take(rows, 'second');
    const once = await seen();
    await undo(first.id);
    const again = await take(rows, 'second');
    expect(again).toMatchObject({ accepted: 3, unchanged: 0, codes: first.codes });
    expect(await seen()).toBe(once);
    expect(await take(rows, 'second')).toMatchObject({ accepted: 0, unchanged: 3 });
    await undo(again.id);
    expect((await take(rows, 'third')).codes).toEqual(first.codes);
  });

  it('and the import again correct the same of two rows that a list writes alike', async () => {
    const alike = [row(1, { phase: 'planned' }), row(1, { phase: 'new_start' })];
    await take(alike, 'first');
    const rows = [row(1, { phase: 'continuing' })];
    const { id } = await take(rows, 'second');
    const once = await seen();
    await undo(id);
    await take(rows, 'second');
    expect(await seen()).toBe(once);
  });

  it('lets an import and its undo be as if they had not been, whatever the lists (property)', async () => {
    const mention = fc.record({
      name: fc.constantFrom('甲水厂工程', '乙高速公路', '丙产业园', '丁医院'), regionCodes: fc.constantFrom(['410105'], ['410122', '410325'], []), year: fc.constantFrom(2019, 2020, 2021, null), level: fc.constantFrom('CITY', 'PROVINCIAL', null),
      programme: fc.constantFrom('双千工程', null), phase: fc.constantFrom('planned', 'planned_new_start', 'new_start', 'continuing', 'completion'), owner: fc.constantFrom('甲公司', '乙公司', null), sector: fc.constantFrom('交通', '水利', null),
      totalInvestment: fc.constantFrom(yi('1'), yi('2.5'), null), annualPlan: fc.constantFrom(yi('0.5'), null), buildStart: fc.constantFrom('2019', '2020-06', '2021-03-05', null), buildEnd: fc.constantFrom('2023', '2026-Q2', null), listId: fc.constantFrom('1', '2', null),
    });
    await fc.assert(fc.asyncProperty(fc.array(mention, { minLength: 1, maxLength: 6 }), async (mentions) => {
      const rows = mentions.map((told, at) => row(at, told));
      const before = await seen();
      const { id, accepted } = await take(rows);
      const once = await seen();
      if (accepted === 0) return;
      await undo(id);
      expect(await seen()).toBe(before);
      await take(rows);
      expect(await seen()).toBe(once);
    }), { numRuns: 25 });
  }, 120_000);

  it('is done once, with a reason, of an import that changed something', async () => {
    const { id } = await take([row(1)]);
    expect(await refused(id, { reason: ' ' })).toMatchObject([{ rule: 'P8.undo-without-reason' }]);
    expect(await refused('imp_none')).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await refused(id, {}, 'fin')).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    const shown = await seen();
    expect((await service.ask<{ undoImport: Batch }>('drc', UNDO, { input: { batchId: id, reason: '传错文件', dryRun: true } })).undoImport.undoneOn).toBe('2024-11-20');
    expect(await seen()).toBe(shown);
    await undo(id);
    expect(await refused(id)).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P8.import-undone-already', details: { undoneOn: '2024-11-20' } }]);
    await take([row(1)]);
    expect(await refused((await take([row(1)])).id)).toMatchObject([{ rule: 'P8.nothing-to-undo' }]);
    expect(await refused(id)).toMatchObject([{ rule: 'P8.import-undone-already' }]);
  });

  it('is refused whole where a report, a case or a later import rests on it, and names the projects', async () => {
    const first = await take([row(1), row(2), row(3), row(4)]);
    const [reported = '', , submitted = ''] = first.codes;
    const shown = await seen();
    await service.ask('drc', 'mutation($input: ReportProgressInput!) { reportProgress(input: $input) { id } }', { input: { projectId: await idOf(reported), period: { year: 2024, month: 5 }, investment: yi('1') } });
    await service.hear(heard(caseSubmitted.of(day('2024-06-01'), exampleOf(caseSubmitted).data as never), { projectId: await idOf(submitted), aggregateId: 'cas_1' }));
    const later = await take([row(2, { year: 2020 })], 'later');
    const events = (await service.events()).length;
    const [error] = await refused(first.id);
    expect(error).toMatchObject({ code: 'RULE_BROKEN', rule: 'P8.import-rested-upon' });
    expect((error?.details as { projects: { code: string; because: string[] }[] }).projects.toSorted((one, other) => first.codes.indexOf(one.code) - first.codes.indexOf(other.code))).toEqual([
      { code: first.codes[0], because: ['projects.project.progress-reported.v1'] }, { code: first.codes[1], because: ['projects.project.listed.v1'] }, { code: first.codes[2], because: ['approvals.case.submitted.v1'] },
    ]);
    expect(await service.events()).toHaveLength(events);
    await undo(later.id);
    expect((await refused(first.id))[0]?.details).toMatchObject({ projects: [{}, {}] });
    expect(JSON.parse(await seen())).toHaveLength((JSON.parse(shown) as unknown[]).length);
  });

  it('of imports upon each other goes from the last to the first, or all of a file at once', async () => {
    const empty = await seen();
    const one = await take([row(1)], 'file');
    const two = await take([row(1, { year: 2020, owner: '甲公司' })], 'file');
    expect(await refused(one.id)).toMatchObject([{ rule: 'P8.import-rested-upon' }]);
    await undo(two.id);
    await undo(one.id);
    expect(await seen()).toBe(empty);
    const again = await take([row(1)], 'file');
    await take([row(1, { year: 2020, owner: '甲公司' }), row(2)], 'file');
    await undo(again.id, { wholeFile: true });
    expect(await seen()).toBe(empty);
    expect((await service.ask<{ importBatches: { totalCount: number } }>('drc', BATCHES, { undone: false })).importBatches.totalCount).toBe(0);
  });

  it('leaves a withdrawn project to nobody but who enters it again, also by hand', async () => {
    const nationalCode = '2024-410122-48-01-000001';
    const { id } = await take([row(1, { nationalCode })]);
    const projectId = await idOf(nationalCode);
    await undo(id);
    expect((await service.answer('drc', 'mutation($input: ReportProgressInput!) { reportProgress(input: $input) { id } }', { input: { projectId, period: { year: 2024, month: 5 }, investment: yi('1') } })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const register = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id code name totalInvestment { amount } listings { year } } }';
    expect(await service.ask('drc', register, { input: { code: nationalCode, name: '手工登记项目', regions: ['410105'] } })).toEqual({ registerProject: { id: projectId, code: nationalCode, name: '手工登记项目', totalInvestment: null, listings: [] } });
    expect((await service.answer('drc', register, { input: { code: nationalCode, name: '手工登记项目', regions: ['410105'] } })).errors).toMatchObject([{ rule: 'P8.code-taken' }]);
  });

  it('lists imports, the latest first, to who made them and to who answers for all', async () => {
    const own = await take([row(1)], 'own', 'clerk.zz');
    await take([row(2)], 'other');
    const batches = async (login: string, variables: object = {}) => (await service.ask<{ importBatches: { nodes: Batch[] } }>(login, BATCHES, variables)).importBatches.nodes;
    expect(await batches('clerk.zz')).toMatchObject([{ id: own.id, digest: 'own', accepted: 1, undoneOn: null, undoReason: null }]);
    expect(await batches('clerk.ly')).toEqual([]);
    await service.tick(day('2024-11-25'));
    await service.ask('clerk.zz', UNDO, { input: { batchId: own.id, reason: '传错文件' } });
    expect(await batches('clerk.zz', { undone: true })).toHaveLength(1);
    expect(await batches('clerk.zz', { asOf: '2024-11-24', undone: true })).toEqual([]);
    expect(await batches('clerk.zz', { asOf: '2024-11-19' })).toEqual([]);
    expect(await batches('clerk.zz', { id: own.id })).toMatchObject([{ undoneOn: '2024-11-25' }]);
  });
});
