import type { Told } from './build-story';
import { peopleByLogin } from './people';
import type { Step, Teller } from './teller';

/** Who carries the projects of a city that has its own leader; all others are carried from the province. */
const CITIES: Readonly<Record<string, { assigner: string; leader: string; officer: string; clerk: string }>> = {
  410100: { assigner: 'drc.zz', leader: 'leader.zz', officer: 'police.zz', clerk: 'clerk.zz' },
  410300: { assigner: 'drc.ly', leader: 'leader.ly', officer: 'police.ly', clerk: 'clerk.ly' },
};
/** Nobody carries these yet. */
const UNCARRIED = ['d20', 'd23'];
const LOGINS = ['drc', 'gov', ...Object.values(CITIES).flatMap(({ leader, officer, clerk }) => [leader, officer, clerk])];
const HANDED_OVER = 'd09';

/** Leaders take the projects on in spring; one that stands still goes from its city to the province. */
export async function tellLeaders(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  const people = await peopleByLogin(teller, LOGINS);
  const fromTheProvince: Step[] = [];
  for (const { key, id: projectId, regions: [region = ''] } of projects.values()) {
    if (UNCARRIED.includes(key)) continue;
    const code = region === '419001' ? region : `${region.slice(0, 4)}00`;
    const city = CITIES[code];
    const departmentId = `dep_${code}_development_reform`;
    const fromProvince = { projectId, personId: people.get('gov'), departmentId, teamIds: [people.get('drc')] };
    if (!city) {
      fromTheProvince.push({ key: `${key}-leader`, mutation: 'assignLeader', input: { ...fromProvince, knownOn: '2024-03-05' } });
      continue;
    }
    await teller.tell(city.assigner, `${key}-leader`, 'assignLeader', { projectId, personId: people.get(city.leader), departmentId, policeOfficerId: people.get(city.officer), teamIds: [people.get(city.clerk)], knownOn: '2024-03-05' });
    if (key !== HANDED_OVER) continue;
    await teller.tell(city.assigner, `${key}-release`, 'releaseLeader', { projectId, personId: people.get(city.leader), reason: '升级为省领导包联', knownOn: '2024-09-20' });
    await teller.tell('drc', `${key}-leader-2`, 'assignLeader', { ...fromProvince, knownOn: '2024-09-20' });
  }
  await teller.tellAll('drc', fromTheProvince);
}
