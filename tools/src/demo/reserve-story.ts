import type { Told } from './build-story';
import type { Teller } from './teller';

const ADMITTED = 'd13';
const PROPOSED = 'd20';
const EXPERTS: readonly (readonly [name: string, unit: string, specialties: readonly string[]])[] = [
  ['（演示）专家甲', '（演示）工程咨询公司', ['规划', '工程咨询']], ['（演示）专家乙', '（演示）环境研究院', ['环境工程']], ['（演示）专家丙', '（演示）财经大学', ['财务']],
  ['（演示）专家丁', '（演示）设计研究院', ['建筑', '规划']], ['（演示）专家戊', '（演示）产业研究所', ['产业经济', '财务']],
];

/** The library of 南阳: a goal, an entry that a session keeps while its public notice runs out, one proposal that waits; and a pool of experts. */
export async function tellReserve(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  await teller.tell('drc', 'reserve-goal', 'setReserveGoal', { region: '411300', year: 2024, investment: { amount: '1000', unit: 'YI' }, knownOn: '2024-01-22' });
  for (const [at, [name, unit, specialties]] of EXPERTS.entries()) await teller.tell('drc', `expert-${at}`, 'registerExpert', { name, unit, specialties, region: '410000', knownOn: '2024-01-25' });
  const [park, pipes] = [projects.get(ADMITTED), projects.get(PROPOSED)];
  if (!park || !pipes) throw new Error('the demonstration has no project for the reserve library');
  const entry = await teller.tell<{ id: string }>('drc', 'reserve-park', 'proposeProject', { projectId: park.id, category: 'INDUSTRY', level: park.level, touchesPublic: true, knownOn: '2024-02-01' });
  await teller.tell('drc', 'reserve-pipes', 'proposeProject', { projectId: pipes.id, category: 'PLANNED_CONSTRUCTION', level: pipes.level, touchesPublic: false, knownOn: '2024-02-20' });
  await teller.tell('drc', 'reserve-park-admitted', 'admitToReserve', { entryId: entry.id, knownOn: '2024-02-20' });
  await teller.tell('drc', 'reserve-park-hearing', 'recordPublicGate', { projectId: park.id, gate: 'HEARING', heldOn: '2024-03-12', document: '（演示）听证纪要〔2024〕1号', knownOn: '2024-03-13' });
  await teller.tell('drc', 'reserve-park-notice', 'recordPublicGate', { projectId: park.id, gate: 'PUBLIC_NOTICE', heldOn: '2024-03-15', untilOn: '2024-04-13', document: '（演示）公示〔2024〕1号', knownOn: '2024-03-15' });
  await teller.tell('drc', 'reserve-session', 'closeReserveSession', { region: '411300', year: 2024, quarter: 1, knownOn: '2024-03-29', decisions: [{ entryId: entry.id, decision: 'KEEP' }] });
  await teller.tell('drc', 'reserve-park-progress', 'noteReserveProgress', { entryId: entry.id, note: '可行性研究报告完成专家评审', knownOn: '2024-06-18' });
}
