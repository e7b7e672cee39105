import { addDays, day, type Day } from '@cornerstone/kernel/day';
import { clerkOf, startDay, type Told } from './build-story';
import type { Teller } from './teller';

interface Item { procedure: { code: string; mandatoryBeforeStart: boolean }; status: string }
interface Case { id: string; mayStart: boolean; items: Item[] }
const CASE = '{ id mayStart items { procedure { code mandatoryBeforeStart } status } }';

/** One application, then decision after decision as prerequisites allow; each fate leaves its own gap. */
export async function tellApproval(teller: Teller, project: Told): Promise<void> {
  if (project.fate === 'STARTED_UNPERMITTED' || project.phase === 'continuing') return;
  const begins = project.phase === 'pre_work' ? day('2024-09-02') : addDays(startDay(project), -75);
  let opened = await teller.tell<Case>(clerkOf(project), `${project.key}-apply`, 'submitApplication', { projectId: project.id, kind: project.kind, acceptedOn: begins, knownOn: begins }, CASE);
  const gap = project.fate === 'PROMISE_BROKEN' ? gapOf(opened) : null;
  if (gap) await teller.tell('drc', `${project.key}-promise`, 'givePromise', { caseId: opened.id, procedure: gap, authority: '市人民政府', due: addDays(startDay(project), -1), knownOn: addDays(begins, 10) });
  const most = project.phase === 'pre_work' ? 4 : 60;
  for (let decided = 0, on: Day = addDays(begins, 3); decided < most; decided += 1, on = decided % 3 === 0 ? addDays(on, 4) : on) {
    const next = opened.items.find((item) => item.status === 'READY' && item.procedure.code !== gap && item.procedure.mandatoryBeforeStart) ?? opened.items.find((item) => item.status === 'READY' && item.procedure.code !== gap);
    if (!next || (opened.mayStart && project.phase !== 'pre_work')) break;
    opened = await teller.tell<Case>('drc', `${project.key}-decide-${next.procedure.code}`, 'decideItem', { caseId: opened.id, procedure: next.procedure.code, decision: 'GRANTED', decidedOn: on, knownOn: on }, CASE);
  }
  if (project.key === 'd20') await teller.tell('drc', `${project.key}-stop`, 'stopClock', { caseId: opened.id, on: '2024-10-08', ground: 'EXPERT_REVIEW', reason: '可研报告组织专家评审', knownOn: '2024-10-08' });
}

/** The last legal bar before the start: what the promise is about, and what nobody grants in time. */
const gapOf = ({ items }: Case): string | null => items.filter((item) => item.procedure.mandatoryBeforeStart).at(-1)?.procedure.code ?? null;
