import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id version } }';
const REVISE = 'mutation($input: RevisePlanInput!) { revisePlan(input: $input) { id version } }';
const PLAN = `query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { plan(year: 2024) {
  planVersion investment { amount(unit: WAN) } plannedUpTo(on: "2024-06-30") { amount(unit: WAN) }
  quarters { quarter investment { amount(unit: WAN) } months { month investment { amount(unit: WAN) } weeks { year week from to investment { amount } days { day investment { amount } } } } }
  months { month investment { amount } days { day investment { amount } } } weeks { year week from to investment { amount } } } } }`;

interface Amount { amount: string }
interface Week { year: number; week: number; from: string; to: string; investment: Amount; days: { day: string; investment: Amount }[] }
interface Levels { planVersion: number; investment: Amount; plannedUpTo: Amount; quarters: { quarter: number; investment: Amount; months: { month: number; investment: Amount; weeks: Week[] }[] }[]; months: { month: number; investment: Amount; days: { investment: Amount }[] }[]; weeks: Week[] }

const fenOf = ({ amount }: Amount): bigint => { const [whole = '0', part = ''] = amount.split('.'); return BigInt(whole + part.padEnd(2, '0')); };
const sum = (amounts: { investment: Amount }[]): bigint => amounts.reduce((total, { investment }) => total + fenOf(investment), 0n);

describe('a plan by quarter, month, week and day 年度计划分解 (P5)', () => {
  let service: TestService;
  let projectId: string;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => {
    projectId = (await service.ask<{ registerProject: { id: string } }>('clerk.zz', REGISTER, { input: { name: '郑州测试产业园', regions: ['410105'], knownOn: '2024-01-02' } })).registerProject.id;
  });

  const wan = (amount: string) => ({ amount, unit: 'WAN' });
  const revise = (extra: object) => service.answer('clerk.zz', REVISE, { input: { projectId, year: 2024, investment: wan('36000'), ...extra } });
  const plan = async (asOf: string | null = null): Promise<Levels> => (await service.ask<{ project: { plan: Levels } }>('clerk.zz', PLAN, { id: projectId, asOf }, asOf ? { asOf: day(asOf) } : {})).project.plan;

  it('keeps the months, weeks and days that are told and splits the rest', async () => {
    const { errors } = await revise({ months: [{ month: 1, investment: wan('1000') }, { month: 2, investment: wan('2000') }, { month: 3, investment: wan('3000') }], weeks: [{ week: 10, investment: wan('70') }], days: [{ day: '2024-12-31', investment: wan('500') }] });
    expect(errors).toEqual([]);
    const made = await plan();
    expect(made.quarters.map(({ investment }) => investment.amount)).toEqual(['6000', '10000', '10000', '10000']);
    expect(made.quarters[0]?.months.map(({ month, investment }) => [month, investment.amount])).toEqual([[1, '1000'], [2, '2000'], [3, '3000']]);
    expect(made.quarters[0]?.months[2]?.weeks.find(({ week }) => week === 10)).toMatchObject({ year: 2024, from: '2024-03-04', to: '2024-03-10', investment: { amount: '700000' } });
    expect(made.quarters[3]?.months[2]?.weeks.at(-1)).toMatchObject({ year: 2025, week: 1, from: '2024-12-30', to: '2024-12-31', days: [{}, { day: '2024-12-31', investment: { amount: '5000000' } }] });
    for (const month of made.quarters.flatMap(({ months }) => months)) expect(sum(month.weeks)).toBe(sum(made.months.filter((each) => each.month === month.month)));
    expect([sum(made.months), sum(made.weeks), sum(made.months.flatMap(({ days }) => days))]).toEqual([36_000_000_000n, 36_000_000_000n, 36_000_000_000n]);
    expect(made.plannedUpTo).toEqual({ amount: '16000' });
    const [event] = (await service.events()).filter(({ project_id: id, type }) => id === projectId && type.includes('plan-revised'));
    expect(event?.data['months']).toHaveLength(12);
  });

  it('refuses what does not add up, and keeps nothing', async () => {
    const before = (await service.events()).length;
    expect((await revise({ quarters: [{ quarter: 1, investment: wan('36000') }], months: [{ month: 1, investment: wan('36001') }] })).errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P5.months-do-not-add-up' }]);
    expect((await revise({ days: [{ day: '2024-02-30', investment: wan('1') }] })).errors).toHaveLength(1);
    expect(await service.events()).toHaveLength(before);
  });

  it('answers as of a day with the version known then, and a revision changes nothing before it', async () => {
    await revise({ knownOn: '2024-02-01' });
    const then = await plan('2024-05-31');
    expect((await revise({ investment: wan('48000'), reason: '年中调增', knownOn: '2024-06-01' })).errors).toEqual([]);
    expect(await plan('2024-05-31')).toEqual(then);
    expect([await plan('2024-06-01'), await plan()].map(({ planVersion, investment }) => [planVersion, investment.amount])).toEqual([[2, '48000'], [2, '48000']]);
  });

  it('is revised once where two do it at the same time with what they saw', async () => {
    const both = await Promise.all([revise({ expectedVersion: 1 }), revise({ expectedVersion: 1 })]);
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ code: 'CONFLICT', details: { expected: 1, found: 2 } }]);
  });

  it('is set by those who report, for their own region', async () => {
    const refused = async (login: string) => (await service.answer(login, REVISE, { input: { projectId, year: 2024, investment: wan('1') } })).errors;
    expect(await refused('fin')).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    expect(await refused('clerk.ly')).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});
