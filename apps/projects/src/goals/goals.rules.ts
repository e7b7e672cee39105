import { goalAdopted, type figureBounds, type goalMetrics, type goalUnits } from '@cornerstone/events/projects-plan';
import { dayOf, daysBetween, earlier, later, type Day } from '@cornerstone/kernel/day';
import { checkPeriod } from '@cornerstone/kernel/period';
import { quantity, quantityFrom, quantityText, type Quantity } from '@cornerstone/kernel/quantity';
import { Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';

export type Metric = (typeof goalMetrics)[number];
export type Bound = (typeof figureBounds)[number];
export type GoalUnit = (typeof goalUnits)[number];
export type GoalLevel = 'NATIONAL' | 'PROVINCIAL' | 'CITY' | 'COUNTY';
export const goalStates = ['MET', 'ON_TRACK', 'AT_RISK', 'MISSED', 'NOT_MEASURED'] as const;
export type GoalState = (typeof goalStates)[number];

/** What a metric is counted in. Growth of fixed-asset investment is the statistics office's, signings are the rounds': a goal stands, no figure of it is reckoned from the project ledger. */
const UNITS: Readonly<Record<Metric, readonly GoalUnit[]>> = {
  SIGNED_PROJECTS: ['PROJECTS'], STARTED_PROJECTS: ['PROJECTS'], COMPLETED_PROJECTS: ['PROJECTS'], COMMISSIONED_PROJECTS: ['PROJECTS'], INVESTMENT: ['YUAN', 'WAN', 'YI', 'WAN_YI'],
  INVESTMENT_RATE: ['PERCENT'], START_RATE: ['PERCENT'], COMPLETION_RATE: ['PERCENT'], FIXED_ASSET_GROWTH: ['PERCENT'],
};
export const isMeasured = (metric: Metric): boolean => metric !== 'SIGNED_PROJECTS' && metric !== 'FIXED_ASSET_GROWTH';
const IN_BASE: Readonly<Record<GoalUnit, bigint>> = { PROJECTS: 1n, PERCENT: 1n, YUAN: 1n, WAN: 10_000n, YI: 100_000_000n, WAN_YI: 1_000_000_000_000n };

export interface GoalCommand {
  code: string; label: string; metric: Metric; year: number; region: string; level: GoalLevel | null; programme: string | null; sector: string | null;
  threshold: string; bound: Bound; unit: GoalUnit; dueOn: Day; source: string; reason: string | null;
}

/** Decimal places as they were written: 2.1 万亿 has one, and is right to half of it (rules.md 8). */
export const placesOf = (threshold: string): number => threshold.split('.')[1]?.length ?? 0;

/** P5 (001): a goal of a region or a programme, kept as it was published: figure, precision, bound, unit, day, source. The same code again is a revision with a reason. */
export function setGoal(knownBefore: Day | null, command: GoalCommand, knownOn: Day) {
  const { metric, unit, threshold, year, dueOn } = command;
  checkPeriod({ year });
  if (!/^[A-Z0-9][A-Z0-9-]{2,39}$/.test(command.code)) throw new Rejection('P5.goal-code', { en: 'A goal\'s code is 3 to 40 capital letters, digits and hyphens, such as HN-2024-STARTED.', zh: '目标代码由 3 至 40 位大写字母、数字和连字符组成，如 HN-2024-STARTED。' }, { code: command.code.slice(0, 40) }, 'BAD_USER_INPUT');
  if (!UNITS[metric].includes(unit)) throw new Rejection('P5.goal-in-another-unit', { en: `${metric} is told in ${UNITS[metric].join(' or ')}.`, zh: `该指标的单位应为 ${UNITS[metric].join('、')}。` }, { metric, unit });
  const amount = quantityFrom(threshold);
  if (amount <= 0n || (unit === 'PROJECTS' && placesOf(threshold) > 0)) throw new Rejection('P5.goal-out-of-range', { en: 'A goal is above nothing; projects are whole.', zh: '目标值须大于零；项目数须为整数。' }, { threshold, unit });
  if (dueOn < dayOf(year, 1, 1) || dueOn > dayOf(year, 12, 31)) throw new Rejection('P5.goal-due-in-another-year', { en: `A goal of ${year} is due in ${year}, not on ${dueOn}.`, zh: `${year} 年目标的完成时限应在当年内，现为 ${dueOn}。` }, { year, dueOn });
  if (knownBefore !== null && knownOn < knownBefore) throw new Rejection('P5.goal-revised-before', { en: `A revision known on ${knownOn} cannot change what is known since ${knownBefore}.`, zh: `调整的知悉日期 ${knownOn} 早于现行目标的 ${knownBefore}，不得改写过去。` }, { knownOn, before: knownBefore });
  const reason = knownBefore !== null || command.reason?.trim() ? reasonOf(command.reason, 'P5.goal-revised-without-reason') : null;
  return goalAdopted.of(knownOn, { ...command, label: plainText(command.label, 'label'), source: plainText(command.source, 'source'), threshold, reason });
}

/** What is reckoned of a goal: for a count or an amount its figure (amounts in yuan, over 1), for a rate the parts of it. */
export interface Actual { numerator: string; denominator: string }
export interface Measured { year: number; threshold: Quantity; precisionPlaces: number; bound: Bound; unit: GoalUnit; dueOn: Day }

/** A goal's figure in the base unit: yuan, projects, percent. */
export const inBase = ({ threshold, unit }: Pick<Measured, 'threshold' | 'unit'>): Quantity => quantity(threshold * IN_BASE[unit]);

/** What is enough: of 约 and 近 the published figure less half of its last place, never tested for equality. */
function enough({ threshold, bound, unit, precisionPlaces }: Measured): Quantity {
  const half = bound === 'ABOUT' || bound === 'NEARLY' ? 10n ** BigInt(4 - precisionPlaces) / 2n : 0n;
  return quantity((threshold - half) * IN_BASE[unit]);
}

/** The last day on which the goal counts: that of its due date and what was reckoned by then. */
export const reckonedOn = ({ dueOn }: Pick<Measured, 'dueOn'>, on: Day): Day => earlier(dueOn, on);

/**
 * P5: how a goal stands on a day. Met at or above what is enough (超: above it); missed once its day has passed, that day included in time; before it
 * on track while it is as far as the year is, from 1 January evenly to the due day. Null where nothing was planned, or no figure is reckoned here.
 */
export function stateOn(goal: Measured, actual: Actual | null, on: Day): GoalState {
  if (actual === null) return 'NOT_MEASURED';
  const denominator = quantityFrom(actual.denominator);
  if (denominator === 0n) return 'NOT_MEASURED';
  const reached = quantityFrom(actual.numerator) * (goal.unit === 'PERCENT' ? 100n : 1n) * 10_000n;
  const needed = enough(goal) * denominator;
  if (goal.bound === 'OVER' ? reached > needed : reached >= needed) return 'MET';
  if (on > goal.dueOn) return 'MISSED';
  const begin = dayOf(goal.year, 1, 1);
  const [gone, whole] = [BigInt(daysBetween(begin, later(begin, on)) + 1), BigInt(daysBetween(begin, goal.dueOn) + 1)];
  return reached * whole >= needed * gone ? 'ON_TRACK' : 'AT_RISK';
}

/** As it was written, with its places: 2.10 stays 2.10. */
export function written(threshold: Quantity, places: number): string {
  const [whole = '0', fraction = ''] = quantityText(threshold).split('.');
  return places === 0 ? whole : `${whole}.${fraction.padEnd(places, '0')}`;
}
