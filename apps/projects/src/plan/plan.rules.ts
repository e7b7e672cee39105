import { hasEnded } from '@cornerstone/events/life';
import { planRevised } from '@cornerstone/events/projects';
import type { Day } from '@cornerstone/kernel/day';
import { sumFen, toYuan, type Fen } from '@cornerstone/kernel/money';
import { checkPeriod } from '@cornerstone/kernel/period';
import { Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';
import { breakDown, type DayPart, type MonthPart, type WeekPart } from './breakdown.rules';

export { split } from './breakdown.rules';
export interface Plannable { stage: string }
export interface PlanCommand {
  year: number; investment: Fen; quarters: readonly { quarter: number; investment: Fen }[] | null; plannedStart: boolean; plannedCompletion: boolean; reason: string | null;
  months?: readonly MonthPart[]; weeks?: readonly WeekPart[]; days?: readonly DayPart[];
}

/** P5 (002 按月细化量化建设任务): a year's plan, its quarters, months, weeks and days add up exactly; a revision is a new version with a reason. */
export function revisePlan(project: Plannable, versionBefore: number, command: PlanCommand, today: Day, knownBefore: Day | null = null) {
  if (hasEnded(project.stage)) throw new Rejection('P5.project-not-planned', { en: `A ${project.stage.toLowerCase()} project has no plan.`, zh: '已调出或取消的项目不再编制计划。' }, { stage: project.stage });
  checkPeriod({ year: command.year });
  if (command.investment < 0n) throw new Rejection('P5.negative-plan', { en: 'A plan is not negative.', zh: '计划投资不能为负。' });
  const reason = versionBefore > 0 || command.reason?.trim() ? reasonOf(command.reason, 'P5.revision-without-reason') : null;
  if (knownBefore !== null && today < knownBefore) throw new Rejection('P5.revision-before-plan', { en: `A revision known on ${today} cannot change what is known since ${knownBefore}.`, zh: `调整的知悉日期 ${today} 早于现行计划的 ${knownBefore}，不得改写过去。` }, { knownOn: today, planKnownOn: knownBefore });
  if (command.quarters !== null) requireQuarters(command.quarters, command.investment);
  const { quarters, months } = breakDown(command.year, command.investment, { quarters: command.quarters, months: command.months ?? [], weeks: command.weeks ?? [], days: command.days ?? [] });
  return planRevised.of(today, {
    year: command.year, planVersion: versionBefore + 1, investment: toYuan(command.investment), plannedStart: command.plannedStart, plannedCompletion: command.plannedCompletion,
    quarters: (command.quarters ?? quarters).toSorted((a, b) => a.quarter - b.quarter).map((each) => ({ quarter: each.quarter, investment: toYuan(each.investment) })),
    months: months.map(({ month, investment }) => ({ month, investment: toYuan(investment) })), reason,
  });
}

/** Quarters that are told are all that the year has: one that is not named has nothing. */
function requireQuarters(quarters: readonly { quarter: number; investment: Fen }[], investment: Fen): void {
  const numbers = quarters.map((each) => each.quarter);
  if (quarters.length > 4 || new Set(numbers).size !== numbers.length || numbers.some((quarter) => quarter < 1 || quarter > 4) || quarters.some((each) => each.investment < 0n)) {
    throw new Rejection('P5.quarters-not-a-year', { en: 'Quarters are 1 to 4, each once, none negative.', zh: '季度应为 1 至 4，各一次，且不为负。' });
  }
  const sum = sumFen(quarters.map((each) => each.investment));
  if (sum !== investment) {
    throw new Rejection('P5.parts-do-not-add-up', { en: `The quarters add up to ${toYuan(sum)}, the year is ${toYuan(investment)}.`, zh: `各季度合计 ${toYuan(sum)} 元，与年度 ${toYuan(investment)} 元不符。` },
      { year: toYuan(investment), quarters: toYuan(sum) });
  }
}
