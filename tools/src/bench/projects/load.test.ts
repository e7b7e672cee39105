import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { loadAmendments, loadHistory, loadLists, loadMonth, loadPlans, parts } from './load';
import { counties, HOUSE_DAY, monthsOf, projectOf, type Size } from './province';
import { tablesOf } from './table';

const SERVICE = 'projects';
const SIZE: Size = { projects: 120, months: 3 };
const all = Array.from({ length: SIZE.projects }, (_, at) => projectOf(at, SIZE));

describe('bench-projects', () => {
  let service: TestService;
  beforeAll(async () => {
    const { definition } = await import(`../../../../apps/${SERVICE}/src/slices.ts`) as { definition: ServiceDefinition };
    service = await startTestService(definition, HOUSE_DAY);
    // The directory of the tests tells of a few regions only.
    await service.worker.query(`insert into region_copy (code, name, level, parent, path, current, successors) select code, name, 'COUNTY', left(code, 4) || '00', '410000.' || left(code, 4) || '00.' || code, true, '{}'
      from jsonb_to_recordset($1::jsonb) as r(code text, name text) on conflict do nothing`, [JSON.stringify(counties())]);
  });
  afterAll(() => service.stop());

  it('loads a province through the graph: lists, plans, reports of months before and of the last one, corrections', async () => {
    const done: Record<string, [rows: number, refused: number]> = {};
    const step = (what: string) => (rows: number, refused: number): void => { const [had, bad] = done[what] ?? [0, 0]; done[what] = [had + rows, bad + refused]; };
    const ask = <T>(document: string, variables?: object): Promise<T> => service.ask<T>('drc', document, variables);
    const ids = await loadLists(ask, SIZE, step('lists'));
    await loadPlans(ask, ids, SIZE, step('plans'));
    const amended = await loadHistory(ask, ids, SIZE, step('history'));
    await loadMonth(ask, ids, SIZE, step('month'));
    await loadAmendments(ask, amended, step('amendments'));
    const late = all.filter(({ isLate }) => isLate).length;
    expect(done).toMatchObject({ plans: [SIZE.projects, 0], history: [SIZE.projects * 2, 0], month: [SIZE.projects - late, 0] });
    expect(new Set(ids).size).toBe(SIZE.projects);
    expect(amended.size).toBe(all.filter(({ amends }) => amends).length);
    const [told] = await service.worker.query<{ projects: string; listed: string; done: string; planned: string }[]>(`select (select count(*) from project) as projects, (select count(*) from listing) as listed,
      (select sum(investment) from report where amends is null) as done, (select sum(investment) from plan) as planned`);
    const sum = (of: (project: (typeof all)[number]) => number): string => `${all.reduce((whole, project) => whole + of(project), 0) * 10_000}.00`;
    expect(told).toMatchObject({ projects: String(SIZE.projects), listed: String(done['lists']?.[0]), done: sum(({ reports }) => reports.reduce((whole, { wan }) => whole + wan, 0)), planned: sum(({ plans }) => [...plans.values()].reduce((whole, plan) => whole + plan, 0)) });
  }, 120_000);

  it('makes parts that a request can hold', () => {
    expect([...parts(Array.from({ length: 1_100 }, () => 'x'))].map(({ length }) => length)).toEqual([500, 500, 100]);
    expect([...parts(['路'.repeat(50_000), '桥'.repeat(50_000), 'x'])].map(({ length }) => length)).toEqual([1, 2]);
  });

  it('makes the same province twice, its months up to December', () => {
    expect(projectOf(7, SIZE)).toEqual(projectOf(7, SIZE));
    expect(monthsOf({ projects: 1, months: 24 })).toEqual(expect.arrayContaining([{ year: 2024, month: 1 }, { year: 2025, month: 12 }]));
    expect(tablesOf({ ...SIZE, loaded: [{ what: 'lists', rows: 10, seconds: 2, refused: 0 }], caughtUpAfter: 1, processor: { projects: 3 }, sizes: { projects: 1 }, memory: { projects: null }, answered: [{ what: 'a page', tries: 3, p50: 1, p95: 2, goal: 300, fault: null }] })).toContain('| lists | 10 | 2 | 5 | 0 |');
  });
});
