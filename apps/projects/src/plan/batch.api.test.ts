import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const IMPORT = 'mutation($rows: [ImportRowInput!]!) { importProjects(input: { file: "a.csv", digest: "d", rows: $rows }) { projectIds codes outcomes } }';
const PLANS = 'mutation($input: RevisePlanBatchInput!) { revisePlanBatch(input: $input) { mode accepted refused outcomes { row projectId year planVersion rule messageEn } } }';
const PLAN = 'query($id: ID!, $year: Int!, $asOf: Date) { project(id: $id, asOf: $asOf) { version plan(year: $year) { planVersion investment { amount } quarters { investment { amount } } } } }';
interface Batch { revisePlanBatch: { accepted: number; refused: number; outcomes: { row: number; planVersion: number | null; rule: string | null }[] } }
interface Shown { project: { version: number; plan: { planVersion: number; investment: { amount: string }; quarters: { investment: { amount: string } }[] } | null } }

describe('plans of many projects at once 批量下达计划 (P5)', () => {
  let service: TestService;
  let road: string;
  let dam: string;

  beforeAll(async () => {
    service = await startTestService(definition);
    const row = (name: string, region: string, at: number) => ({ sheet: 's', row: at, name, regionCodes: [region], year: 2024, phase: 'continuing', level: 'CITY' });
    const { importProjects } = await service.ask<{ importProjects: { projectIds: string[] } }>('drc', IMPORT, { rows: [row('环城高速', '410100', 1), row('水库加固', '410300', 2)] });
    [road = '', dam = ''] = importProjects.projectIds;
  });
  afterAll(() => service.stop());

  const wan = (amount: string) => ({ amount, unit: 'WAN' });
  const plans = (rows: object[], mode = 'REPORT', login = 'drc') => service.ask<Batch>(login, PLANS, { input: { mode, rows } }).then(({ revisePlanBatch }) => revisePlanBatch);
  const shown = async (id: string, year: number, asOf: string | null = null) => (await service.ask<Shown>('drc', PLAN, { id, year, asOf }, asOf ? { asOf: day(asOf) } : {})).project;

  it('takes the good rows and says of each other which rule refused it', async () => {
    const told = await plans([
      { projectId: road, year: 2024, investment: wan('400'), knownOn: '2024-01-25' },
      { projectId: dam, year: 2024, investment: wan('100'), quarters: [{ quarter: 1, investment: wan('1') }], knownOn: '2024-01-25' },
      { projectId: 'prj_none', year: 2024, investment: wan('1') },
      { projectId: road, year: 2024, investment: wan('500'), knownOn: '2024-06-30' },
      { projectId: road, year: 2024, investment: wan('500'), reason: '追加投资', knownOn: '2024-06-30' },
    ]);
    expect([told.accepted, told.refused]).toEqual([2, 3]);
    expect(told.outcomes.map(({ planVersion, rule }) => [planVersion, rule])).toEqual([[1, null], [null, 'P5.parts-do-not-add-up'], [null, 'access.not-found'], [null, 'P5.revision-without-reason'], [2, null]]);
    expect((await shown(road, 2024)).plan).toMatchObject({ planVersion: 2, investment: { amount: '5000000' }, quarters: Array.from({ length: 4 }, () => ({ investment: { amount: '1250000' } })) });
    expect((await shown(road, 2024, '2024-03-31')).plan).toMatchObject({ planVersion: 1, investment: { amount: '4000000' } });
  });

  it('keeps nothing of a batch that one row spoils, where it is to go in as a whole', async () => {
    const { version } = await shown(dam, 2025);
    const told = await plans([{ projectId: dam, year: 2025, investment: wan('10') }, { projectId: 'prj_none', year: 2025, investment: wan('1') }], 'ALL_OR_NOTHING');
    expect([told.accepted, told.refused, told.outcomes[0]]).toEqual([0, 1, expect.objectContaining({ planVersion: null, rule: null })]);
    expect(await shown(dam, 2025)).toEqual({ version, plan: null });
  });

  it('refuses a version that is no longer so, a batch of nothing, and whom it is not the task of', async () => {
    expect((await plans([{ projectId: dam, year: 2025, investment: wan('10'), expectedVersion: 1 }])).outcomes[0]).toMatchObject({ rule: 'access.stale-version' });
    await expect(plans([])).rejects.toThrow('P5.size-of-a-batch');
    await expect(plans([{ projectId: dam, year: 2025, investment: wan('10') }], 'REPORT', 'fin')).rejects.toThrow('access.not-your-task');
    expect((await plans([{ projectId: dam, year: 2025, investment: wan('10') }], 'REPORT', 'clerk.zz')).outcomes[0]).toMatchObject({ rule: 'access.not-found' });
  });
});
