import { addDays, day } from '@cornerstone/kernel/day';
import { clerkOf, startDay, type Told } from './build-story';
import type { Teller } from './teller';

/** Procedures that lead to the start, prerequisites first; what else applies is waived in practice and left out here. */
const CHAINS: Record<Told['kind'], readonly string[]> = {
  APPROVAL: ['L01', 'L05', 'L02', 'L08', 'L20', 'L21', 'G01', 'G02', 'G03', 'S01', 'S03', 'S05'],
  RATIFICATION: ['L05', 'L03', 'L08', 'L20', 'L21', 'G01', 'G02', 'S01', 'S05'],
  FILING: ['L04', 'L20', 'L21', 'L08', 'G01', 'G02', 'S01', 'S05'],
};
/** The permit to build: what the promise is about, and what nobody grants in time. */
const PERMIT = 'S05';

/** One application, then decision after decision as prerequisites allow; each fate leaves its own gap. */
export async function tellApproval(teller: Teller, project: Told): Promise<void> {
  if (project.fate === 'STARTED_UNPERMITTED' || project.phase === 'continuing') return;
  const isPrework = project.phase === 'pre_work';
  const begins = isPrework ? day('2024-10-08') : addDays(startDay(project), -50);
  const procedures = CHAINS[project.kind];
  const opened = await teller.tell<{ id: string }>(clerkOf(project), `${project.key}-apply`, 'submitApplication', { projectId: project.id, kind: project.kind, procedures, acceptedOn: begins, knownOn: begins });
  const promised = project.fate === 'PROMISE_BROKEN';
  if (promised) await teller.tell('drc', `${project.key}-promise`, 'givePromise', { caseId: opened.id, procedure: PERMIT, authority: '市人民政府', due: addDays(startDay(project), -1), knownOn: addDays(begins, 10) }, '{ __typename }');
  const decided = procedures.slice(0, isPrework || project.fate === 'NOT_STARTED' ? 4 : undefined).filter((procedure) => !(promised && procedure === PERMIT));
  await teller.tellAll('drc', decided.map((procedure, at) => {
    const on = addDays(begins, 3 + at * 3);
    return { key: `${project.key}-decide-${procedure}`, mutation: 'decideItem', input: { caseId: opened.id, procedure, decision: 'GRANTED', decidedOn: on, knownOn: on } };
  }));
  if (project.key === 'd20') await teller.tell('drc', `${project.key}-stop`, 'stopClock', { caseId: opened.id, on: '2024-11-04', ground: 'EXPERT_REVIEW', reason: '可研报告组织专家评审', knownOn: '2024-11-04' });
}
