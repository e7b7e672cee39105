import { setTimeout as delay } from 'node:timers/promises';
import { day, addDays } from '@cornerstone/kernel/day';
import type { Told } from './build-story';
import { peopleByLogin } from './people';
import { yi } from './told';
import type { Teller } from './teller';

const ADMITTED = 'd13';
const PROPOSED = 'd20';
const EXPERTS: readonly (readonly [name: string, unit: string, specialties: readonly string[]])[] = [
  ['（演示）专家甲', '（演示）工程咨询公司', ['规划', '工程咨询']], ['（演示）专家乙', '（演示）环境研究院', ['环境工程']], ['（演示）专家丙', '（演示）财经大学', ['财务']],
  ['（演示）专家丁', '（演示）设计研究院', ['建筑', '规划']], ['（演示）专家戊', '（演示）产业研究所', ['产业经济', '财务']],
];

/** The library of 南阳: a goal, an entry that a session keeps while its public notice runs out, one proposal that waits; and a pool of experts. */
export async function tellReserve(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  for (const [region, goal] of [['411300', 1000], ['410000', 10_000]] as const) await teller.tell('drc', `reserve-goal-${region}`, 'setReserveGoal', { region, year: 2024, investment: yi(goal), knownOn: '2024-01-22' });
  await teller.tellAll('drc', EXPERTS.map(([name, unit, specialties], at) => ({ key: `expert-${at}`, mutation: 'registerExpert', input: { name, unit, specialties, region: '410000', knownOn: '2024-01-25' } })));
  const [park, pipes] = [projects.get(ADMITTED), projects.get(PROPOSED)];
  if (!park || !pipes) throw new Error('the demonstration has no project for the reserve library');
  const entry = await teller.tell<{ id: string }>('drc', 'reserve-park', 'proposeProject', { projectId: park.id, category: 'INDUSTRY', level: park.level, touchesPublic: true, knownOn: '2024-02-01' });
  await teller.tell('drc', 'reserve-pipes', 'proposeProject', { projectId: pipes.id, category: 'PLANNED_CONSTRUCTION', level: pipes.level, touchesPublic: false, knownOn: '2024-02-20' });
  await teller.tell('drc', 'reserve-park-admitted', 'admitToReserve', { entryId: entry.id, knownOn: '2024-02-20' });
  await teller.tell('drc', 'reserve-park-hearing', 'recordPublicGate', { projectId: park.id, gate: 'HEARING', heldOn: '2024-03-12', document: '（演示）听证纪要〔2024〕1号', knownOn: '2024-03-13' });
  await teller.tell('drc', 'reserve-park-notice', 'recordPublicGate', { projectId: park.id, gate: 'PUBLIC_NOTICE', heldOn: '2024-03-15', untilOn: '2024-04-13', document: '（演示）公示〔2024〕1号', knownOn: '2024-03-15' });
  await teller.tell('drc', 'reserve-session', 'closeReserveSession', { region: '411300', year: 2024, quarter: 1, knownOn: '2024-03-29', decisions: [{ entryId: entry.id, decision: 'KEEP' }] });
  await tellSecondQuarter(teller, entry.id);
  await teller.tell('drc', 'reserve-park-progress', 'noteReserveProgress', { entryId: entry.id, note: '可行性研究报告完成专家评审', knownOn: '2024-06-18' });
}

/** Invented like the others, and on no list before the session. */
const PROMOTED = { name: '（演示储备）南阳光电信息产业园', regions: ['411300'], sector: '制造业', kind: 'FILING', level: 'CITY', owner: '（演示）南阳光电有限公司', totalInvestment: yi('6.5'), buildContent: '光电元器件生产线四条', demonstration: true };
const DROPPED = { name: '（演示储备）南阳仓储物流园', regions: ['411300'], sector: '物流', kind: 'FILING', level: 'CITY', owner: '（演示）南阳物流有限公司', totalInvestment: yi('2.2'), buildContent: '仓储 6 万平方米', demonstration: true };
/** Of another city: admitted, and nothing was heard of it since. */
const IDLE = { name: '（演示储备）平顶山尼龙深加工园', regions: ['410400'], sector: '制造业', kind: 'FILING', level: 'CITY', owner: '（演示）尼龙科技有限公司', totalInvestment: yi('9.3'), buildContent: '尼龙切片与纺丝生产线', demonstration: true };
const PREWORK = ['L04', 'L20', 'L21', 'L08'];
const BEGINS = day('2024-04-16');
const SEATS = [{ specialty: '规划', experts: 1 }, { specialty: '财务', experts: 1 }, { specialty: '产业经济', experts: 1 }];
interface Entered { id: string; project: { id: string } }

/** The session of the second quarter: what is ready goes to next year's list, what stood still is dropped with a reason, the rest stays. */
async function tellSecondQuarter(teller: Teller, kept: string): Promise<void> {
  const propose = (key: string, project: object, category: string): Promise<Entered> => teller.tell<Entered>('drc', `reserve-${key}`, 'proposeProject', { project: { ...project, knownOn: '2024-04-08' }, category, level: 'CITY', touchesPublic: false, knownOn: '2024-04-08' }, '{ id project { id } }');
  const [ready, idle, silent] = await Promise.all([propose('ready', PROMOTED, 'INDUSTRY'), propose('idle', DROPPED, 'INVESTMENT_PROMOTION'), propose('silent', IDLE, 'INDUSTRY')]);
  await Promise.all([ready, idle, silent].map(({ id }, at) => teller.tell('drc', `reserve-second-admitted-${at}`, 'admitToReserve', { entryId: id, knownOn: '2024-04-15' })));
  await Promise.all([tellPrework(teller, ready), tellPanel(teller, ready.project.id)]);
  await teller.tell('drc', 'reserve-session-2', 'closeReserveSession', {
    region: '411300', year: 2024, quarter: 2, knownOn: '2024-06-17',
    decisions: [{ entryId: kept, decision: 'KEEP' }, { entryId: ready.id, decision: 'PROMOTE', list: { year: 2025, programme: '南阳市重点项目（演示）', plannedStart: true, annualPlan: yi(2) } }, { entryId: idle.id, decision: 'DROP', reason: '两个月无实质进展，投资主体未落实' }],
  });
}

/** What the library asks before it lets go; approvals tell it by event. */
async function tellPrework(teller: Teller, { id, project }: Entered): Promise<void> {
  const opened = await teller.tell<{ id: string }>('drc', 'ready-apply', 'submitApplication', { projectId: project.id, kind: 'FILING', procedures: PREWORK, acceptedOn: BEGINS, knownOn: BEGINS });
  await teller.tellAll('drc', PREWORK.map((procedure, at) => {
    const on = addDays(BEGINS, 5 + at * 8);
    return { key: `ready-decide-${procedure}`, mutation: 'decideItem', input: { caseId: opened.id, procedure, decision: 'GRANTED', decidedOn: on, knownOn: on } };
  }));
  const ask = await teller.as('drc');
  const isReady = async (): Promise<boolean> => (await ask<{ reserveEntry: { prework: { open: string[] }[] } }>('query($id: ID!) { reserveEntry(id: $id) { prework { open } } }', { id })).reserveEntry.prework.every(({ open }) => open.length === 0);
  for (const until = Date.now() + 60_000; !await isReady();) {
    if (Date.now() > until) throw new Error('The library has not heard of the permits.');
    await delay(100);
  }
}

/** Three experts drawn by lot, the consultant's own left out; owner and manager are heard beside them. */
async function tellPanel(teller: Teller, projectId: string): Promise<void> {
  const people = await peopleByLogin(teller, ['drc']);
  const { id: panelId, experts } = await teller.tell<{ id: string; experts: { id: string }[] }>('drc', 'panel', 'convenePanel', { projectId, poolRegion: '410000', seats: SEATS, managerId: people.get('drc'), agency: '（演示）工程咨询公司', parties: ['（演示）工程咨询公司'], knownOn: '2024-04-18' }, '{ id experts { id } }');
  const opinion = (key: string, input: object): Promise<unknown> => teller.tell('drc', `panel-${key}`, 'recordOpinion', { panelId, investor: true, matchingFunds: true, profitability: true, comment: '（演示）条件具备', knownOn: '2024-04-25', ...input });
  await Promise.all([
    ...experts.map(({ id: expertId }, at) => opinion(`expert-${at}`, { role: 'EXPERT', expertId, ...(at === 1 && { profitability: false, comment: '（演示）盈利测算偏乐观，建议分期' }) })),
    opinion('owner', { role: 'OWNER', comment: '（演示）资金与团队已落实' }), opinion('manager', { role: 'MANAGER', comment: '（演示）纳入前期计划管理' }),
  ]);
  await teller.tell('drc', 'panel-concluded', 'concludeAppraisal', { panelId, on: '2024-04-28', knownOn: '2024-04-28' });
}
