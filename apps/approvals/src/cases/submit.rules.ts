import { caseSubmitted } from '@cornerstone/events/approvals';
import { hasEnded } from '@cornerstone/events/life';
import { day, type Day } from '@cornerstone/kernel/day';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import type { Kind, Listed } from '../catalogue/catalogue.rules';
import { countedDay, type ClockPolicy } from '../clock/clock.rules';
import type { Standings } from './standing.rules';

/** 行政许可法 came into force: no application is older. */
const FIRST_ACCEPTANCE = day('2004-07-01');

export interface Applicant { stage: string; kind: Kind | null; catalogue: ReadonlyMap<string, Listed>; standings: Standings }
export interface SubmitCommand { caseId: string; kind: Kind | null; procedures: readonly string[] | null; acceptedOn: Day; limitDays: number | null }

export function procedureNamed(catalogue: ReadonlyMap<string, Listed>, code: string): Listed {
  const procedure = catalogue.get(code);
  if (!procedure) throw badInput('A1.procedure-unknown', { en: `The catalogue has no procedure ${code.slice(0, 20)}.`, zh: `审批事项目录中没有 ${code.slice(0, 20)}。` }, { procedure: code.slice(0, 20) });
  return procedure;
}

export function applicable(procedure: Listed, kind: Kind): Listed {
  if (!procedure.appliesTo.includes(kind)) throw new Rejection('A1.procedure-does-not-apply', { en: `${procedure.code} is not for projects of kind ${kind}.`, zh: `${procedure.name}不适用于该类项目（${kind}）。` }, { procedure: procedure.code, kind });
  return procedure;
}

function kindOf(applicant: Applicant, command: SubmitCommand): Kind {
  const kind = command.kind ?? applicant.kind;
  if (kind === null) throw badInput('A1.kind-unknown', { en: 'Say whether the project needs approval, ratification or filing.', zh: '请注明项目属于审批、核准还是备案。' });
  if (applicant.kind !== null && kind !== applicant.kind) throw new Rejection('A1.other-kind', { en: `The project is of kind ${applicant.kind}, not ${kind}.`, zh: `项目类型为 ${applicant.kind}，与 ${kind} 不符。` }, { kind, projectKind: applicant.kind });
  return kind;
}

/** A procedure is applied for once at a time; without a list, everything that applies and is neither open nor done. */
function procedures({ catalogue, standings }: Applicant, kind: Kind, wanted: readonly string[] | null): string[] {
  const isRunning = (code: string): boolean => { const known = standings.get(code); return known !== undefined && known.decision === null; };
  if (wanted === null) {
    const rest = [...catalogue.values()].filter((each) => each.appliesTo.includes(kind) && !isRunning(each.code) && (standings.get(each.code)?.decision ?? 'REFUSED') === 'REFUSED').map((each) => each.code);
    if (rest.length === 0) throw new Rejection('A1.already-applied', { en: 'Everything that applies to this project is applied for.', zh: '该项目适用事项均已申请。' });
    return rest;
  }
  const codes = [...new Set(wanted)].map((code) => applicable(procedureNamed(catalogue, code), kind).code);
  if (codes.length === 0) throw badInput('A1.no-procedures', { en: 'An application is for at least one procedure.', zh: '申请至少包含一个事项。' });
  const running = codes.filter(isRunning);
  if (running.length > 0) throw new Rejection('A1.already-applied', { en: `Applied for in an open case: ${running.join(', ')}.`, zh: `以下事项已在办：${running.join('、')}。` }, { procedures: running });
  return codes;
}

/** A removed or cancelled project applies for nothing, is promised nothing (P2). */
export function stillApplies({ stage }: Pick<Applicant, 'stage'>): void {
  if (hasEnded(stage)) throw new Rejection('A1.project-gone', { en: `A ${stage.toLowerCase()} project applies for nothing.`, zh: '已调出或取消的项目不再受理申请。' }, { stage });
}

/** A1, A3: one application, taken the day it arrives; its clock counts from the working day after. */
export function submitApplication(applicant: Applicant, command: SubmitCommand, policy: ClockPolicy, knownOn: Day) {
  stillApplies(applicant);
  const kind = kindOf(applicant, command);
  const { acceptedOn } = command;
  if (acceptedOn > knownOn) throw new Rejection('A1.accepted-in-the-future', { en: `${acceptedOn} is after ${knownOn}, the day it is known.`, zh: `受理日期 ${acceptedOn} 晚于知悉日期 ${knownOn}。` }, { acceptedOn, knownOn });
  if (acceptedOn < FIRST_ACCEPTANCE) throw badInput('A1.accepted-too-early', { en: `No application is older than ${FIRST_ACCEPTANCE}.`, zh: `受理日期不早于 ${FIRST_ACCEPTANCE}。` }, { acceptedOn });
  const limitDays = command.limitDays ?? policy.limitDays;
  if (!Number.isInteger(limitDays) || limitDays < 1 || limitDays > policy.longestLimit) throw badInput('A3.limit-out-of-range', { en: `A limit is 1 to ${policy.longestLimit} days.`, zh: `时限应在 1 至 ${policy.longestLimit} 天之间。` }, { limitDays });
  return caseSubmitted.of(knownOn, {
    caseId: command.caseId, kind, acceptedOn, limitDays, dueOn: countedDay(acceptedOn, limitDays, policy.unit, [], acceptedOn), procedures: procedures(applicant, kind, command.procedures),
  });
}
