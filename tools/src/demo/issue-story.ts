import type { Told } from './build-story';
import { peopleByLogin } from './people';
import type { Teller } from './teller';

/** Problems that people found, and how far each got in the closed loop. */
const ISSUES: readonly { project: string; kind: string; severity: string; title: string; on: string; upTo: 'FOUND' | 'ASSIGNED' | 'REPORTED_BACK' | 'CLOSED'; deadline: string }[] = [
  { project: 'd08', kind: 'LAND', severity: 'HIGH', title: '库区移民安置进度滞后', on: '2024-06-20', upTo: 'ASSIGNED', deadline: '2024-10-31' },
  { project: 'd15', kind: 'FUNDS', severity: 'MEDIUM', title: '企业自筹资金未足额到位', on: '2024-08-08', upTo: 'ASSIGNED', deadline: '2024-12-10' },
  { project: 'd24', kind: 'OTHER', severity: 'MEDIUM', title: '外电接入方案未批复', on: '2024-07-15', upTo: 'REPORTED_BACK', deadline: '2024-10-20' },
  { project: 'd09', kind: 'OTHER', severity: 'HIGH', title: '环保督察整改影响施工', on: '2024-09-16', upTo: 'ASSIGNED', deadline: '2024-11-15' },
  { project: 'd04', kind: 'OTHER', severity: 'LOW', title: '弃渣场手续需补充', on: '2024-05-10', upTo: 'CLOSED', deadline: '2024-06-30' },
  { project: 'd02', kind: 'OTHER', severity: 'LOW', title: '场外道路照明未移交', on: '2024-10-09', upTo: 'FOUND', deadline: '2024-12-31' },
];

export async function tellIssues(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  const people = await peopleByLogin(teller, ['drc', 'gov']);
  for (const [at, { project, kind, severity, title, on, upTo, deadline }] of ISSUES.entries()) {
    const key = `issue-${at}`;
    const raised = await teller.tell<{ id: string }>('sup', `${key}-raise`, 'raiseIssue', { projectId: projects.get(project)?.id, kind, severity, title: `（演示）${title}`, knownOn: on });
    if (upTo === 'FOUND') continue;
    const region = projects.get(project)?.regions[0] ?? '410000';
    await teller.tell('sup', `${key}-assign`, 'assignIssue', { issueId: raised.id, departmentId: `dep_${region.slice(0, 4)}00_development_reform`, personId: people.get('drc'), method: '专班推进，周调度', deadline, leaderId: people.get('gov'), knownOn: on });
    if (upTo === 'ASSIGNED') continue;
    await teller.tell('drc', `${key}-back`, 'reportBack', { issueId: raised.id, result: '已完成整改并附材料', knownOn: '2024-10-15' });
    if (upTo === 'CLOSED') await teller.tell('sup', `${key}-close`, 'closeIssue', { issueId: raised.id, knownOn: '2024-10-18' });
  }
}
