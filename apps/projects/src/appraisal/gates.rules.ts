import { publicGatePassed, publicGates, type panelConclusions } from '@cornerstone/events/projects-appraisal';
import { addDays, daysBetween, type Day } from '@cornerstone/kernel/day';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';

export type GateKind = (typeof publicGates)[number];
export type Conclusion = (typeof panelConclusions)[number];
/** One time a gate was passed; `until` is the last day of a notice. */
export interface Gate { gate: GateKind; heldOn: Day; untilOn: Day | null }
export interface GateCommand { gateId: string; gate: GateKind; heldOn: Day; untilOn: Day | null; document: string; fileId: string | null }

const WORDS: Readonly<Record<GateKind, readonly [en: string, zh: string]>> = {
  COLLECTIVE_DECISION: ['collective decision', '集体决策'], RISK_ASSESSMENT: ['social-stability risk assessment', '社会稳定风险评估'], HEARING: ['hearing', '咨询听证'], PUBLIC_NOTICE: ['public notice', '社会公示'],
};

/** Both its first and its last day count. */
export const daysOfNotice = ({ heldOn, untilOn }: Gate): number => (untilOn === null ? 0 : daysBetween(heldOn, untilOn) + 1);

/** P11 (002: 集体决策、风险评估、咨询听证、社会公示): with its day and its document; a notice lasts as long as the policy says. */
export function recordPublicGate({ gateId, gate, heldOn, untilOn, document, fileId }: GateCommand, { noticeDays }: { noticeDays: number }, knownOn: Day) {
  if (heldOn > knownOn) throw new Rejection('P11.gate-in-the-future', { en: `${heldOn} is after ${knownOn}, the day it is known.`, zh: `日期 ${heldOn} 晚于知悉日期 ${knownOn}。` }, { heldOn, knownOn });
  if ((untilOn !== null) !== (gate === 'PUBLIC_NOTICE')) throw badInput('P11.notice-without-end', { en: 'A notice has a last day, the other gates have none.', zh: '公示须填写末日，其他程序不填。' }, { gate });
  if (untilOn !== null && daysOfNotice({ gate, heldOn, untilOn }) < noticeDays) {
    throw new Rejection('P11.notice-too-short', { en: `The notice lasts ${daysOfNotice({ gate, heldOn, untilOn })} days, at least ${noticeDays}: until ${addDays(heldOn, noticeDays - 1)}.`, zh: `公示 ${daysOfNotice({ gate, heldOn, untilOn })} 天，不得少于 ${noticeDays} 天（至 ${addDays(heldOn, noticeDays - 1)}）。` }, { heldOn, untilOn, noticeDays });
  }
  return publicGatePassed.of(knownOn, { gateId, gate, on: heldOn, until: untilOn, document: plainText(document, 'document', 200), fileId });
}

export interface MissingGate { gate: GateKind; en: string; zh: string; /** Last day of a notice that still runs. */ runsUntil: Day | null }

/** The gates that are not passed by a day; a notice is passed after its last day, and only one that lasted as long as the policy of that day says. */
export function missingGates(gates: readonly Gate[], { noticeDays }: { noticeDays: number }, on: Day): MissingGate[] {
  const known = gates.filter(({ heldOn }) => heldOn <= on);
  return publicGates.flatMap((gate): MissingGate[] => {
    const own = known.filter((each) => each.gate === gate && (gate !== 'PUBLIC_NOTICE' || daysOfNotice(each) >= noticeDays));
    if (own.some(({ untilOn }) => untilOn === null || untilOn < on)) return [];
    return [{ gate, en: WORDS[gate][0], zh: WORDS[gate][1], runsUntil: own.flatMap(({ untilOn }) => untilOn ?? []).toSorted()[0] ?? null }];
  });
}

/** P11: what touches the public is not promoted before all four; each one missing is named. */
export function requireGates(touchesPublic: boolean, gates: readonly Gate[], policy: { noticeDays: number }, on: Day): void {
  const missing = touchesPublic ? missingGates(gates, policy, on) : [];
  if (missing.length === 0) return;
  throw new Rejection('P11.public-gates-missing', { en: `The project touches the public, still missing: ${missing.map(({ en, runsUntil }) => (runsUntil === null ? en : `${en} (runs until ${runsUntil})`)).join(', ')}.`, zh: `该项目事关群众切身利益，尚缺：${missing.map(({ zh, runsUntil }) => (runsUntil === null ? zh : `${zh}（至 ${runsUntil}）`)).join('、')}。` }, { missing });
}

/** P11: what its latest panel advised against is not promoted; a project that no panel has looked at is not held up. */
export function requireAppraised(conclusion: Conclusion | null): void {
  if (conclusion === 'NOT_RECOMMENDED') throw new Rejection('P11.appraisal-against', { en: 'The latest panel advised against the project.', zh: '最近一次专家论证结论为不建议实施。' }, { conclusion });
}
