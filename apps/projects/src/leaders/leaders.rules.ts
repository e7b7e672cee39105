import type { DataOf } from '@cornerstone/events/define';
import { hasEnded } from '@cornerstone/events/life';
import { leaderAssigned, leaderReleased, type leaderLevels, type projectListed, type projectRegistered } from '@cornerstone/events/projects';
import type { Day } from '@cornerstone/kernel/day';
import { isWithin, type RegionPath } from '@cornerstone/kernel/region';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';

export type LeaderLevel = (typeof leaderLevels)[number];
export interface Carriable { stage: DataOf<typeof projectRegistered>['stage']; level: DataOf<typeof projectListed>['level']; regionPaths: readonly RegionPath[] }
/** Who is named, and where they act: '*' is the whole country. */
export interface Named { id: string; regionPaths: readonly string[] }
export interface NamedLeader extends Named { roles: readonly string[] }
export interface NamedOfficer extends Named { departmentKinds: readonly string[] }
/** One time somebody carried the project. */
export interface Assignment { id: string; personId: string; since: Day; knownOn: Day; endedOn: Day | null; endedKnownOn: Day | null }

export interface AssignCommand { assignmentId: string; leader: NamedLeader; level: LeaderLevel | null; department: Named; officer: NamedOfficer | null; team: readonly Named[]; since: Day }
export interface ReleaseCommand { personId: string; on: Day; reason: string }

const LARGEST_TEAM = 20;
const EVERYWHERE = '*';
const HIGHEST_FIRST: readonly LeaderLevel[] = ['PROVINCIAL', 'CITY', 'COUNTY'];
const LEVEL_WORDS = { PROVINCIAL: '省级', CITY: '市级', COUNTY: '县级' } as const;

/** The levels at which a person may lead, the highest first: those of the places they act in. The whole country counts as a province. */
export function levelsOf({ regionPaths }: Pick<Named, 'regionPaths'>): LeaderLevel[] {
  const depths = regionPaths.map((path) => (path === EVERYWHERE ? 1 : path.split('.').length));
  return HIGHEST_FIRST.filter((_, at) => depths.some((depth) => (at === HIGHEST_FIRST.length - 1 ? depth > at : depth === at + 1)));
}

/** P7: the leader's level follows the list's. A county's list takes any leader, as does what no list has given a level; all higher lists a city's leader or above. */
export const isHighEnough = (leader: LeaderLevel, list: Carriable['level']): boolean => leader !== 'COUNTY' || list === 'COUNTY' || list === null;

/** 属地管理: who is named acts where the project lies, in one of its places at least; a project without a place is nobody's own. */
const actsWhere = ({ regionPaths }: Named, project: Carriable): boolean =>
  project.regionPaths.length === 0 || regionPaths.some((mine) => mine === EVERYWHERE || project.regionPaths.some((path) => isWithin(path, mine)));

/** P7: the supporting team is named, each member once. */
export function teamOf(ids: readonly string[]): string[] {
  const team = [...new Set(ids)];
  if (team.length === 0 || team.length > LARGEST_TEAM) throw badInput('P7.team-size', { en: `A team is 1 to ${LARGEST_TEAM} people.`, zh: `服务专班应为 1 至 ${LARGEST_TEAM} 人。` }, { size: team.length });
  return team;
}

function levelOf(leader: NamedLeader, told: LeaderLevel | null): LeaderLevel {
  const own = levelsOf(leader);
  const [highest] = own;
  if (!leader.roles.includes('gov') || highest === undefined) throw new Rejection('P7.not-a-leader', { en: `Person ${leader.id} is no leader in the directory.`, zh: `人员 ${leader.id} 不是领导。` }, { id: leader.id });
  if (told !== null && !own.includes(told)) {
    throw new Rejection('P7.not-of-this-level', { en: `The leader acts at the level ${own.join(', ').toLowerCase()}, not ${told.toLowerCase()}.`, zh: `该领导为${own.map((level) => LEVEL_WORDS[level]).join('、')}，不是${LEVEL_WORDS[told]}。` }, { level: told, levels: own });
  }
  return told ?? highest;
}

/** P7: from planning to commissioning a key project has a leader who is high enough, a lead department, a team, and a police officer where one is asked for; all of its place. */
export function assignLeader(project: Carriable, before: readonly Assignment[], command: AssignCommand, knownOn: Day) {
  const { leader, department, officer, since } = command;
  if (hasEnded(project.stage)) throw new Rejection('P7.project-takes-no-leader', { en: `A ${project.stage.toLowerCase()} project takes no leader.`, zh: '已调退或取消的项目不再安排包联领导。' }, { stage: project.stage });
  if (since > knownOn) throw new Rejection('P7.assignment-in-the-future', { en: `${since} is after ${knownOn}, the day it is known.`, zh: `起始日期 ${since} 晚于知悉日期 ${knownOn}。` }, { since, knownOn });
  if (before.some(({ endedOn }) => endedOn === null)) throw new Rejection('P7.already-assigned', { en: 'This leader carries the project already.', zh: '该领导已包联此项目。' }, { personId: leader.id });
  const overlapping = before.find((each) => each.endedOn !== null && (since < each.endedOn || (each.endedKnownOn !== null && knownOn < each.endedKnownOn)));
  if (overlapping) throw new Rejection('P7.overlaps-earlier', { en: `This leader carried the project until ${overlapping.endedOn}; a new assignment begins and is known later.`, zh: `该领导此前包联至 ${overlapping.endedOn}，新的包联不得与之重叠。` }, { until: overlapping.endedOn, knownOn: overlapping.endedKnownOn });
  const level = levelOf(leader, command.level);
  if (!isHighEnough(level, project.level)) {
    throw new Rejection('P7.level-too-low', { en: `A project of a ${project.level?.toLowerCase()} list needs a leader of city level or above.`, zh: '国家、省、市清单项目须由市级及以上领导包联。' }, { leader: level, project: project.level });
  }
  if (officer && !officer.departmentKinds.includes('police')) throw new Rejection('P7.officer-not-of-police', { en: `Person ${officer.id} acts for no police department.`, zh: `人员 ${officer.id} 不属于公安部门。` }, { id: officer.id });
  const stranger = [leader, department, ...(officer ? [officer] : []), ...command.team].find((each) => !actsWhere(each, project));
  if (stranger) throw new Rejection('P7.not-of-this-place', { en: `${stranger.id} does not act where the project lies.`, zh: `${stranger.id} 不在项目所在区划任职。` }, { id: stranger.id, paths: project.regionPaths });
  return leaderAssigned.of(knownOn, { assignmentId: command.assignmentId, personId: leader.id, level, departmentId: department.id, policeOfficerId: officer?.id ?? null, teamIds: command.team.map(({ id }) => id), since });
}

/** P7: an assignment ends once, with a reason, and stays in the history. */
export function releaseLeader(before: readonly Assignment[], { personId, on, reason }: ReleaseCommand, knownOn: Day) {
  const assignment = before.find(({ endedOn }) => endedOn === null);
  if (!assignment) throw new Rejection('P7.not-assigned', { en: 'This person does not carry the project.', zh: '该人员未包联此项目。' }, { personId });
  if (on > knownOn) throw new Rejection('P7.release-in-the-future', { en: `${on} is after ${knownOn}, the day it is known.`, zh: `解除日期 ${on} 晚于知悉日期 ${knownOn}。` }, { on, knownOn });
  if (on < assignment.since || knownOn < assignment.knownOn) {
    throw new Rejection('P7.released-before-assigned', { en: `The leader carries the project since ${assignment.since}, known since ${assignment.knownOn}.`, zh: `该领导自 ${assignment.since} 起包联，知悉日期为 ${assignment.knownOn}。` }, { on, knownOn, since: assignment.since, assignedKnownOn: assignment.knownOn });
  }
  return leaderReleased.of(knownOn, { assignmentId: assignment.id, personId, on, reason: reasonOf(reason, 'P7.release-without-reason') });
}
