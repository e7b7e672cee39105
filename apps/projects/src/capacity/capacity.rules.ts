import type { Stage } from '@cornerstone/events/life';
import { capacityAccountOpened, capacityCollected, capacityCorrected, capacityReached, capacityReconciled, capacitySettled, capacityTransferred } from '@cornerstone/events/projects-capacity';
import type { Day } from '@cornerstone/kernel/day';
import { checkPeriod, labelOf, lastDayOf, type Period } from '@cornerstone/kernel/period';
import { quantityFrom } from '@cornerstone/kernel/quantity';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';
import { requireStep, notInTheFuture } from '../lifecycle/stage.rules';
import { accountOf, resultsOf, type Account, type Entry } from './account.rules';
import { covers, differences, given, notNegative, toldOf, type Figures } from './figures.rules';

export interface Operating { stage: Stage; commissionedOn: Day | null }
interface OfPeriod { entryId: string; year: number; quarter: number | null; figures: Figures }

const same = (entry: { year: number | null; quarter: number | null }, { year, quarter }: { year: number; quarter: number | null }): boolean => entry.year === year && entry.quarter === quarter;
const periodOf = ({ year, quarter }: { year: number | null; quarter: number | null }): Period => ({ year: year ?? 0, quarter });
const explained = (text: string | null): string | null => (text?.trim() ? plainText(text, 'explanation', 1000) : null);

/** 003 四: 建账, 理账, 对账, 交账, 算账 in this order, for a project in operation. */
function open(project: Operating, entries: readonly Entry[]): Account & { targets: Entry } {
  requireStep('AT_CAPACITY', project.stage);
  const account = accountOf(entries);
  if (account.targets === null) throw new Rejection('P2.capacity-account-not-open', { en: 'The account of capacity has no targets yet: open it first.', zh: '尚未建账，请先建立达效账户。' });
  return { ...account, targets: account.targets };
}

function openToFigures(project: Operating, entries: readonly Entry[]): Account & { targets: Entry } {
  const account = open(project, entries);
  if (account.handover) throw new Rejection('P2.capacity-handed-over', { en: 'The account was handed over: it is settled next.', zh: '已交账，下一步为算账。' }, { departmentId: account.handover.departmentId });
  return account;
}

function targetsChecked(figures: Figures, unit: string | null): void {
  if (given(figures).length === 0) throw badInput('P2.capacity-without-target', { en: 'An account has at least one target.', zh: '建账至少应有一项目标。' });
  const wrong = given(figures).filter((indicator) => (figures[indicator] ?? 0n) <= 0n);
  if (wrong.length > 0) throw badInput('P2.capacity-target-not-positive', { en: `Targets are above zero: ${wrong.join(', ')}.`, zh: `目标应大于零：${wrong.join('、')}。` }, { indicators: wrong });
  if ((figures.CAPACITY === null) !== (unit === null)) throw badInput('P2.capacity-unit-missing', { en: 'An output has a unit, a unit an output.', zh: '产能与其单位应同时填写。' });
}

/** 建账: the targets of a year in full operation, and the difference from the statistics office that needs no word. */
export function openCapacityAccount(project: Operating, entries: readonly Entry[], command: { entryId: string; figures: Figures; unit: string | null; dueOn: Day; tolerancePercent: string }, knownOn: Day) {
  requireStep('AT_CAPACITY', project.stage);
  if (accountOf(entries).targets !== null) throw new Rejection('P2.capacity-account-open-already', { en: 'The account is open: correct its targets instead.', zh: '已建账，请使用更正。' });
  const unit = command.unit === null ? null : plainText(command.unit, 'capacityUnit', 40);
  targetsChecked(command.figures, unit);
  if (project.commissionedOn && command.dueOn < project.commissionedOn) throw badInput('P2.capacity-due-before-operation', { en: `${command.dueOn} is before operation began on ${project.commissionedOn}.`, zh: `达效期限 ${command.dueOn} 早于投产日期 ${project.commissionedOn}。` });
  if (quantityFrom(command.tolerancePercent) < 0n || Number(command.tolerancePercent) > 100) throw badInput('P2.capacity-tolerance-out-of-range', { en: 'A tolerance is 0 to 100 percent.', zh: '对账容差应在 0 至 100 之间。' }, { tolerancePercent: command.tolerancePercent });
  return capacityAccountOpened.of(knownOn, { entryId: command.entryId, dueOn: command.dueOn, tolerancePercent: command.tolerancePercent, ...toldOf(command.figures), capacityUnit: unit });
}

/** 理账: what was reached in a year or a quarter of it, once; what follows is a correction. */
export function collectCapacityActuals(project: Operating, entries: readonly Entry[], command: OfPeriod, knownOn: Day) {
  const { targets, actuals } = openToFigures(project, entries);
  const period = checkPeriod(periodOf(command));
  const label = labelOf(period);
  if (lastDayOf(period) > knownOn) throw new Rejection('P2.capacity-period-not-over', { en: `${label} is not over on ${knownOn}.`, zh: `${label}在 ${knownOn} 尚未结束。` }, { period: label, knownOn });
  if (project.commissionedOn && lastDayOf(period) < project.commissionedOn) throw new Rejection('P2.capacity-before-operation', { en: `${label} is before operation began on ${project.commissionedOn}.`, zh: `${label}早于投产日期 ${project.commissionedOn}。` }, { period: label });
  if (actuals.some((each) => same(each, command))) throw new Rejection('P2.capacity-collected-already', { en: `${label} is collected. Correct the entry instead.`, zh: `${label}已理账，请使用更正。` }, { period: label });
  if (actuals.some((each) => each.year === command.year && (each.quarter === null) !== (command.quarter === null))) throw new Rejection('P2.capacity-other-rhythm', { en: 'This year is collected in another rhythm: quarters and the year would count twice.', zh: '本年度已按另一周期理账，按季与按年混报会重复计算。' });
  notNegative(command.figures);
  covers(command.figures, targets.figures);
  return capacityCollected.of(knownOn, { entryId: command.entryId, year: command.year, quarter: command.quarter, ...toldOf(command.figures), capacityUnit: targets.unit });
}

function explainedDifferences(own: Figures, official: Figures, tolerancePercent: string, explanation: string | null): void {
  const beyond = differences(own, official, tolerancePercent).filter(({ isWithin }) => !isWithin).map(({ indicator }) => indicator);
  if (beyond.length > 0 && explanation === null) throw new Rejection('P2.capacity-difference-unexplained', { en: `More than ${tolerancePercent} % apart: ${beyond.join(', ')}. Explain it.`, zh: `差异超过 ${tolerancePercent}%：${beyond.join('、')}，须说明原因。` }, { indicators: beyond, tolerancePercent });
}

/** 对账: the statistics office's figures of a collected period; what is further apart than the tolerance is explained. */
export function reconcileCapacity(project: Operating, entries: readonly Entry[], command: OfPeriod & { department: { id: string; kind: string }; explanation: string | null }, knownOn: Day) {
  const { targets, actuals, official } = openToFigures(project, entries);
  const label = labelOf(checkPeriod(periodOf(command)));
  const actual = actuals.find((each) => same(each, command));
  if (!actual) throw new Rejection('P2.capacity-nothing-collected', { en: `Nothing is collected of ${label}.`, zh: `${label}尚未理账。` }, { period: label });
  if (official.some((each) => same(each, command))) throw new Rejection('P2.capacity-reconciled-already', { en: `${label} is reconciled. Correct the entry instead.`, zh: `${label}已对账，请使用更正。` }, { period: label });
  if (command.department.kind !== 'statistics') throw new Rejection('P2.not-the-statistics-office', { en: `${command.department.id} is no statistics office.`, zh: `${command.department.id} 不是统计部门。` }, { departmentId: command.department.id });
  if (given(command.figures).length === 0) throw badInput('P2.capacity-without-figures', { en: 'Give at least one figure of the statistics office.', zh: '请至少填写一项统计数据。' });
  notNegative(command.figures);
  const explanation = explained(command.explanation);
  explainedDifferences(actual.figures, command.figures, targets.tolerancePercent ?? '0', explanation);
  return capacityReconciled.of(knownOn, { entryId: command.entryId, year: command.year, quarter: command.quarter, departmentId: command.department.id, ...toldOf(command.figures), capacityUnit: targets.unit, explanation });
}

/** A correction is a new entry with a reason in the place of the one before; nothing is corrected once the account was handed over. */
export function correctCapacityEntry(project: Operating, entries: readonly Entry[], command: { entryId: string; correctedId: string; figures: Figures; explanation: string | null; reason: string }, knownOn: Day) {
  const { targets, actuals, official } = openToFigures(project, entries);
  const reason = reasonOf(command.reason, 'P2.capacity-correction-without-reason');
  const corrected = [targets, ...actuals, ...official].find(({ id }) => id === command.correctedId);
  if (!corrected) throw new Rejection('P2.capacity-entry-superseded', { en: 'This entry does not count any more, or has no figures: correct the latest one.', zh: '该账目已被更正或无数据，请更正最新一条。' }, { entryId: command.correctedId });
  const explanation = explained(command.explanation) ?? corrected.explanation;
  if (corrected === targets) targetsChecked(command.figures, targets.unit);
  notNegative(command.figures);
  if (corrected.step === 'COLLECTED') covers(command.figures, targets.figures);
  const actual = corrected.step === 'RECONCILED' ? actuals.find((each) => each.year === corrected.year && each.quarter === corrected.quarter) : undefined;
  if (actual) explainedDifferences(actual.figures, command.figures, targets.tolerancePercent ?? '0', explanation);
  return { corrected, fact: capacityCorrected.of(knownOn, { entryId: command.entryId, correctedEntryId: corrected.id, ...toldOf(command.figures), capacityUnit: targets.unit, explanation, reason }) };
}

/** 交账: to the department that regulates the operation, once every collected period is reconciled. */
export function handOverCapacityAccount(project: Operating, entries: readonly Entry[], command: { entryId: string; departmentId: string }, knownOn: Day) {
  const { targets, actuals, official, isFresh } = openToFigures(project, entries);
  if (!actuals.some(isFresh)) throw new Rejection('P2.capacity-nothing-collected', { en: 'Nothing is collected since the account was opened or last settled.', zh: '建账或上次算账以来尚未理账。' });
  const lacking = actuals.filter((each) => !official.some((other) => other.year === each.year && other.quarter === each.quarter)).map((each) => labelOf(periodOf(each)));
  if (lacking.length > 0) throw new Rejection('P2.capacity-not-reconciled', { en: `Not reconciled: ${lacking.join(', ')}.`, zh: `尚未对账：${lacking.join('、')}。` }, { periods: lacking });
  // A correction of what was collected may have opened a gap since.
  for (const each of official) explainedDifferences(actuals.find((actual) => actual.year === each.year && actual.quarter === each.quarter)?.figures ?? each.figures, each.figures, targets.tolerancePercent ?? '0', each.explanation);
  return capacityTransferred.of(knownOn, { entryId: command.entryId, departmentId: command.departmentId });
}

/** 算账: reached when every target is, by the latest year; the statistics office's figure counts where it has one. A miss keeps the account open for the next periods. */
export function settleCapacity(project: Operating, entries: readonly Entry[], command: { entryId: string; on: Day; explanation: string }, knownOn: Day) {
  const account = open(project, entries);
  if (!account.handover) throw new Rejection('P2.capacity-not-handed-over', { en: 'The account is handed over before it is settled.', zh: '尚未交账，不能算账。' });
  notInTheFuture('P2.settlement-in-the-future', command.on, knownOn);
  if (project.commissionedOn && command.on < project.commissionedOn) throw new Rejection('P2.settled-before-operation', { en: `${command.on} is before operation began on ${project.commissionedOn}.`, zh: `算账日期 ${command.on} 早于投产日期 ${project.commissionedOn}。` });
  const explanation = reasonOf(command.explanation, 'P2.settlement-unexplained', { longest: 1000 });
  const { year, results } = resultsOf(account);
  const missed = results.filter(({ isReached }) => !isReached).map(({ indicator }) => indicator);
  const settled = { entryId: command.entryId, on: command.on, year, explanation };
  return missed.length === 0 ? capacityReached.of(knownOn, settled) : capacitySettled.of(knownOn, { ...settled, reached: false, missed });
}
