import { itemDecided } from '@cornerstone/events/approvals';
import { later, type Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';
import type { Catalogue, Kind } from '../catalogue/catalogue.rules';
import type { Pause } from '../clock/clock.rules';
import { endedByDecision, fulfilledFact, isOpen, type Commitment, type CommitmentEnd } from '../promises/promises.rules';
import { missingForStart, type StartRequirement } from '../start/start.rules';
import { readiness, standingsOf, type Decision, type Item } from './standing.rules';

/** A case with everything its project has applied for and promised. */
export interface Deciding {
  id: string; kind: Kind; acceptedOn: Day; closedOn: Day | null; catalogue: Catalogue; items: readonly Item[]; pauses: readonly Pause[]; commitments: readonly Commitment[];
}
export interface DecideCommand { procedure: string; departmentId: string | null; decision: Decision; reason: string | null; decidedOn: Day }

/** The completion stage lies after the start of works and outside the joint clock. */
const COMPLETION_STAGE = 4;

export function itemOf<I extends Item>(items: readonly I[], caseId: string, procedure: string): I {
  const item = items.find((each) => each.caseId === caseId && each.procedure === procedure);
  if (!item) throw new Rejection('A1.not-applied-for', { en: `The case has no procedure ${procedure.slice(0, 20)}.`, zh: `该办件不含事项 ${procedure.slice(0, 20)}。` }, { procedure: procedure.slice(0, 20) });
  return item;
}

/** While the clock stands for a procedure (or for all), the material, hearing or review it waits for is part of the decision (行政许可法§45). */
function requireRunning(pauses: readonly Pause[], procedure: string, on: Day): void {
  const stands = pauses.find(({ stoppedOn, resumedOn, procedure: only }) => (only === null || only === procedure) && (resumedOn === null ? on >= stoppedOn : on > stoppedOn && on < resumedOn));
  if (stands) throw new Rejection('A3.clock-stopped', { en: `The clock stands since ${stands.stoppedOn}: resume it before the decision.`, zh: `该办件自 ${stands.stoppedOn} 起停表，续表后方可作出决定。` }, { procedure, stoppedOn: stands.stoppedOn });
}

function check(file: Deciding, item: Item, command: DecideCommand, knownOn: Day): void {
  const { procedure, decision, decidedOn } = command;
  if (item.decision !== null) throw new Rejection('A1.already-decided', { en: `${procedure} is decided: ${item.decision.toLowerCase()}.`, zh: `${procedure} 已作出决定。` }, { procedure, decision: item.decision });
  if (decidedOn > knownOn) throw new Rejection('A1.decided-in-the-future', { en: `${decidedOn} is after today, ${knownOn}.`, zh: `${decidedOn} 晚于当前日期 ${knownOn}。` }, { decidedOn, today: knownOn });
  if (decidedOn < file.acceptedOn) throw new Rejection('A1.decided-before-acceptance', { en: `${decidedOn} is before the acceptance on ${file.acceptedOn}.`, zh: `${decidedOn} 早于受理日期 ${file.acceptedOn}。` }, { decidedOn, acceptedOn: file.acceptedOn });
  if (decision !== 'WAIVED') requireRunning(file.pauses, procedure, decidedOn);
  if (decision !== 'GRANTED') return;
  const { waitsFor, since } = readiness(procedure, file.kind, file.acceptedOn, file.catalogue, standingsOf(file.items));
  if (waitsFor.length > 0) throw new Rejection('A1.prerequisite-open', { en: `${procedure} waits for ${waitsFor.join(', ')}.`, zh: `${procedure} 的前置事项尚未办结：${waitsFor.join('、')}。` }, { procedure, open: waitsFor });
  if (since !== null && decidedOn < since) throw new Rejection('A1.decided-before-prerequisite', { en: `${decidedOn} is before ${since}, when its prerequisites were met.`, zh: `${decidedOn} 早于前置事项办结日期 ${since}。` }, { decidedOn, since });
  if (file.commitments.some((each) => each.caseId === file.id && each.procedure === procedure && each.kind === 'TOLERATED_OMISSION' && (isOpen(each) || each.endedAs === 'BROKEN'))) {
    throw new Rejection('A2.material-open', { en: `Material of ${procedure} is still owed: the permit is issued when it is complete.`, zh: `${procedure} 容缺材料尚未补齐，补齐后方可发证。` }, { procedure });
  }
}

/** The day everything before completion was decided (all, where a case is only about completion); null while something is open. */
export function closedOn(items: readonly Item[], catalogue: Catalogue): Day | null {
  const before = items.filter((item) => (catalogue.get(item.procedure)?.stageNo ?? 0) < COMPLETION_STAGE);
  const counted = before.length > 0 ? before : items;
  const days = counted.flatMap((item) => item.decidedOn ?? []);
  return days.length === counted.length && days.length > 0 ? days.reduce(later) : null;
}

export interface Ended { commitment: Commitment; as: CommitmentEnd }

/** A1: decides one procedure of a case, once; a granted or waived one keeps the project's promise for it (A2). */
export function decideItem(file: Deciding, command: DecideCommand, requirements: readonly StartRequirement[], knownOn: Day) {
  const { procedure, decision, decidedOn } = command;
  const item = itemOf(file.items, file.id, procedure);
  check(file, item, command, knownOn);
  const reason = decision !== 'GRANTED' || command.reason?.trim() ? reasonOf(command.reason, 'A1.decision-without-reason', { longest: 1000 }) : null;
  const items = file.items.map((each) => (each === item ? { ...each, decision, decidedOn } : each));
  const mayStart = missingForStart(file.kind, file.catalogue, standingsOf(items), requirements).length === 0;
  const ended = file.commitments.flatMap((commitment): Ended[] => {
    const as = isOpen(commitment) && commitment.procedure === procedure ? endedByDecision(commitment, decision) : null;
    return as && (commitment.kind === 'PROMISE_LETTER' || commitment.caseId === file.id) ? [{ commitment, as }] : [];
  });
  return {
    reason, closedOn: file.closedOn ?? closedOn(items.filter((each) => each.caseId === file.id), file.catalogue), ended,
    facts: [
      itemDecided.of(knownOn, { caseId: file.id, procedure, status: decision, decidedOn, departmentId: command.departmentId, mayStart }),
      ...ended.filter(({ as }) => as === 'FULFILLED').map(({ commitment }) => fulfilledFact(commitment, decidedOn, knownOn)),
    ],
  };
}
