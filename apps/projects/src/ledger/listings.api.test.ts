import { addDays, day, type Day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import fc from 'fast-check';
import { definition } from '../slices';

const IMPORT = 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { id accepted } }';
const UNDO = 'mutation($input: UndoImportInput!) { undoImport(input: $input) { id } }';
const SEEN = 'query($asOf: Date) { projects(filter: { text: "条目沿革" }, orderBy: NAME, first: 50, asOf: $asOf) { nodes { name plan(year: 2024) { investment { amount } } listings { year level programme phase annualPlan { amount } totalInvestment { amount } note } } } lists(year: 2024) { level count annualPlan { amount } } }';
const CITY = 'query($asOf: Date) { projects(filter: { programme: "双千工程", year: 2024 }, asOf: $asOf) { totalCount } }';
const yi = (amount: string) => ({ amount, unit: 'YI' });
const START = day('2024-11-20');

describe('mentions on lists as they stood 清单条目沿革 (P3, P8)', () => {
  let service: TestService;
  let today: Day = START;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());

  const goTo = async (on: Day): Promise<void> => { today = on; await service.tick(on); };
  const row = (at: number, extra: object = {}) => ({ sheet: 'S', row: at, name: `条目沿革项目${at}`, regionCodes: ['410105'], year: 2024, level: 'CITY', programme: '双千工程', phase: 'continuing', knownOn: today, ...extra });
  const take = async (rows: object[]) => (await service.ask<{ importProjects: { id: string; accepted: number } }>('drc', IMPORT, { input: { file: 'f.csv', digest: 'd', rows } })).importProjects;
  const undo = (batchId: string) => service.ask('drc', UNDO, { input: { batchId, reason: '传错文件' } });
  const seen = async (asOf: Day | null = null): Promise<string> => JSON.stringify(await service.ask('drc', SEEN, { asOf }, asOf ? { asOf } : {}));
  const total = async (asOf: Day) => (await service.ask<{ projects: { totalCount: number } }>('drc', CITY, { asOf }, { asOf })).projects.totalCount;

  const ROW = 'id, code, name, kind, level, stage, sector, owner, region_paths, total_investment, build_start, build_end, started_on, completed_on, withdrawn_on, described_on';
  const kept = (on: Day) => service.worker.query(`select ${ROW} from project_known where known_from <= $1 and $1 < known_until order by id`, [on]);
  const laidOver = (on: Day) => service.worker.query(`select ${ROW} from (select (jsonb_populate_record(null::project, laid_over(after order by version))).* from audit where entity = 'project' and (before is null or known_on <= $1) group by entity_id having bool_or(known_on <= $1)) p order by id`, [on]);

  it('show on each day what the list said then: before a newer list, between it and its undo, and after', async () => {
    await take([row(1, { annualPlan: yi('1'), note: '原表' })]);
    const before = await seen();
    await goTo(addDays(today, 1));
    const { id } = await take([row(1, { annualPlan: yi('3'), totalInvestment: yi('9'), note: '更正' })]);
    const between = await seen();
    await goTo(addDays(today, 1));
    await undo(id);
    expect(await seen()).toBe(before);
    expect([await seen(START), await seen(addDays(START, 1)), await seen(addDays(START, 2))]).toEqual([before, between, before]);
    expect([await seen(addDays(START, -1)), between]).not.toContain(before);
    expect([await total(addDays(START, -1)), await total(START)]).toEqual([0, 1]);
  });

  it('are on every past day what was shown on that day, whatever was imported and taken back since (property)', async () => {
    const mention = fc.record({ at: fc.constantFrom(2, 3), annualPlan: fc.constantFrom(yi('1'), yi('2'), null), note: fc.constantFrom('甲', '乙', null), phase: fc.constantFrom('planned', 'continuing'), programme: fc.constantFrom('双千工程', null) });
    const step = fc.oneof({ weight: 3, arbitrary: fc.array(mention, { minLength: 1, maxLength: 3 }) }, { weight: 2, arbitrary: fc.constant('UNDO' as const) });
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
      const shown = new Map<Day, string>();
      const done: string[] = [];
      for (const each of steps) {
        await goTo(addDays(today, 1));
        if (each !== 'UNDO') {
          const { id, accepted } = await take(each.map(({ at, ...told }) => row(at, told)));
          if (accepted > 0) done.push(id);
        } else if (done.length > 0) await undo(done.pop() ?? '');
        shown.set(today, await seen());
      }
      await goTo(addDays(today, 1));
      for (const [on, was] of shown) {
        expect(`${on} ${await seen(on)}`).toBe(`${on} ${was}`);
        expect(await kept(on)).toEqual(await laidOver(on));
      }
      while (done.length > 0) await undo(done.pop() ?? '');
    }), { numRuns: 8, examples: [[[[{ at: 2, annualPlan: yi('2'), note: '甲', phase: 'planned', programme: '双千工程' }, { at: 2, annualPlan: yi('1'), note: '甲', phase: 'planned', programme: null }], [{ at: 2, annualPlan: yi('2'), note: '乙', phase: 'planned', programme: '双千工程' }]]]] });
  }, 120_000);

  it('hold projects as the audit says they were known, also where a later word is known since an earlier day', async () => {
    const since = (days: number): Day => addDays(START, days);
    await take([row(7, { year: 2023, knownOn: since(-300), totalInvestment: yi('1') })]);
    await take([row(7, { year: 2022, knownOn: since(-700), totalInvestment: yi('7'), phase: 'planned' }), row(8, { year: 2022, knownOn: since(-690) }), row(8, { year: 2023, knownOn: since(-310), totalInvestment: yi('8') })]);
    const { projects: { nodes } } = await service.ask<{ projects: { nodes: { id: string }[] } }>('drc', 'query { projects(filter: { text: "条目沿革项目8" }) { nodes { id } } }');
    await service.ask('drc', 'mutation($input: ReportProgressInput!) { reportProgress(input: $input) { id } }', { input: { projectId: nodes[0]?.id, period: { year: 2022, month: 1 }, investment: yi('1'), physicalProgress: '1', knownOn: since(-800) } });
    const days = [-801, -800, -701, -700, -691, -690, -311, -310, -301, -300, 0, 30].map(since);
    for (const on of days) expect(await kept(on)).toEqual(await laidOver(on));
    const found = async (on: Day) => (await service.ask<{ projects: { totalCount: number; nodes: { name: string; physicalProgress: string | null }[] } }>('drc', 'query($asOf: Date) { projects(filter: { region: "410100", text: "条目沿革项目" }, orderBy: NAME, asOf: $asOf) { totalCount nodes { name physicalProgress } } }', { asOf: on }, { asOf: on })).projects;
    expect((await found(since(-801))).totalCount).toBe(0);
    expect(await found(since(-750))).toEqual({ totalCount: 1, nodes: [{ name: '条目沿革项目8', physicalProgress: '1.0000' }] });
  });

  it.each([0, 20244, -1])('are asked for by a year, and %s is none', async (year) => {
    expect((await service.answer('drc', 'query($year: Int) { projects(filter: { year: $year }) { totalCount } }', { year })).errors).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'period.not-a-period' }]);
  });
});
