import { commitmentBroken, commitmentFulfilled, commitmentGiven, omissionTolerated } from '@cornerstone/events/approvals';
import { addDays, type Day } from '@cornerstone/kernel/day';
import { lastDay, partialDate } from '@cornerstone/kernel/partial-date';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import type { Kind, Listed } from '../catalogue/catalogue.rules';
import { applicable, procedureNamed } from '../cases/submit.rules';
import { isDone, type Item, type Standings } from '../cases/standing.rules';

export const commitmentKinds = ['PROMISE_LETTER', 'TOLERATED_OMISSION'] as const;
export const commitmentEnds = ['FULFILLED', 'BROKEN', 'LAPSED'] as const;
export const commitmentStates = ['OPEN', ...commitmentEnds] as const;
export const commitmentCauses = ['START', 'DEADLINE'] as const;
export type CommitmentKind = (typeof commitmentKinds)[number];
export type CommitmentEnd = (typeof commitmentEnds)[number];
export type CommitmentCause = (typeof commitmentCauses)[number];

export interface Commitment { id: string; caseId: string; procedure: string; kind: CommitmentKind; authority: string; due: Day; endedAs: CommitmentEnd | null }
export const isOpen = (commitment: Commitment): boolean => commitment.endedAs === null;

/** What a promise is held against: the project's procedures and its start, as it happened or as it is planned ("2024-06"). */
export interface Promisable { caseId: string; kind: Kind; catalogue: ReadonlyMap<string, Listed>; standings: Standings; commitments: readonly Commitment[]; startedOn: Day | null; plannedStart: string | null }
export interface PromiseCommand { commitmentId: string; procedure: string; authority: string; due: Day; letterId?: string | null }

/** A planned start that has passed without one says nothing any more. */
function latestStart({ startedOn, plannedStart }: Promisable, today: Day): Day | null {
  if (startedOn !== null) return startedOn;
  const planned = plannedStart === null ? null : lastDay(partialDate(plannedStart));
  return planned !== null && planned >= today ? planned : null;
}

function notPast(due: Day, today: Day): void {
  if (due < today) throw new Rejection('A2.commitment-in-the-past', { en: `${due} is before today, ${today}.`, zh: `期限 ${due} 早于当前日期 ${today}。` }, { due, today });
}

/** A2: a promise letter names an authority and a day before the start; it never replaces a permit. */
export function givePromise(project: Promisable, command: PromiseCommand, knownOn: Day) {
  const procedure = applicable(procedureNamed(project.catalogue, command.procedure), project.kind).code;
  const authority = plainText(command.authority, 'authority');
  if (isDone(project.standings.get(procedure))) throw new Rejection('A2.already-granted', { en: `${procedure} is done: there is nothing to promise.`, zh: `${procedure} 已办结，无需承诺。` }, { procedure });
  if (project.commitments.some((each) => isOpen(each) && each.kind === 'PROMISE_LETTER' && each.procedure === procedure)) {
    throw new Rejection('A2.already-promised', { en: `${procedure} is promised already.`, zh: `${procedure} 已有未兑现的承诺函。` }, { procedure });
  }
  const start = latestStart(project, knownOn);
  if (start !== null && command.due >= start) {
    throw new Rejection('A2.commitment-after-start', { en: `A promise is due before the start of works, ${start}; ${command.due} is not.`, zh: `承诺事项须在开工（${start}）前完成，${command.due} 不符合要求。` }, { due: command.due, start });
  }
  notPast(command.due, knownOn);
  return commitmentGiven.of(knownOn, { caseId: project.caseId, commitmentId: command.commitmentId, procedure, authority, due: command.due, letterId: command.letterId ?? null });
}

/** A procedure of a case whose material is incomplete; `latest` is the end of its own limit. */
export interface Tolerable { caseId: string; procedure: Listed; item: Item; latest: Day; authority: string; commitments: readonly Commitment[] }

/** A2 容缺: secondary material only, where the catalogue allows it, and not beyond the procedure's own limit. */
export function tolerateOmission(on: Tolerable, command: { commitmentId: string; missing: readonly string[]; due: Day }, knownOn: Day) {
  const { code } = on.procedure;
  if (!on.procedure.tolerable) throw new Rejection('A2.not-tolerable', { en: `The catalogue allows no omission for ${code}.`, zh: `${on.procedure.name}不适用容缺办理。` }, { procedure: code });
  if (on.item.decision !== null) throw new Rejection('A1.already-decided', { en: `${code} is decided.`, zh: `${code} 已作出决定。` }, { procedure: code, decision: on.item.decision });
  if (command.missing.length === 0 || command.missing.length > 50) throw badInput('A2.missing-unnamed', { en: 'Name what is missing, 1 to 50 papers.', zh: '请列明容缺材料（1 至 50 项）。' });
  const missing = command.missing.map((paper) => plainText(paper, 'missing'));
  if (on.commitments.some((each) => isOpen(each) && each.kind === 'TOLERATED_OMISSION' && each.procedure === code)) throw new Rejection('A2.already-tolerated', { en: `Material of ${code} is owed already.`, zh: `${code} 已有未补齐的容缺材料。` }, { procedure: code });
  notPast(command.due, knownOn);
  if (command.due > on.latest) throw new Rejection('A2.beyond-the-limit', { en: `Material may follow until ${on.latest}, the procedure's own limit.`, zh: `容缺材料最迟应于 ${on.latest}（该事项办理时限）前补齐。` }, { due: command.due, latest: on.latest });
  return omissionTolerated.of(knownOn, { caseId: on.caseId, commitmentId: command.commitmentId, procedure: code, authority: on.authority, missing, due: command.due });
}

export const fulfilledFact = ({ id, caseId, procedure }: Commitment, on: Day, knownOn: Day) => commitmentFulfilled.of(knownOn, { caseId, commitmentId: id, procedure, on });

/** A2: kept by its deadline. One that was broken stays broken. */
export function fulfilCommitment(commitment: Commitment, on: Day, knownOn: Day) {
  if (!isOpen(commitment)) throw new Rejection('A2.commitment-ended', { en: `This commitment is ${commitment.endedAs?.toLowerCase()}.`, zh: '该承诺已了结。' }, { state: commitment.endedAs });
  if (on > knownOn) throw new Rejection('A2.in-the-future', { en: `${on} is after today, ${knownOn}.`, zh: `${on} 晚于当前日期 ${knownOn}。` }, { on, today: knownOn });
  if (on > commitment.due) throw new Rejection('A2.after-the-deadline', { en: `The deadline was ${commitment.due}.`, zh: `兑现期限为 ${commitment.due}。` }, { on, due: commitment.due });
  return fulfilledFact(commitment, on, knownOn);
}

/** A2: a granted or waived procedure keeps its promise; a waived one also owes no material, a refused one owes none either. */
export function endedByDecision(commitment: Commitment, decision: 'GRANTED' | 'REFUSED' | 'WAIVED'): CommitmentEnd | null {
  if (commitment.kind === 'PROMISE_LETTER') return decision === 'REFUSED' ? null : 'FULFILLED';
  return decision === 'REFUSED' ? 'LAPSED' : 'FULFILLED';
}

/** A2: open after its deadline is broken, on the day after. */
export function breakOverdue(commitment: Commitment, day: Day) {
  if (!isOpen(commitment) || commitment.due >= day) return null;
  const { id, caseId, procedure, authority, due } = commitment;
  return commitmentBroken.of(day, { caseId, commitmentId: id, procedure, authority, due, cause: 'DEADLINE', on: addDays(due, 1) });
}
