import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const FIGURES = 'figures { outputValue { amount(unit: WAN) } tax { amount(unit: WAN) } jobs capacity capacityUnit }';
const ACCOUNT = `stage atCapacityOn version capacityAccount { steps { step doneOn } targets { entryId ${FIGURES} } dueOn tolerancePercent actuals { entryId period { label } ${FIGURES} corrects reason }
  reconciliation { official { entryId ${FIGURES} } department { id } explanation differences { indicator own official difference withinTolerance } } handedOverTo { id } results { indicator rate { value numerator denominator } reached } settlement { on year reached explanation } }`;
const mutation = (name: string, type: string): string => `mutation($input: ${type}!) { ${name}(input: $input) { ${ACCOUNT} } }`;
const STEPS = {
  open: mutation('openCapacityAccount', 'OpenCapacityAccountInput'), collect: mutation('collectCapacityActuals', 'CollectCapacityActualsInput'), reconcile: mutation('reconcileCapacity', 'ReconcileCapacityInput'),
  correct: mutation('correctCapacityEntry', 'CorrectCapacityEntryInput'), handOver: mutation('handOverCapacityAccount', 'HandOverCapacityAccountInput'), settle: mutation('settleCapacity', 'SettleCapacityInput'),
};
interface Account {
  steps: { step: string; doneOn: string | null }[]; targets: { entryId: string }; actuals: { entryId: string; figures: object; corrects: string | null; reason: string | null }[];
  reconciliation: { official: { entryId: string }; differences: object[]; explanation: string | null }[]; handedOverTo: { id: string } | null; results: { indicator: string; rate: { value: number }; reached: boolean }[]; settlement: object | null;
}
interface Told { stage: string; atCapacityOn: string | null; version: number; capacityAccount: Account | null }
const wan = (amount: string) => ({ amount, unit: 'WAN' });

describe('the account of capacity 达效五步 (P2)', () => {
  let service: TestService;
  let projectId: string;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  const inOperation = async (name: string, knownOn: string): Promise<void> => {
    const { registerProject } = await service.ask<{ registerProject: { id: string } }>('drc', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: { name, regions: ['410105'], knownOn: '2022-01-02' } });
    projectId = registerProject.id;
    const step = (operation: string, type: string, input: object) => service.ask('clerk.zz', `mutation($input: ${type}!) { ${operation}(input: $input) { id } }`, { input: { projectId, ...input } });
    await step('reportStart', 'ReportStartInput', { startedOn: '2022-03-01', evidenceDigest: 'ab'.repeat(32), knownOn: '2022-03-01' });
    await step('completeProject', 'CompleteProjectInput', { on: '2022-12-01', knownOn: '2022-12-01' });
    await step('commissionProject', 'CommissionProjectInput', { on: '2023-01-10', knownOn });
  };
  beforeEach(() => inOperation('郑州电池工厂', '2023-01-10'));

  const ask = async (step: keyof typeof STEPS, input: object, login = 'clerk.zz'): Promise<Told> => Object.values(await service.ask<Record<string, Told>>(login, STEPS[step], { input: { projectId, ...input } }))[0] as Told;
  const rules = async (step: keyof typeof STEPS, input: object, login = 'clerk.zz') => (await service.answer(login, STEPS[step], { input: { projectId, ...input } })).errors.map(({ rule }) => rule);
  const known = async (asOf: string): Promise<Told> => (await service.ask<{ project: Told }>('drc', `query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { ${ACCOUNT} } }`, { id: projectId, asOf }, { asOf: day(asOf) })).project;
  const opened = (extra: object = {}) => ask('open', { targets: { outputValue: wan('20000'), tax: wan('800'), jobs: 300, capacity: '120000.5' }, capacityUnit: '套/年', dueOn: '2024-12-31', knownOn: '2023-02-01', ...extra });
  const quarter = (number: number, value: string, jobs: number, extra: object = {}) => ask('collect', { year: 2024, quarter: number, figures: { outputValue: wan(value), tax: wan('400'), jobs, capacity: '60000.25' }, knownOn: `2024-${String(number * 3 + 1).padStart(2, '0')}-10`, ...extra });
  const office = (number: number, value: string, extra: object = {}) => ask('reconcile', { year: 2024, quarter: number, departmentId: 'dep_410100_statistics', figures: { outputValue: wan(value) }, knownOn: `2024-${String(number * 3 + 1).padStart(2, '0')}-20`, ...extra });

  it('goes from targets to capacity in five steps, each with event, row and audit, and answers as of each day', async () => {
    await opened();
    await quarter(1, '9000', 280);
    await quarter(2, '12000.000001', 310);
    await office(1, '9100');
    await office(2, '11000', { explanation: '统计口径不含代工产值' });
    await ask('handOver', { departmentId: 'dep_410100_industry', knownOn: '2024-08-01' });
    const told = await ask('settle', { on: '2024-08-15', explanation: '产值、税收、就业、产能均达到', knownOn: '2024-08-16' }, 'drc');
    expect(told).toMatchObject({ stage: 'AT_CAPACITY', atCapacityOn: '2024-08-15', capacityAccount: {
      steps: [{ step: 'OPENED', doneOn: '2023-02-01' }, { step: 'COLLECTED', doneOn: '2024-07-10' }, { step: 'RECONCILED', doneOn: '2024-07-20' }, { step: 'HANDED_OVER', doneOn: '2024-08-01' }, { step: 'SETTLED', doneOn: '2024-08-16' }],
      targets: { figures: { outputValue: { amount: '20000' }, tax: { amount: '800' }, jobs: 300, capacity: '120000.5', capacityUnit: '套/年' } }, tolerancePercent: '5',
      actuals: [{ period: { label: '2024年第1季度' } }, { period: { label: '2024年第2季度' }, figures: { outputValue: { amount: '12000.000001' } } }],
      reconciliation: [{ explanation: null, department: { id: 'dep_410100_statistics' }, differences: [{ indicator: 'OUTPUT_VALUE', own: '90000000.00', official: '91000000.00', difference: '-1000000.00', withinTolerance: true }] }, { explanation: '统计口径不含代工产值', differences: [{ withinTolerance: false, difference: '10000000.01' }] }],
      handedOverTo: { id: 'dep_410100_industry' }, settlement: { on: '2024-08-15', year: 2024, reached: true },
      results: [{ indicator: 'OUTPUT_VALUE', rate: { numerator: '201000000.00', denominator: '200000000.00' }, reached: true }, { indicator: 'TAX', rate: { value: 1 } }, { indicator: 'JOBS', rate: { numerator: '310', denominator: '300' } }, { indicator: 'CAPACITY', rate: { numerator: '120000.5', denominator: '120000.5' }, reached: true }],
    } });
    const types = (await service.events()).filter((event) => event.project_id === projectId).map((event) => event.type.split('.')[2]).slice(4);
    expect(types).toEqual(['capacity-account-opened', 'capacity-collected', 'capacity-collected', 'capacity-reconciled', 'capacity-reconciled', 'capacity-account-transferred', 'capacity-reached']);
    const then = await known('2024-07-15');
    expect([then.stage, then.capacityAccount?.actuals.length, then.capacityAccount?.reconciliation.length, then.capacityAccount?.handedOverTo, then.capacityAccount?.settlement]).toEqual(['COMMISSIONED', 2, 1, null, null]);
    expect((await known('2023-01-31')).capacityAccount).toBeNull();
    expect(await rules('collect', { year: 2024, quarter: 3, figures: { jobs: 1 } })).toEqual(['P2.not-commissioned']);
  });

  it('goes on after a settlement that missed a target, with the next periods', async () => {
    await opened({ targets: { outputValue: wan('20000') }, capacityUnit: null });
    await quarter(1, '9000', 280);
    await office(1, '9000');
    await ask('handOver', { departmentId: 'dep_410100_industry' });
    const told = await ask('settle', { on: '2024-08-15', explanation: '市场需求不足' }, 'drc');
    expect(told).toMatchObject({ stage: 'COMMISSIONED', atCapacityOn: null, capacityAccount: { settlement: { reached: false, explanation: '市场需求不足' }, handedOverTo: null, steps: [{ doneOn: '2023-02-01' }, { doneOn: null }, { doneOn: null }, { doneOn: null }, { doneOn: null }] } });
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.project.capacity-settled.v1', data: { reached: false, missed: ['OUTPUT_VALUE'] } });
    await quarter(2, '11000', 310);
    await office(2, '11000');
    await ask('handOver', { departmentId: 'dep_410100_industry' });
    expect(await ask('settle', { on: '2024-11-01', explanation: '达到' }, 'drc')).toMatchObject({ stage: 'AT_CAPACITY', capacityAccount: { settlement: { reached: true } } });
  });

  it('reaches capacity no earlier than operation is known', async () => {
    await inOperation('郑州迟报工厂', '2024-06-01');
    await opened({ targets: { jobs: 300 }, capacityUnit: null });
    await ask('collect', { year: 2024, quarter: 1, figures: { jobs: 310 }, knownOn: '2024-04-10' });
    await ask('reconcile', { year: 2024, quarter: 1, departmentId: 'dep_410100_statistics', figures: { jobs: 310 }, knownOn: '2024-04-20' });
    await ask('handOver', { departmentId: 'dep_410100_industry', knownOn: '2024-05-01' });
    expect(await rules('settle', { on: '2024-05-15', explanation: '达到', knownOn: '2024-05-20' }, 'drc')).toEqual(['P2.known-before-last-step']);
    expect(await ask('settle', { on: '2024-05-15', explanation: '达到', knownOn: '2024-06-01' }, 'drc')).toMatchObject({ stage: 'AT_CAPACITY', atCapacityOn: '2024-05-15' });
  });

  it('is corrected by new entries with reasons; what was said before stays as of its day', async () => {
    await opened();
    const { capacityAccount } = await quarter(1, '9000', 280);
    const wrong = capacityAccount?.actuals[0]?.entryId;
    const right = { outputValue: wan('8000'), tax: wan('400'), jobs: 280, capacity: '1' };
    const corrected = await ask('correct', { entryId: wrong, figures: right, reason: '重复计入', knownOn: '2024-05-10' });
    expect(corrected.capacityAccount?.actuals).toMatchObject([{ figures: { outputValue: { amount: '8000' } }, corrects: wrong, reason: '重复计入' }]);
    expect((await known('2024-05-09')).capacityAccount?.actuals).toMatchObject([{ entryId: wrong, figures: { outputValue: { amount: '9000' } }, corrects: null }]);
    expect(await rules('correct', { entryId: wrong, figures: right, reason: '再改' })).toEqual(['P2.capacity-entry-superseded']);
    const both = await Promise.all([1, 2].map(() => rules('correct', { entryId: corrected.capacityAccount?.actuals[0]?.entryId, figures: right, reason: '同时更正' })));
    expect(both.flat()).toEqual(['P2.capacity-entry-superseded']);
    expect(await rules('collect', { year: 2024, quarter: 2, figures: right, expectedVersion: 4 })).toEqual(['access.stale-version']);
  });

  it('refuses steps out of order, other offices, and people whose task it is not', async () => {
    expect(await rules('collect', { year: 2024, quarter: 1, figures: { jobs: 1 } })).toEqual(['P2.capacity-account-not-open']);
    await opened();
    expect([await rules('open', { targets: { jobs: 1 }, dueOn: '2025-12-31' }), await rules('settle', { on: '2024-08-15', explanation: '达到' }, 'drc'), await rules('handOver', { departmentId: 'dep_410100_industry' })]).toEqual([['P2.capacity-account-open-already'], ['P2.capacity-not-handed-over'], ['P2.capacity-nothing-collected']]);
    await quarter(1, '9000', 280);
    const asked = { year: 2024, quarter: 1, figures: { outputValue: wan('1') } };
    expect([await rules('reconcile', { ...asked, departmentId: 'dep_410100_finance' }), await rules('reconcile', { ...asked, departmentId: 'dep_x' }), await rules('reconcile', { ...asked, departmentId: 'dep_410100_statistics' }), await rules('handOver', { departmentId: 'dep_410100_industry' })])
      .toEqual([['P2.not-the-statistics-office'], ['P2.department-unknown'], ['P2.capacity-difference-unexplained'], ['P2.capacity-not-reconciled']]);
    expect([await rules('settle', { on: '2024-08-15', explanation: '达到' }), await rules('collect', asked, 'fin')]).toEqual([['access.not-your-task'], ['access.not-your-task']]);
    expect((await service.answer('clerk.ly', STEPS.collect, { input: { projectId, ...asked } })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});
