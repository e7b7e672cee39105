import { clerkOf, type Told } from './build-story';
import { peopleByLogin } from './people';
import { told, wan } from './told';
import type { Teller } from './teller';

/** Physical quantities by the classification's measures, planned and done by the middle and the end of the year. */
const QUANTITIES = [
  { key: 'd16', sector: 'INFRASTRUCTURE.TRANSPORT.EXPRESSWAY', chains: [], measure: 'ROAD_KM', planned: '118.6', done: ['31.2', '68.4'] }, { key: 'd08', sector: 'INFRASTRUCTURE.ENERGY', chains: [], measure: 'POWER_MW', planned: '1200', done: ['0', '0'] },
  { key: 'd24', sector: 'NEW_INFRASTRUCTURE.DATA_CENTRE', chains: ['ELECTRONICS'], measure: 'RACKS', planned: '6000', done: ['400', '1850'] },
] as const;
const ROADS = 'd07';

/** Weekly reports of December, in one batch; no two alike. */
const WEEKLY: readonly (readonly [key: string, week: number, wan: number, workforce: number, problems?: string])[] = [
  ['d12', 49, 1187, 236], ['d12', 50, 1342, 251], ['d12', 51, 968, 214, '寒潮影响室外作业'], ['d17', 49, 611, 148], ['d17', 50, 587, 153], ['d17', 51, 702, 160], ['d19', 49, 1533, 322], ['d19', 50, 1476, 318], ['d19', 51, 1391, 305],
];
const KNOWN: Readonly<Record<number, string>> = { 49: '2024-12-09', 50: '2024-12-16', 51: '2024-12-23' };
const OPERATION = { outputValue: wan(26_000), tax: wan(820), jobs: 420, capacity: '320' };

export async function tellQuantitiesAndCapacity(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  await Promise.all([tellQuantities(teller, projects), tellWeeks(teller, projects), tellCapacity(teller, told(projects, 'd11')), tellIncident(teller, told(projects, 'd04')), tellPlansToStart(teller, projects)]);
}

async function tellQuantities(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  await Promise.all([
    teller.tell('clerk.ly', `${ROADS}-class`, 'classifyProject', { projectId: told(projects, ROADS).id, sector: 'INFRASTRUCTURE.MUNICIPAL', knownOn: '2024-02-08' }),
    ...QUANTITIES.map(async ({ key, sector, chains, measure, planned, done }) => {
      const { id: projectId } = told(projects, key);
      await teller.tell('drc', `${key}-class`, 'classifyProject', { projectId, sector, chains, knownOn: '2024-02-08' });
      for (const [at, on] of ['2024-06-30', '2024-12-20'].entries()) await teller.tell('drc', `${key}-quantity-${at}`, 'recordQuantity', { projectId, measure, planned, done: done[at], on, knownOn: on });
    }),
  ]);
}

async function tellWeeks(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  const rows = WEEKLY.map(([key, week, amount, workforce, problems]) => ({ projectId: told(projects, key).id, period: { year: 2024, week }, investment: wan(amount), workforce, problems, knownOn: KNOWN[week] }));
  const { outcomes } = await teller.tell<{ outcomes: { reportId: string | null }[] }>('drc', 'weekly-reports', 'reportProgressBatch', { mode: 'ALL_OR_NOTHING', rows, knownOn: '2024-12-23' }, '{ outcomes { reportId } }');
  await teller.tell('drc', 'weekly-amended', 'amendReport', { reportId: outcomes[1]?.reportId, investment: wan(1298), reason: '扣除尚未到场的设备', knownOn: '2024-12-24' });
}

/** 建账, 理账, 对账, 交账, 算账: the targets are those of the first quarter in operation, and reached. */
async function tellCapacity(teller: Teller, project: Told): Promise<void> {
  const step = (mutation: string, input: object): Promise<unknown> => teller.tell('drc', `${project.key}-${mutation}`, mutation, { projectId: project.id, ...input });
  const quarter = { year: 2024, quarter: 4, knownOn: '2024-12-31' };
  await step('openCapacityAccount', { targets: OPERATION, capacityUnit: '万支', dueOn: '2024-12-31', tolerancePercent: '5', knownOn: '2024-10-24' });
  await step('collectCapacityActuals', { ...quarter, figures: { outputValue: wan(27_350), tax: wan(870), jobs: 436, capacity: '334.5' } });
  await step('reconcileCapacity', { ...quarter, figures: { outputValue: wan(26_980), tax: wan(858), jobs: 431, capacity: '334.5' }, departmentId: 'dep_410700_statistics' });
  await step('handOverCapacityAccount', { departmentId: 'dep_410700_industry', knownOn: '2024-12-31' });
  await step('settleCapacity', { on: '2024-12-31', explanation: '产值、税收、用工、产能均达到投产首季目标，以统计部门数据为准', knownOn: '2024-12-31' });
}

async function tellIncident(teller: Teller, project: Told): Promise<void> {
  await teller.tell(clerkOf(project), `${project.key}-incident`, 'reportIncident', { projectId: project.id, kind: 'SAFETY', severity: 'MINOR', what: '基坑临边防护缺失', happenedOn: '2024-08-06', place: '3号闸基坑', knownOn: '2024-08-07' });
  const ask = await teller.as('drc');
  const { project: { incidents } } = await ask<{ project: { incidents: { nodes: { id: string }[] } } }>('query($id: ID!) { project(id: $id) { incidents(first: 10) { nodes { id } } } }', { id: project.id });
  await teller.tell(clerkOf(project), `${project.key}-incident-closed`, 'closeIncident', { incidentId: incidents.nodes[0]?.id, on: '2024-08-12', measures: '补齐防护栏杆并全员教育', knownOn: '2024-08-13' }, '{ id }');
}

/** 开复工方案: one stands still, one has not begun. */
async function tellPlansToStart(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  const people = await peopleByLogin(teller, ['drc.ly', 'drc']);
  const plan = (key: string, login: string, departmentId: string, targetOn: string, measures: string): Promise<unknown> =>
    teller.tell(login, `${key}-start-plan`, 'planStartOrResumption', { projectId: told(projects, key).id, targetOn, measures, departmentId, personId: people.get(login), knownOn: '2024-11-05' });
  await Promise.all([
    plan('d09', 'drc.ly', 'dep_410300_development_reform', '2025-01-15', '完成环保整改验收后复工'), plan('d23', 'drc', 'dep_410000_development_reform', '2025-02-28', '分期供地，先行开工一期冷库'),
  ]);
}
