import { commitmentBroken, startWithoutPermits } from '@cornerstone/events/approvals';
import type { Day } from '@cornerstone/kernel/day';
import type { Catalogue, Kind } from '../catalogue/catalogue.rules';
import { isDone, settledOn, standingsOf, type Item, type Standings } from '../cases/standing.rules';

/** One legal bar to building: any one of the procedures lifts it. */
export interface StartRequirement { anyOf: readonly string[]; scope: 'EVERY_PROJECT' | 'WHERE_LISTED'; basis: string }

export const isMandatory = (code: string, requirements: readonly StartRequirement[]): boolean => requirements.some((requirement) => requirement.anyOf.includes(code));

const allKinds: readonly Kind[] = ['APPROVAL', 'RATIFICATION', 'FILING'];

/**
 * The permits that still bar the start of works (A2, P2): a promise never replaces one. Of a bar that several procedures can lift, those
 * applied for, else all that could. With an unknown kind only what every kind of project needs.
 */
export function missingForStart(kind: Kind | null, catalogue: Catalogue, standings: Standings, requirements: readonly StartRequirement[]): string[] {
  const kinds = kind === null ? allKinds : [kind];
  return requirements.flatMap(({ anyOf, scope }) => {
    const candidates = anyOf.filter((code) => kinds.every((each) => catalogue.get(code)?.appliesTo.includes(each)));
    if (candidates.length === 0 || settledOn(candidates, standings) !== null) return [];
    const listed = candidates.filter((code) => standings.has(code));
    if (listed.length > 0) return listed.filter((code) => !isDone(standings.get(code)));
    return scope === 'EVERY_PROJECT' ? candidates : [];
  });
}

export interface Starting { caseId: string | null; kind: Kind | null; catalogue: Catalogue; items: readonly Item[] }

/** A start without the permits it needs is recorded as what it is (P2): only what was decided by that day counts. Null where nothing was missing. */
export function checkStart(project: Starting, startedOn: Day, requirements: readonly StartRequirement[], knownOn: Day) {
  const then = project.items.map((item) => (item.decidedOn !== null && item.decidedOn > startedOn ? { ...item, decision: null, decidedOn: null } : item));
  const missing = missingForStart(project.kind, project.catalogue, standingsOf(then), requirements);
  return missing.length === 0 ? null : startWithoutPermits.of(knownOn, { caseId: project.caseId, startedOn, missing });
}

export interface Broken { id: string; caseId: string; procedure: string; authority: string; due: Day }

/** A2: a promise that is open when works begin is broken, whatever its deadline. */
export const brokenByStart = (commitment: Broken, startedOn: Day, knownOn: Day) => commitmentBroken.of(knownOn, {
  caseId: commitment.caseId, commitmentId: commitment.id, procedure: commitment.procedure, authority: commitment.authority, due: commitment.due, cause: 'START', on: startedOn,
});
