import type { DataOf } from '@cornerstone/events/define';
import type { projectRegistered } from '@cornerstone/events/projects';
import { projectReserved, projectReserveDropped, reserveAdmitted, reserveDropped, reserveProgressed, reserveProposed, reserveRejected } from '@cornerstone/events/projects-reserve';
import { daysBetween, type Day } from '@cornerstone/kernel/day';
import { toYuan } from '@cornerstone/kernel/money';
import { isWithin } from '@cornerstone/kernel/region';
import { forbidden, Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';
import { screen, type Category, type Hazard, type Level, type Screened, type Standard } from './standards.rules';

export type Stage = DataOf<typeof projectRegistered>['stage'];
export const entryStates = ['PROPOSED', 'TURNED_DOWN', 'ADMITTED', 'PROMOTED', 'DROPPED'] as const;
export type EntryState = (typeof entryStates)[number];
export interface Entry { id: string; state: EntryState; proposedOn: Day; admittedOn: Day | null }
export interface ProposeCommand { entryId: string; category: Category; level: Level; hazards: readonly Hazard[]; touchesPublic: boolean }

const LEVEL_WORDS: Readonly<Record<Level, string>> = { NATIONAL: '国家级', PROVINCIAL: '省级', CITY: '市级', COUNTY: '县级' };
/** Levels that an office of a province, a city, a county decides for its own lists. */
const DECIDED_BY: readonly (readonly Level[])[] = [['NATIONAL', 'PROVINCIAL', 'CITY', 'COUNTY'], ['CITY', 'COUNTY'], ['COUNTY']];

/** P1 (按权限): a province decides for every list, a city for its own and its counties', a county for its own. */
export function requireOwnLevel(regions: readonly string[] | '*', paths: readonly string[], level: Level): void {
  const depths = regions === '*' ? [1] : regions.filter((mine) => paths.every((path) => isWithin(path, mine))).map((mine) => mine.split('.').length);
  if (depths.some((depth) => DECIDED_BY[Math.min(depth, DECIDED_BY.length) - 1]?.includes(level))) return;
  throw forbidden('P1.level-above-yours', { en: `What concerns a ${level.toLowerCase()} list is decided above you.`, zh: `${LEVEL_WORDS[level]}清单事项须由上级决定。` }, { level });
}

/** Stages at which a project is not on its way to works yet. */
const RESERVABLE: readonly Stage[] = ['PROPOSED', 'RESERVED', 'PREWORK'];
const WORDS: Readonly<Record<EntryState, readonly [en: string, zh: string]>> = { PROPOSED: ['proposed', '待审核'], TURNED_DOWN: ['turned down', '未通过'], ADMITTED: ['in the library', '在库'], PROMOTED: ['promoted', '已提级'], DROPPED: ['dropped', '已调出'] };

export function requireState({ id, state }: Pick<Entry, 'id' | 'state'>, needed: EntryState): void {
  if (state === needed) return;
  throw new Rejection(needed === 'PROPOSED' ? 'P1.not-proposed' : 'P1.not-in-the-library', { en: `The entry is ${WORDS[state][0]}, it must be ${WORDS[needed][0]}.`, zh: `该条目${WORDS[state][1]}，须为${WORDS[needed][1]}。` }, { entryId: id, state });
}

function inOrder(on: Day, since: Day, knownOn: Day): void {
  if (on > knownOn) throw new Rejection('P1.decided-in-the-future', { en: `${on} is after ${knownOn}, the day it is known.`, zh: `决定日期 ${on} 晚于知悉日期 ${knownOn}。` }, { on, knownOn });
  if (on < since) throw new Rejection('P1.decided-before-entry', { en: `${on} is before ${since}, when it came to this.`, zh: `决定日期 ${on} 早于 ${since}。` }, { on, since });
}

/** P1 (002: 做到谋划一批、上报一批): a project that is not beyond the library is proposed, once at a time. */
export function proposeProject(project: { stage: Stage; regionPaths: readonly string[] }, hasOpenEntry: boolean, command: ProposeCommand, knownOn: Day) {
  if (!RESERVABLE.includes(project.stage)) throw new Rejection('P1.project-beyond-reserve', { en: `The project is ${project.stage.toLowerCase().replaceAll('_', ' ')}: it is no longer to be reserved.`, zh: '项目已进入后续阶段，不再申报入库。' }, { stage: project.stage });
  if (project.regionPaths.length === 0) throw new Rejection('P1.place-missing', { en: 'The library is kept by place: say first where the project lies.', zh: '储备库按区划管理，请先明确项目所在区划。' });
  if (hasOpenEntry) throw new Rejection('P1.already-proposed', { en: 'The project is proposed or in the library already.', zh: '该项目已申报或已在库。' });
  return reserveProposed.of(knownOn, { entryId: command.entryId, category: command.category, level: command.level, hazards: [...new Set(command.hazards)], touchesPublic: command.touchesPublic });
}

export interface Admission { entry: Entry & { touchesPublic: boolean }; project: { stage: Stage }; screened: Screened; standards: readonly Standard[]; sessionId: string | null }

/** P1: screened against the standards of the day and admitted; the project is reserved from now on, if it is not further already. The first thing against it refuses. */
export function admitToReserve({ entry, project, screened, standards, sessionId }: Admission, on: Day, knownOn: Day) {
  requireState(entry, 'PROPOSED');
  inOrder(on, entry.proposedOn, knownOn);
  if (!RESERVABLE.includes(project.stage)) throw new Rejection('P1.project-beyond-reserve', { en: `The project is ${project.stage.toLowerCase().replaceAll('_', ' ')}: it is no longer to be reserved.`, zh: '项目已进入后续阶段，不再入库。' }, { stage: project.stage });
  const { standard, against } = screen(standards, screened, on);
  const [refusal] = against;
  if (refusal) throw refusal;
  if (!standard) throw new Error('a screening without a standard and without a refusal');
  const stage: Stage = project.stage === 'PROPOSED' ? 'RESERVED' : project.stage;
  return {
    entry: reserveAdmitted.of(knownOn, { entryId: entry.id, on, sessionId, standardId: standard.id, minimum: toYuan(standard.minimum), exempted: screened.hazards.length > 0, touchesPublic: entry.touchesPublic }),
    project: projectReserved.of(knownOn, { entryId: entry.id, on, stage }),
  };
}

/** P1: a proposal is turned down with a reason; it may come again. */
export function turnDownProposal(entry: Entry, reason: string | null | undefined, sessionId: string | null, on: Day, knownOn: Day) {
  requireState(entry, 'PROPOSED');
  inOrder(on, entry.proposedOn, knownOn);
  return reserveRejected.of(knownOn, { entryId: entry.id, on, sessionId, reason: reasonOf(reason, 'P1.turned-down-without-reason') });
}

/** P1: an entry leaves the library with a reason; a project that was no further than reserved is a proposal again. */
export function dropEntry(entry: Entry, project: { stage: Stage }, reason: string | null | undefined, sessionId: string | null, on: Day, knownOn: Day) {
  requireState(entry, 'ADMITTED');
  inOrder(on, entry.admittedOn ?? entry.proposedOn, knownOn);
  const why = reasonOf(reason, 'P1.dropped-without-reason');
  const stage: Stage = project.stage === 'RESERVED' ? 'PROPOSED' : project.stage;
  return { entry: reserveDropped.of(knownOn, { entryId: entry.id, on, sessionId, reason: why }), project: projectReserveDropped.of(knownOn, { entryId: entry.id, on, stage, reason: why }) };
}

/** P1 (002: 进展跟踪和数据更新). */
export function noteProgress(entry: Entry, note: string, on: Day, knownOn: Day) {
  requireState(entry, 'ADMITTED');
  inOrder(on, entry.admittedOn ?? entry.proposedOn, knownOn);
  return reserveProgressed.of(knownOn, { entryId: entry.id, on, note: plainText(note, 'note') });
}

/** P1: an entry in the library is flagged when nothing went forward for longer than the policy says: neither noted nor heard from approvals. */
export const isStale = ({ state, movedOn }: { state: EntryState; movedOn: Day | null }, staleAfterDays: number, on: Day): boolean =>
  state === 'ADMITTED' && movedOn !== null && daysBetween(movedOn, on) > staleAfterDays;
