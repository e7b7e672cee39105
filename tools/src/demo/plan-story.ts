import { clerkOf, evidenceOf, type Told } from './build-story';
import type { Teller } from './teller';

/** The goals of Henan for 2024, as its plan of the three batches publishes them. */
const GOALS = [
  { code: 'HN-2024-SIGNED', label: '年底前新签约项目2000个以上', metric: 'SIGNED_PROJECTS', threshold: '2000', unit: 'PROJECTS', dueOn: '2024-12-31' },
  { code: 'HN-2024-STARTED', label: '年底前新开工项目2000个以上', metric: 'STARTED_PROJECTS', threshold: '2000', unit: 'PROJECTS', dueOn: '2024-12-31' },
  { code: 'HN-2024-COMMISSIONED', label: '年底前投产项目2000个以上', metric: 'COMMISSIONED_PROJECTS', threshold: '2000', unit: 'PROJECTS', dueOn: '2024-12-31' },
  { code: 'HN-2024-RATE', label: '省重点项目11月底前年度投资完成率达到100%', metric: 'INVESTMENT_RATE', level: 'PROVINCIAL', threshold: '100', bound: 'EXACT', unit: 'PERCENT', dueOn: '2024-11-30' },
  { code: 'HN-2024-INVESTMENT', label: '省重点项目全年完成投资1万亿元以上', metric: 'INVESTMENT', level: 'PROVINCIAL', threshold: '1', unit: 'WAN_YI', dueOn: '2024-12-31' },
  { code: 'HN-2024-FIXED-ASSETS', label: '固定资产投资增长7%', metric: 'FIXED_ASSET_GROWTH', threshold: '7', bound: 'EXACT', unit: 'PERCENT', dueOn: '2024-12-31' },
];

/** Scheduled back from the end of March 2025; the slow one has not done what the others have. */
const SCHEDULED: Readonly<Record<string, readonly (readonly [string, string])[]>> = { d01: [['基础完工', '2024-07-26'], ['设备到货', '2024-11-28'], ['主体封顶', '2024-12-10']], d08: [['基础完工', '2024-09-02']], d16: [['基础完工', '2024-07-15'], ['设备到货', '2024-10-30'], ['主体封顶', '2024-12-12']] };
const MILESTONES = [
  { name: '基础完工', durationDays: 90 }, { name: '主体封顶', durationDays: 140, predecessors: ['基础完工'] }, { name: '设备到货', durationDays: 60 },
  { name: '安装调试', durationDays: 70, unit: 'WORKING', predecessors: ['主体封顶', '设备到货'] }, { name: '竣工验收', durationDays: 0, predecessors: ['安装调试'] },
];

/** Goals of the province, milestones of some projects and how far they are, and what happened on two sites. */
export async function tellGoalsAndMilestones(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  await teller.tellAll('drc', GOALS.map((goal) => ({ key: `goal-${goal.code}`, mutation: 'setGoal', input: { bound: 'AT_LEAST', ...goal, year: 2024, region: '410000', source: '河南省2024年“三个一批”项目建设部署', knownOn: '2024-02-20' } })));
  for (const [key, done] of Object.entries(SCHEDULED)) {
    const project = projects.get(key);
    if (!project) throw new Error(`the demonstration has no project ${key}`);
    const step = (name: string, mutation: string, input: object): Promise<unknown> => teller.tell(clerkOf(project), `${key}-${name}`, mutation, { projectId: project.id, ...input });
    await step('milestones', 'setMilestones', { due: '2025-03-31', milestones: MILESTONES, knownOn: '2024-03-20' });
    for (const [name, doneOn] of done) await step(`milestone-${name}`, 'reportMilestone', { name, doneOn, evidenceDigest: evidenceOf(`${key} ${name}`), knownOn: doneOn });
  }
  const site = projects.get('d16');
  if (site) await teller.tell(clerkOf(site), 'd16-incident', 'reportIncident', { projectId: site.id, kind: 'QUALITY', severity: 'ORDINARY', what: '箱梁预制场养护不到位', happenedOn: '2024-10-11', place: '2号梁场', knownOn: '2024-10-12' });
}
