import { fromYuan } from '@cornerstone/kernel/money';
import type { Ratio } from '@cornerstone/kernel/rate';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { RateType } from '@cornerstone/runtime/graph/rate';
import type { Scope } from '@cornerstone/runtime/rights';
import { Int } from 'type-graphql';

/** A figure: its type in the graph, what it is, the parts that make it (SQL over rows of `one` and the money `m` that the slice has of each, chain.sql.ts), how it is read of them. */
export interface Figure { type: () => unknown; description: string; parts: readonly string[]; read(parts: readonly string[]): unknown; scope?: Scope }

const sum = (column: string): string => `coalesce(sum(${column}), 0)::numeric(30,2)`;
/** Removed projects leave both parts of a rate; cancelled ones stay in the denominator until they are removed. */
const projects = (condition: string): string => `count(*) filter (where active and ${condition})`;

const money = (column: string, description: string): Figure => ({ type: () => MoneyType, description, parts: [sum(column)], read: ([yuan = '0']) => fromYuan(yuan) });
const rate = (numerator: string, denominator: string, description: string): Figure =>
  ({ type: () => RateType, description, parts: [numerator, denominator], read: ([above = '0', below = '0']): Ratio => ({ numerator: above, denominator: below }) });

/** The figures (S3) that a portfolio and each slice of it have. A new one is a line here, and a column of `one` where none says it yet. */
export const figures = {
  count: { type: () => Int, description: 'Projects, each once. · 项目数', parts: ['count(*)'], read: ([all = '0']) => Number(all) },
  totalInvestment: money('m.total', 'Total investment, as the year\'s latest list states it, else the project itself; without a year the project\'s own. · 总投资'),
  plannedInvestment: money('m.planned', 'Plan of the year: its latest version, else the highest list\'s; without a year all years together. · 年度计划投资'),
  investmentDone: money('m.done', 'Investment reported for the year, corrections applied; without a year all years together. · 完成投资'),
  startRate: rate(projects('started'), projects('planned_start'), 'Started ÷ the year\'s planned new starts; early starts lift the numerator only, continuing projects are never in it. · 开工率'),
  startRateDue: rate(projects('planned_start and start_is_due and (started or begun)'), projects('planned_start and start_is_due'), 'Of the year\'s planned new starts those that are due by the day, and of them those that have started; a start is due on the last day of its planned period, on 31 December where only the year is planned. · 应开工项目开工率'),
  startRateAllStarts: rate(projects('started and not start_late'), projects('planned_start'), 'Started on time and started early ÷ the year\'s planned new starts; what started after its day is not in it. · 按期及提前开工率'),
  resumptionRate: rate(projects('resumed'), projects('suspended'), 'Working again or completed ÷ suspended at any time in the year; a stop that began before it and lasted into it counts. · 复工率'),
  investmentRate: rate(sum('case when active then m.done_of_planned end'), sum('case when active then m.planned end'), 'Investment done in the year ÷ the year\'s plan of the same projects, yuan. · 投资完成率'),
  periodInvestmentRate: rate(sum('case when active then m.period_done end'), sum('case when active then m.period_planned end'), 'Investment done up to the last month that has ended ÷ the plan of the same months and projects, yuan: the plan\'s own months, else equal ones. Null without a year and before January has ended. · 期间投资完成率'),
  timeProgressRate: rate("coalesce(max(months), 0)", "case when coalesce(max(months), 0) > 0 then 12 else 0 end", 'Months of the year that have ended ÷ 12: what an investment rate is compared with; null without a year. · 时间进度'),
  completionRate: rate(projects('completed'), projects('planned_completion'), 'Completed ÷ the year\'s planned completions; early ones lift the numerator only. · 竣工率'),
  commissioningRate: rate(projects('in_operation'), projects('begun'), 'Commissioned ÷ those whose works ever began, of the same projects, whatever became of them but removal. · 投产率'),
  capacityRate: rate(projects('at_capacity'), projects('in_operation'), 'At capacity, as settled ÷ commissioned, of the same projects (P2). · 达效率'),
  leaderCoverage: rate(projects('carriable and leaders is not null'), projects('carriable'), 'Projects that a leader carries ÷ all that are neither removed nor cancelled (P7). · 领导包联覆盖率'),
  leaderLevelCoverage: rate(projects('carriable and led_at_level'), projects('carriable'), 'Projects carried by a leader of at least the level of their highest list ÷ all that are neither removed nor cancelled; the province stands for the nation, any leader where no list says a level (P7). · 同级领导包联率'),
  videoCoverage: rate(projects('under_works and live_video'), projects('under_works'), 'Projects under construction with live video ÷ all under construction (P9, 002). · 视频监控覆盖率'),
  dustCoverage: rate(projects('under_works and live_dust'), projects('under_works'), 'Projects under construction with a live dust feed ÷ all under construction (P9, 002). · 扬尘监测覆盖率'),
  fundUseRate: { ...rate(sum('paid'), sum('arranged'), 'Paid ÷ issued for bonds, paid ÷ arranged otherwise; batches of all years, yuan. · 资金使用率'), scope: 'funds' },
} as const satisfies Record<string, Figure>;

export type FigureName = keyof typeof figures;
export const figureNames = Object.keys(figures) as FigureName[];

/** What a statement selects for all figures: the parts of each as an array of texts under its name. */
export const FIGURES = figureNames.map((name) => `array[${figures[name].parts.join(', ')}]::text[] as "${name}"`).join(', ');
