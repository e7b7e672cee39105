import { reserveRetained } from '@cornerstone/events/projects-reserve';
import type { Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Actor } from '@cornerstone/runtime/actor';
import type { Changed } from '@cornerstone/runtime/record';
import type { Tx } from '@cornerstone/runtime/transaction';
import type { Listing } from '../ledger/listing.entity';
import type { Project } from '../ledger/project.entity';
import { candidatesOf } from './candidates.sql';
import type { ReserveEntry } from './entry.entity';
import { screened } from './own-entry';
import type { PolicyFigures } from './policy.rules';
import { keyListing, listingRow, onceListed, oncePromoted } from './promotion';
import { promoteToKeyList, type Candidate } from './promote.rules';
import type { KeyListInput, SessionDecisionInput } from './reserve.inputs';
import { admitToReserve, dropEntry, requireOwnLevel, turnDownProposal } from './reserve.rules';
import type { ReserveDecision } from './session.entity';
import { compare, requireWhole, type Refused } from './session.rules';
import { exemptionOf, type Standard } from './standards.rules';

/** What all decisions of one session share. */
export interface Sitting { regions: Actor['regions']; sessionId: string; decidedQuarter: string; year: number; quarter: number; on: Day; knownOn: Day; list: KeyListInput; policy: PolicyFigures; standards: readonly Standard[]; candidates: ReadonlyMap<string, Candidate> }
/** What one decision makes of its rows. */
export interface Outcome { entry: Changed<ReserveEntry>; project: Changed<Project> | null; listing: Listing | null }

/** What was decided of an entry, in the words of the session. */
export const told = (decisions: readonly SessionDecisionInput[], entryId: string): Pick<ReserveDecision, 'decision' | 'reason'> => {
  const { decision = 'KEEP', reason } = decisions.find((each) => each.entryId === entryId) ?? {};
  return { decision, reason: reason?.trim() ? reason.trim() : null };
};

const listOf = (decision: SessionDecisionInput, list: KeyListInput): KeyListInput => decision.list ?? list;

export function candidatesFor(tx: Tx, entries: readonly ReserveEntry[], decisions: readonly SessionDecisionInput[], { list, policy, knownOn }: Pick<Sitting, 'list' | 'policy' | 'knownOn'>): Promise<ReadonlyMap<string, Candidate>> {
  const promoted = new Map(decisions.filter(({ decision }) => decision === 'PROMOTE').map((decision) => [decision.entryId, decision]));
  return candidatesOf(tx, entries.flatMap((entry) => {
    const decision = promoted.get(entry.id);
    if (!decision || !entry.project) return [];
    const { year, programme } = keyListing(listOf(decision, list), entry.level);
    return [{ project: entry.project, touchesPublic: entry.touchesPublic, level: entry.level, year, programme }];
  }), policy.requirements, knownOn);
}

/** Each decision by its own rule; all refusals together, so that a session is put right in one go. */
export function decideAll(entries: readonly ReserveEntry[], decisions: readonly SessionDecisionInput[], sitting: Sitting): Outcome[] {
  const whole = compare(entries.map(({ id, state, project }) => ({ id, state, code: project?.code ?? '', name: project?.name ?? '' })), decisions);
  const inPlace = new Map(entries.filter(({ id }) => !whole.misplaced.some((each) => each.id === id)).map((entry) => [entry.id, entry]));
  const refused: Refused[] = [];
  const outcomes = decisions.flatMap((decision): Outcome[] => {
    const entry = inPlace.get(decision.entryId);
    if (!entry?.project) return [];
    try {
      return [outcomeOf(entry, entry.project, decision, sitting)];
    } catch (thrown) {
      if (!(thrown instanceof Rejection)) throw thrown;
      refused.push({ entryId: entry.id, code: entry.project.code, rule: thrown.rule, ...thrown.sentence, details: thrown.details });
      return [];
    }
  });
  requireWhole(whole, refused);
  return outcomes;
}

function outcomeOf(entry: ReserveEntry, project: Project, decision: SessionDecisionInput, { regions, sessionId, decidedQuarter, year, quarter, on, knownOn, list, policy, standards, candidates }: Sitting): Outcome {
  switch (decision.decision) {
    case 'KEEP': return { entry: { row: entry, facts: [reserveRetained.of(knownOn, { entryId: entry.id, sessionId, year, quarter })], to: { decidedQuarter } }, project: null, listing: null };
    case 'DROP': {
      const dropped = dropEntry(entry, project, decision.reason, sessionId, on, knownOn);
      return { entry: { row: entry, facts: [dropped.entry], to: { decidedQuarter, state: 'DROPPED', endedOn: on, reason: dropped.entry.data.reason } }, project: { row: project, facts: [dropped.project], to: { stage: dropped.project.data.stage } }, listing: null };
    }
    case 'PROMOTE': {
      requireOwnLevel(regions, project.regionPaths, entry.level);
      const candidate = candidates.get(project.id);
      if (!candidate) throw new Error(`no candidate for ${project.id}`);
      const promoted = promoteToKeyList(entry, candidate, keyListing(listOf(decision, list), entry.level), policy, sessionId, on, knownOn);
      return { entry: { row: entry, facts: [promoted.entry], to: { decidedQuarter, ...oncePromoted(promoted.project, on, null) } }, project: { row: project, facts: [promoted.project], to: onceListed(project, promoted.project) }, listing: listingRow(project, promoted.project, null) };
    }
    case 'ADMIT': {
      requireOwnLevel(regions, project.regionPaths, entry.level);
      const exemption = exemptionOf(decision.exemption);
      const admitted = admitToReserve({ entry, project, screened: screened(entry, project, exemption), standards, sessionId }, on, knownOn);
      const to = { decidedQuarter, state: 'ADMITTED' as const, admittedOn: on, standardId: admitted.entry.data.standardId, exemptionAuthority: exemption?.authority ?? null, exemptionDocument: exemption?.document ?? null };
      return { entry: { row: entry, facts: [admitted.entry], to }, project: { row: project, facts: [admitted.project], to: { stage: admitted.project.data.stage } }, listing: null };
    }
    case 'TURN_DOWN': {
      const rejected = turnDownProposal(entry, decision.reason, sessionId, on, knownOn);
      return { entry: { row: entry, facts: [rejected], to: { decidedQuarter, state: 'TURNED_DOWN', endedOn: on, reason: rejected.data.reason } }, project: null, listing: null };
    }
  }
}
