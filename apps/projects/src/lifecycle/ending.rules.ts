import type { Stage } from '@cornerstone/events/life';
import type { DataOf } from '@cornerstone/events/define';
import type { projectListed } from '@cornerstone/events/projects';
import { projectCancelled, projectDelisted, projectRemoved } from '@cornerstone/events/projects-life';
import { later, yearOf, type Day } from '@cornerstone/kernel/day';
import { isWithin, type RegionPath } from '@cornerstone/kernel/region';
import { Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';
import { higherLevel } from '../ledger/mention.rules';
import type { Living } from './lifecycle.rules';
import { notInTheFuture, requireStep } from './stage.rules';

type Level = DataOf<typeof projectListed>['level'];
export interface Endable extends Living { stage: Stage; level: Level; regionPaths: readonly RegionPath[] }
/** The department that decides, and where it stands in the tree. */
export interface Authority { id: string; regionPath: RegionPath }
export interface EndCommand { on: Day; reason: string; authority: Authority; documentNumber: string }
export interface RemoveCommand extends EndCommand { year: number | null; programme: string | null }
/** A listing that still holds. */
export interface Standing { id: string; year: number | null; level: Level; programme: string | null }

/** How deep in the tree who decides upon a list of the level may stand: 1 province, 2 city, 3 county. */
const DEEPEST: Record<NonNullable<Level>, number> = { NATIONAL: 1, PROVINCIAL: 1, CITY: 2, COUNTY: 3 };

/** 003, 000: taken off or cancelled by an authority of the list's level, over the place where the project lies, with reason and document. */
function decided(project: Endable, { on, reason, authority, documentNumber }: EndCommand, knownOn: Day) {
  notInTheFuture('P2.ending-in-the-future', on, knownOn);
  const last = [project.startedOn, project.suspendedOn, project.resumedOn, project.completedOn, project.commissionedOn, project.atCapacityOn].reduce<Day | null>((latest, each) => (each && latest ? later(each, latest) : each ?? latest), null);
  if (last !== null && on < last) throw new Rejection('P2.ended-before-last-step', { en: `${on} is before the project's last step on ${last}.`, zh: `${on} 早于项目最近一次阶段变化日期 ${last}。` }, { on, last });
  if (!documentNumber.trim()) throw new Rejection('P2.ending-without-document', { en: 'Name the number of the document.', zh: '须注明文号。' });
  if (project.level !== null && authority.regionPath.split('.').length > DEEPEST[project.level]) {
    throw new Rejection('P2.authority-too-low', { en: `${authority.id} does not decide upon a ${project.level.toLowerCase()} list.`, zh: `${authority.id} 无权对该级别清单作出决定。` }, { authority: authority.id, level: project.level });
  }
  const outside = project.regionPaths.filter((path) => !isWithin(path, authority.regionPath));
  // No province lies over another: of a project of several, each decides for its own.
  const isShared = new Set(project.regionPaths.map((path) => path.split('.')[0])).size > 1 && outside.length < project.regionPaths.length;
  if (outside.length > 0 && !isShared) throw new Rejection('P2.authority-elsewhere', { en: `${authority.id} does not decide upon a project in ${outside.join(', ')}.`, zh: `${authority.id} 不管辖项目所在区划 ${outside.join('、')}。` }, { authority: authority.id, outside });
  return { on, reason: reasonOf(reason, 'P2.ending-without-reason'), authorityId: authority.id, documentNumber: plainText(documentNumber, 'documentNumber', 100) };
}

/** P2: what is cancelled is built no further; it stays in the denominator of rates until it is formally removed. */
export function cancelProject(project: Endable, command: EndCommand, knownOn: Day) {
  requireStep('CANCELLED', project.stage);
  return projectCancelled.of(knownOn, decided(project, command, knownOn));
}

/**
 * P2 (调退): off the lists of a year or programme, or off all. A project that stays on another list of the same year or a later one goes
 * on under it; one that does not is removed.
 */
export function removeProject(project: Endable, standing: readonly Standing[], command: RemoveCommand, knownOn: Day) {
  requireStep('REMOVED', project.stage);
  const { year, programme } = command;
  const own = decided(project, command, knownOn);
  const off = standing.filter((each) => (year === null || each.year === year) && (programme === null || each.programme === programme));
  if (off.length === 0 && (year !== null || programme !== null)) throw new Rejection('P2.not-on-list', { en: 'The project is on no such list.', zh: '项目不在该清单上。' }, { year, programme });
  const since = Math.max(...off.flatMap((each) => each.year ?? []), year ?? (off.length === 0 ? yearOf(command.on) : 0));
  const others = standing.filter((each) => !off.includes(each));
  const told = { ...own, year, programme, listingIds: off.map(({ id }) => id) };
  if (!others.some((each) => each.year !== null && each.year >= since)) return projectRemoved.of(knownOn, told);
  return projectDelisted.of(knownOn, { ...told, level: others.reduce<Level>((highest, each) => higherLevel(highest, each.level), null) });
}
