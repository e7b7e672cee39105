import { projectListed } from '@cornerstone/events/projects';
import { reservePromoted } from '@cornerstone/events/projects-reserve';
import type { Day } from '@cornerstone/kernel/day';
import { toYuan, type Fen } from '@cornerstone/kernel/money';
import { checkPeriod } from '@cornerstone/kernel/period';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { furtherStage } from '../ledger/mention.rules';
import { requireAppraised, requireGates, type Conclusion, type Gate } from '../appraisal/gates.rules';
import { isMet, requirePreworkDone, type Met } from './prework.rules';
import { requireState, type Entry, type Stage } from './reserve.rules';
import type { Level } from './standards.rules';

/** Everything that a promotion looks at. */
export interface Candidate { project: { stage: Stage; sector: string | null; totalInvestment: Fen | null }; touchesPublic: boolean; prework: readonly Met[]; gates: readonly Gate[]; conclusion: Conclusion | null; isListed: boolean }
export interface KeyListing { listingId: string; year: number; level: Level; programme: string | null; plannedStart: boolean; annualPlan: Fen | null }

function requireListable({ project: { stage }, isListed }: Candidate, { year, annualPlan }: KeyListing): void {
  if (stage === 'REMOVED' || stage === 'CANCELLED') throw new Rejection('P1.project-gone', { en: `A ${stage.toLowerCase()} project is not put on a list.`, zh: '已调退或取消的项目不得列入清单。' }, { stage });
  checkPeriod({ year });
  if ((annualPlan ?? 0n) < 0n) throw badInput('P8.negative-amount', { en: 'A plan is not negative.', zh: '计划投资不能为负。' });
  if (isListed) throw new Rejection('P1.already-listed', { en: `The project is on this list of ${year} already.`, zh: `该项目已列入 ${year} 年该清单。` }, { year });
}

const BEFORE_START: readonly Stage[] = ['PROPOSED', 'RESERVED', 'PREWORK', 'PLANNED_START'];

/** The mention on the year's list: planned to start in it, or pre-work; what has started is continuing and counts as no planned start. A list never moves a project back. */
function listedAs({ project }: Candidate, { listingId, year, level, programme, plannedStart, annualPlan }: KeyListing, knownOn: Day) {
  const isAhead = BEFORE_START.includes(project.stage);
  const meaning = !isAhead ? { phase: 'continuing', stage: 'UNDER_CONSTRUCTION' as const } : plannedStart ? { phase: 'planned_new_start', stage: 'PLANNED_START' as const } : { phase: 'pre_work', stage: 'PREWORK' as const };
  return projectListed.of(knownOn, {
    listingId, year, level, programme, sector: project.sector, phase: meaning.phase, stage: furtherStage(project.stage, meaning.stage), plannedStart: isAhead && plannedStart, plannedCompletion: false, startedOn: null, completedOn: null,
    totalInvestment: project.totalInvestment === null ? null : toYuan(project.totalInvestment), annualPlan: annualPlan === null ? null : toYuan(annualPlan),
  });
}

/** P1 (002: 前期工作基本完备的纳入重点项目): the gates of P11, then pre-work; each refusal names all that is missing. */
export function promoteToKeyList(entry: Entry, candidate: Candidate, listing: KeyListing, policy: { noticeDays: number }, sessionId: string | null, on: Day, knownOn: Day) {
  requireState(entry, 'ADMITTED');
  if (on > knownOn) throw new Rejection('P1.decided-in-the-future', { en: `${on} is after ${knownOn}, the day it is known.`, zh: `决定日期 ${on} 晚于知悉日期 ${knownOn}。` }, { on, knownOn });
  if (entry.admittedOn !== null && on < entry.admittedOn) throw new Rejection('P1.decided-before-entry', { en: `${on} is before ${entry.admittedOn}, when it came into the library.`, zh: `决定日期 ${on} 早于入库日期 ${entry.admittedOn}。` }, { on, since: entry.admittedOn });
  requireListable(candidate, listing);
  requireGates(candidate.touchesPublic, candidate.gates, policy, on);
  requireAppraised(candidate.conclusion);
  requirePreworkDone(candidate.prework);
  return { entry: reservePromoted.of(knownOn, { entryId: entry.id, on, sessionId, listingId: listing.listingId, supplementary: false, authority: null }), project: listedAs(candidate, listing, knownOn) };
}

export interface SupplementCommand { authority: string; document: string }

/**
 * 补充选列 (000: 4月份再选列实施一批省重点项目): a named authority lists a project at any time, from the library or not. Its pre-work may be open, then it is listed
 * as pre-work and not as a planned start; what the public is owed (P11) is never passed over.
 */
export function listExtraProject(entry: Entry | null, candidate: Candidate, listing: KeyListing, told: SupplementCommand, policy: { noticeDays: number }, on: Day, knownOn: Day) {
  requireListable(candidate, listing);
  if (on > knownOn) throw new Rejection('P1.decided-in-the-future', { en: `${on} is after ${knownOn}, the day it is known.`, zh: `决定日期 ${on} 晚于知悉日期 ${knownOn}。` }, { on, knownOn });
  const authority = plainText(told.authority, 'authority', 100);
  const document = plainText(told.document, 'document', 200);
  requireGates(candidate.touchesPublic, candidate.gates, policy, on);
  requireAppraised(candidate.conclusion);
  const listed = listedAs(candidate, { ...listing, plannedStart: listing.plannedStart && candidate.prework.every(isMet) }, knownOn);
  return { document, project: listed, authority, entry: entry && reservePromoted.of(knownOn, { entryId: entry.id, on, sessionId: null, listingId: listing.listingId, supplementary: true, authority }) };
}
