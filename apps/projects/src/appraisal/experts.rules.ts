import { conflictDeclared, expertRegistered, expertRetired } from '@cornerstone/events/projects-appraisal';
import type { Day } from '@cornerstone/kernel/day';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';

export interface Expert { id: string; registeredOn: Day; retiredOn: Day | null }

const MOST_SPECIALTIES = 10;

/** Specialties in words, each once. */
export function specialtiesOf(told: readonly string[]): string[] {
  const specialties = [...new Set(told.map((specialty) => plainText(specialty, 'specialties', 50)))];
  if (specialties.length === 0 || specialties.length > MOST_SPECIALTIES) throw badInput('P11.specialties-count', { en: `An expert has 1 to ${MOST_SPECIALTIES} specialties.`, zh: `专家专业应为 1 至 ${MOST_SPECIALTIES} 项。` }, { specialties: specialties.length });
  return specialties;
}

/** P11 (002: 建立健全重点项目评审专家库): the event says no name and no unit. */
export const registerExpert = (expertId: string, specialties: readonly string[], regionCode: string, knownOn: Day) => expertRegistered.of(knownOn, { expertId, specialties: specialtiesOf(specialties), regionCode });

const requireInPool = ({ id, retiredOn }: Expert): void => {
  if (retiredOn !== null) throw new Rejection('P11.expert-retired', { en: `The expert left the pool on ${retiredOn}.`, zh: `该专家已于 ${retiredOn} 退库。` }, { expertId: id, retiredOn });
};

/** P11: once, with a reason; panels before stand. */
export function retireExpert(expert: Expert, on: Day, reason: string, knownOn: Day) {
  requireInPool(expert);
  if (on > knownOn || on < expert.registeredOn) throw new Rejection('P11.retired-out-of-order', { en: `${on} is not between ${expert.registeredOn}, when the expert came, and ${knownOn}.`, zh: `退库日期 ${on} 应在入库日期 ${expert.registeredOn} 与知悉日期 ${knownOn} 之间。` }, { on, registeredOn: expert.registeredOn, knownOn });
  return expertRetired.of(knownOn, { expertId: expert.id, on, reason: reasonOf(reason, 'P11.retired-without-reason') });
}

/** P11: declared once for a project; it is never taken back. */
export function declareConflict(expert: Expert, projectId: string, isDeclared: boolean, reason: string, knownOn: Day) {
  requireInPool(expert);
  if (isDeclared) throw new Rejection('P11.conflict-declared', { en: 'The conflict is declared already.', zh: '该回避已声明。' }, { expertId: expert.id, projectId });
  return { reason: reasonOf(reason, 'P11.conflict-without-reason'), fact: conflictDeclared.of(knownOn, { expertId: expert.id, concernedProjectId: projectId }) };
}
