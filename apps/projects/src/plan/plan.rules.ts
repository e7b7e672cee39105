import { hasEnded } from '@cornerstone/events/life';
import { planRevised } from '@cornerstone/events/projects';
import type { Day } from '@cornerstone/kernel/day';
import { fen, sumFen, toYuan, type Fen } from '@cornerstone/kernel/money';
import { checkPeriod } from '@cornerstone/kernel/period';
import { Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';

export interface Plannable { stage: string }
export interface PlanCommand {
  year: number; investment: Fen; quarters: readonly { quarter: number; investment: Fen }[] | null; plannedStart: boolean; plannedCompletion: boolean; reason: string | null;
}

/** An amount in `parts` equal shares that add up to the fen: the first ones carry the remainder. */
export function split(amount: Fen, parts: number): Fen[] {
  const share = amount / BigInt(parts);
  const over = Number(amount % BigInt(parts));
  return Array.from({ length: parts }, (_, at) => fen(share + (at < over ? 1n : 0n)));
}

/** P5: a year's plan and its quarters add up exactly; a revision is a new version with a reason. */
export function revisePlan(project: Plannable, versionBefore: number, command: PlanCommand, today: Day) {
  if (hasEnded(project.stage)) throw new Rejection('P5.project-not-planned', { en: `A ${project.stage.toLowerCase()} project has no plan.`, zh: '已调出或取消的项目不再编制计划。' }, { stage: project.stage });
  checkPeriod({ year: command.year });
  if (command.investment < 0n) throw new Rejection('P5.negative-plan', { en: 'A plan is not negative.', zh: '计划投资不能为负。' });
  const reason = versionBefore > 0 || command.reason?.trim() ? reasonOf(command.reason, 'P5.revision-without-reason') : null;
  const quarters = command.quarters ?? split(command.investment, 4).map((investment, at) => ({ quarter: at + 1, investment }));
  const numbers = quarters.map((each) => each.quarter);
  if (quarters.length > 4 || new Set(numbers).size !== numbers.length || numbers.some((quarter) => quarter < 1 || quarter > 4) || quarters.some((each) => each.investment < 0n)) {
    throw new Rejection('P5.quarters-not-a-year', { en: 'Quarters are 1 to 4, each once, none negative.', zh: '季度应为 1 至 4，各一次，且不为负。' });
  }
  const sum = sumFen(quarters.map((each) => each.investment));
  if (sum !== command.investment) {
    throw new Rejection('P5.parts-do-not-add-up', { en: `The quarters add up to ${toYuan(sum)}, the year is ${toYuan(command.investment)}.`, zh: `各季度合计 ${toYuan(sum)} 元，与年度 ${toYuan(command.investment)} 元不符。` },
      { year: toYuan(command.investment), quarters: toYuan(sum) });
  }
  return planRevised.of(today, {
    year: command.year, planVersion: versionBefore + 1, investment: toYuan(command.investment), plannedStart: command.plannedStart, plannedCompletion: command.plannedCompletion,
    quarters: [...quarters].sort((a, b) => a.quarter - b.quarter).map((each) => ({ quarter: each.quarter, investment: toYuan(each.investment) })), reason,
  });
}
