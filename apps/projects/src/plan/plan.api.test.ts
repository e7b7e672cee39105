import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REVISE = 'mutation($input: RevisePlanInput!) { revisePlan(input: $input) { plan(year: 2024) { planVersion investment { amount(unit: WAN) } quarters { quarter investment { amount(unit: WAN) } } milestones { name } reason } } }';

describe('set and revise a year\'s plan 计划下达与调整 (P5)', () => {
  let service: TestService;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());

  it('keeps every version, answers with the latest, and falls back to what the list says', async () => {
    const row = { sheet: 'S', row: 3, name: '有计划的项目', regionCodes: ['410105'], year: 2024, annualPlan: { amount: '2.5', unit: 'YI' }, phase: 'continuing' };
    const { importProjects } = await service.ask<{ importProjects: { codes: string[] } }>('drc', 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { codes } }', { input: { file: 'f', digest: 'd', rows: [row] } });
    const { project } = await service.ask<{ project: { id: string; plan: object } }>('drc', 'query($code: String) { project(code: $code) { id plan(year: 2024) { planVersion investment { amount(unit: WAN) } quarters { quarter } } } }', { code: importProjects.codes[0] });
    expect(project.plan).toEqual({ planVersion: 0, investment: { amount: '25000' }, quarters: [] });

    const first = await service.ask('clerk.zz', REVISE, { input: { projectId: project.id, year: 2024, investment: { amount: '20000', unit: 'WAN' } } });
    expect(first).toMatchObject({ revisePlan: { plan: { planVersion: 1, quarters: [{ quarter: 1, investment: { amount: '5000' } }, {}, {}, {}], milestones: [] } } });
    expect((await service.answer('clerk.zz', REVISE, { input: { projectId: project.id, year: 2024, investment: { amount: '1', unit: 'WAN' } } })).errors).toMatchObject([{ rule: 'P5.revision-without-reason' }]);
    const second = await service.ask('clerk.zz', REVISE, { input: { projectId: project.id, year: 2024, investment: { amount: '30000', unit: 'WAN' }, reason: '年中调增' } });
    expect(second).toMatchObject({ revisePlan: { plan: { planVersion: 2, investment: { amount: '30000' }, reason: '年中调增' } } });
  });
});
