import type { DataOf } from '@cornerstone/events/define';
import type { projectRegistered } from '@cornerstone/events/projects';
import { Rejection } from '@cornerstone/kernel/rejection';

export type Kind = DataOf<typeof projectRegistered>['kind'];
export const preworkSteps = ['APPLIED', 'GRANTED', 'WAIVED', 'REFUSED', 'TOLERATED', 'BROKEN'] as const;
export type PreworkStep = (typeof preworkSteps)[number];
/** What approvals told of one procedure in one case. */
export interface PreworkFact { projectId: string; caseId: string; procedure: string; step: PreworkStep; commitmentId: string | null }

export const standings = ['OPEN', 'REFUSED', 'APPLIED', 'TOLERATED', 'WAIVED', 'GRANTED'] as const;
export type Standing = (typeof standings)[number];

/** One part of pre-work: any one of the procedures makes it; WHERE_LISTED only where one of them was applied for. Empty kinds: every kind of project. */
export interface Requirement { code: string; en: string; zh: string; anyOf: string[]; kinds: string[]; scope: 'EVERY_PROJECT' | 'WHERE_LISTED' }
export interface Met { requirement: Requirement; standing: Standing; /** Procedures that are still open; those that could make it where none was applied for. */ open: string[] }

const best = (told: readonly Standing[]): Standing => standings[Math.max(0, ...told.map((each) => standings.indexOf(each)))] ?? 'OPEN';

/** A decision is final; a tolerated omission holds until it is broken. A promise letter is none of it: it never replaces a permit (A2). */
function standingInCase(facts: readonly PreworkFact[]): Standing {
  const decided = facts.find(({ step }) => step === 'GRANTED' || step === 'WAIVED' || step === 'REFUSED');
  if (decided) return decided.step as Standing;
  const broken = new Set(facts.filter(({ step }) => step === 'BROKEN').map(({ commitmentId }) => commitmentId));
  return facts.some(({ step, commitmentId }) => step === 'TOLERATED' && !broken.has(commitmentId)) ? 'TOLERATED' : 'APPLIED';
}

/** Where each procedure of a project stands: as good as its best answer in any case, whatever order the facts came in. */
export function standingsOf(facts: readonly PreworkFact[]): ReadonlyMap<string, Standing> {
  const cases = Map.groupBy(facts, ({ caseId, procedure }) => `${caseId} ${procedure}`);
  const told = [...cases.values()].filter((own) => own.some(({ step }) => step !== 'BROKEN')).map((own) => ({ procedure: own[0]?.procedure ?? '', standing: standingInCase(own) }));
  return new Map([...Map.groupBy(told, ({ procedure }) => procedure)].map(([procedure, own]) => [procedure, best(own.map(({ standing }) => standing))]));
}

const DONE: readonly Standing[] = ['GRANTED', 'WAIVED', 'TOLERATED'];
export const isMet = ({ standing }: Pick<Met, 'standing'>): boolean => DONE.includes(standing);

/** Each part of pre-work that the project needs, and how it stands (P1). Of several applied for, one granted or tolerated is enough; a waiver only when nothing else was applied for. With an unknown kind all parts count. */
export function preworkOf(requirements: readonly Requirement[], kind: Kind, known: ReadonlyMap<string, Standing>): Met[] {
  return requirements.filter(({ kinds }) => kinds.length === 0 || kind === null || kinds.includes(kind)).flatMap((requirement): Met[] => {
    const listed = requirement.anyOf.filter((code) => known.has(code));
    if (listed.length === 0) return requirement.scope === 'WHERE_LISTED' ? [] : [{ requirement, standing: 'OPEN', open: requirement.anyOf }];
    const told = listed.map((code) => known.get(code) ?? 'OPEN');
    const serious = told.filter((each) => each !== 'WAIVED');
    const standing = told.includes('GRANTED') ? 'GRANTED' : best(serious.length > 0 ? serious : told);
    return [{ requirement, standing, open: isMet({ standing }) ? [] : listed.filter((code) => !DONE.includes(known.get(code) ?? 'OPEN')) }];
  });
}

/** P1 (002: 前期工作基本完备的纳入重点项目): each mandatory procedure is granted, waived or tolerated; the refusal names every one that is not. */
export function requirePreworkDone(prework: readonly Met[]): void {
  const open = prework.filter((each) => !isMet(each)).map(({ requirement: { code, zh, en }, standing, open: procedures }) => ({ requirement: code, zh, en, standing, procedures }));
  if (open.length === 0) return;
  throw new Rejection('P1.prework-open', { en: `Pre-work is not essentially complete, open: ${open.map(({ en, procedures }) => `${en} (${procedures.join(', ')})`).join('; ')}.`, zh: `前期工作尚未基本完备，未办结：${open.map(({ zh, procedures }) => `${zh}（${procedures.join('、')}）`).join('；')}。` }, { open });
}
