import { later, type Day } from '@cornerstone/kernel/day';
import type { Catalogue, Kind } from '../catalogue/catalogue.rules';

export const decisions = ['GRANTED', 'REFUSED', 'WAIVED'] as const;
export const itemStatuses = ['WAITING', 'READY', ...decisions] as const;
export type Decision = (typeof decisions)[number];
export type ItemStatus = (typeof itemStatuses)[number];

/** A procedure applied for, in one of a project's cases. */
export interface Item { caseId: string; procedure: string; decision: Decision | null; decidedOn: Day | null }

/** Where each procedure of a project stands, over all its cases. */
export type Standings = ReadonlyMap<string, Item>;

const RANK: readonly (Decision | null)[] = ['REFUSED', null, 'WAIVED', 'GRANTED'];

/** A procedure applied for again is as good as its best answer: a refusal stands until a later application is decided. */
export function standingsOf(items: readonly Item[]): Standings {
  const standings = new Map<string, Item>();
  for (const item of items) {
    const known = standings.get(item.procedure);
    if (!known || RANK.indexOf(item.decision) > RANK.indexOf(known.decision)) standings.set(item.procedure, item);
  }
  return standings;
}

export const isDone = (item: Item | undefined): boolean => item?.decision === 'GRANTED' || item?.decision === 'WAIVED';

/** The day an "any of" was met: one granted, or everything that was applied for waived; null while it is open or nothing was applied for. */
export function settledOn(anyOf: readonly string[], standings: Standings): Day | null {
  const listed = anyOf.flatMap((code) => standings.get(code) ?? []);
  const days = (decision: Decision): Day[] => listed.flatMap((item) => (item.decision === decision && item.decidedOn !== null ? [item.decidedOn] : [])).sort();
  const granted = days('GRANTED')[0];
  if (granted) return granted;
  const waived = days('WAIVED');
  return listed.length > 0 && waived.length === listed.length ? waived.at(-1) ?? null : null;
}

/** What a procedure still waits for, and since when it does not wait any more. */
export interface Readiness { waitsFor: string[]; since: Day | null }

/**
 * A1: all prerequisites of a procedure, each by any of its codes that apply to the kind of project. One that holds only under a
 * condition (in the prerequisite itself, or of each of its procedures) counts only where it is applied for.
 */
export function readiness(procedure: string, kind: Kind, acceptedOn: Day, catalogue: Catalogue, standings: Standings): Readiness {
  const waitsFor: string[] = [];
  let since = acceptedOn;
  for (const { anyOf, condition } of catalogue.get(procedure)?.prerequisites ?? []) {
    const candidates = anyOf.filter((code) => catalogue.get(code)?.appliesTo.includes(kind));
    const listed = candidates.filter((code) => standings.has(code));
    const isConditional = condition !== null || candidates.every((code) => catalogue.get(code)?.conditionalKinds.includes(kind));
    if (candidates.length === 0 || (listed.length === 0 && isConditional)) continue;
    const settled = settledOn(candidates, standings);
    if (settled !== null) since = later(since, settled);
    else waitsFor.push(...(listed.length > 0 ? listed.filter((code) => !isDone(standings.get(code))) : candidates));
  }
  return { waitsFor, since: waitsFor.length === 0 ? since : null };
}

export const statusOf = (item: Pick<Item, 'decision'>, { waitsFor }: Readiness): ItemStatus => item.decision ?? (waitsFor.length > 0 ? 'WAITING' : 'READY');
