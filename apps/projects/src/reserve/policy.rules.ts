import { reserveGoalDefined, reservePolicyDefined } from '@cornerstone/events/projects-reserve';
import type { Day } from '@cornerstone/kernel/day';
import { toYuan, type Fen } from '@cornerstone/kernel/money';
import { checkPeriod } from '@cornerstone/kernel/period';
import { badInput } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import type { Requirement } from './prework.rules';

/** Figures that the texts leave open (P1, P11): in force from a day until a later one. */
export interface PolicyFigures { staleAfterDays: number; sessionLeadDays: number; noticeDays: number; panelSize: number; preworkPoints: number; toleratedPercent: number; requirements: readonly Requirement[] }

const RANGES: Readonly<Record<Exclude<keyof PolicyFigures, 'requirements'>, readonly [least: number, most: number]>> = {
  staleAfterDays: [1, 1_000], sessionLeadDays: [0, 92], noticeDays: [1, 365], panelSize: [1, 99], preworkPoints: [0, 100], toleratedPercent: [0, 100],
};
const MOST_REQUIREMENTS = 50;

function checkRequirements(requirements: readonly Requirement[]): void {
  const codes = requirements.map(({ code }) => code);
  if (requirements.length === 0 || requirements.length > MOST_REQUIREMENTS || new Set(codes).size !== codes.length) {
    throw badInput('P1.requirements-not-a-list', { en: `Mandatory procedures are 1 to ${MOST_REQUIREMENTS}, each code once.`, zh: `必备前期手续应为 1 至 ${MOST_REQUIREMENTS} 项，代码不得重复。` }, { codes });
  }
  for (const { code, en, zh, anyOf } of requirements) {
    for (const [field, text] of Object.entries({ code, en, zh })) plainText(text, field, 100);
    if (anyOf.length === 0 || anyOf.some((procedure) => !/^[A-Z]\d{2}$/.test(procedure))) throw badInput('P1.requirement-without-procedure', { en: `${code} names at least one procedure by its code, such as L05.`, zh: `${code} 应至少列出一个审批事项代码（如 L05）。` }, { code, anyOf });
  }
}

/** P1: what is left out stays as it was. */
export function definePolicy(before: PolicyFigures, policyId: string, changes: Partial<PolicyFigures>, validFrom: Day, knownOn: Day) {
  const figures: PolicyFigures = { ...before, ...changes };
  for (const [name, [least, most]] of Object.entries(RANGES)) {
    const figure = figures[name as keyof typeof RANGES];
    if (!Number.isInteger(figure) || figure < least || figure > most) throw badInput('P1.policy-out-of-range', { en: `${name} is between ${least} and ${most}.`, zh: `${name} 应在 ${least} 至 ${most} 之间。` }, { name, figure });
  }
  if (figures.panelSize % 2 === 0) throw badInput('P11.panel-even', { en: 'A panel has an odd number of experts, so that there is a majority.', zh: '专家人数应为单数，以形成多数意见。' }, { panelSize: figures.panelSize });
  checkRequirements(figures.requirements);
  return { figures, fact: reservePolicyDefined.of(knownOn, { ...figures, policyId, validFrom, requirements: figures.requirements.length }) };
}

/** P1 (002: 千亿储备库): what a region's library is to hold in a year; a later goal takes the place of the one before. */
export function defineGoal(command: { goalId: string; regionCode: string; year: number; investment: Fen; entries: number | null }, knownOn: Day) {
  checkPeriod({ year: command.year });
  if (command.investment <= 0n || (command.entries !== null && command.entries <= 0)) throw badInput('P1.goal-not-positive', { en: 'A volume goal is more than nothing.', zh: '储备规模目标应大于零。' });
  return reserveGoalDefined.of(knownOn, { ...command, investment: toYuan(command.investment) });
}
