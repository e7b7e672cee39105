import { createHash } from 'node:crypto';
import { addDays, dayOf, earlier, lastDayOfMonth, type Day } from '@cornerstone/kernel/day';
import { chance } from './chance';
import { DEMONSTRATION_DAY } from './day';
import type { DemoProject } from './projects';
import type { Teller } from './teller';

export interface Told extends DemoProject { id: string; code: string }

const YEAR = 2024;
const LAST_MONTH = 11;
const TODAY = DEMONSTRATION_DAY as Day;
export const evidenceOf = (key: string): string => createHash('sha256').update(`demonstration evidence ${key}`).digest('hex');

/** The clerk of the own city where there is one, else development and reform. */
export const clerkOf = ({ regions: [region = ''] }: DemoProject): string => (region.startsWith('4101') ? 'clerk.zz' : region.startsWith('4103') ? 'clerk.ly' : 'drc');
const wan = (amount: number) => ({ amount: String(amount), unit: 'WAN' });

/** A year's plan in quarters of 15, 25, 30 and the rest. */
export async function tellPlan(teller: Teller, project: Told): Promise<void> {
  const year = Number(project.planWan);
  const [first, second, third] = [0.15, 0.25, 0.3].map((share) => Math.floor(year * share)) as [number, number, number];
  const quarters = [first, second, third, year - first - second - third].map((amount, at) => ({ quarter: at + 1, investment: wan(amount) }));
  await teller.tell('drc', `${project.key}-plan`, 'revisePlan', {
    projectId: project.id, year: YEAR, investment: wan(year), quarters, plannedStart: project.phase === 'planned_new_start', plannedCompletion: ['COMPLETED', 'COMMISSIONED'].includes(project.fate), knownOn: '2024-01-22',
  });
}

/** First month of works in the year; null for what is still being prepared. */
export function firstMonth(project: DemoProject): number | null {
  if (project.phase === 'pre_work') return null;
  return project.phase === 'continuing' ? 1 : 3 + Math.floor(chance(`${project.key} start`)() * 4);
}

export const startDay = (project: DemoProject): Day => dayOf(YEAR, firstMonth(project) ?? 1, 18);

export async function tellStart(teller: Teller, project: Told): Promise<void> {
  const startedOn = startDay(project);
  await teller.tell(clerkOf(project), `${project.key}-start`, 'reportStart', { projectId: project.id, startedOn, evidenceDigest: evidenceOf(project.key), knownOn: addDays(startedOn, 4) });
}

const PACE: Partial<Record<DemoProject['fate'], number>> = { SLOW: 0.4, SUSPENDED: 0.7, COMPLETED: 1.15, COMMISSIONED: 1.2 };

/** Monthly reports up to November in one batch, each known on the fifth of the next month; a slow project does less than half of its share. Row by row: months that a demonstration half told before has already stay as they are. */
export async function tellReports(teller: Teller, project: Told): Promise<void> {
  const from = firstMonth(project);
  if (from === null || project.fate === 'NOT_STARTED') return;
  const luck = chance(`${project.key} reports`);
  const share = (Number(project.planWan) / (13 - from)) * (PACE[project.fate] ?? 1);
  const last = project.fate === 'SUSPENDED' ? Math.min(LAST_MONTH, from + 3) : LAST_MONTH;
  let progress = project.phase === 'continuing' ? 35 : 0;
  const rows: object[] = [];
  for (let month = from; month <= last; month += 1) {
    progress = Math.min(98, progress + (2 + luck() * 5) * (PACE[project.fate] ?? 1));
    rows.push({
      projectId: project.id, period: { year: YEAR, month }, investment: wan(Math.round(share * (0.75 + luck() * 0.5))), physicalProgress: progress.toFixed(1), workforce: 80 + Math.floor(luck() * 400),
      problems: project.fate === 'SLOW' && month % 3 === 0 ? '征迁进度滞后，部分作业面未交付' : null, knownOn: earlier(addDays(lastDayOfMonth(YEAR, month), 5), TODAY),
    });
  }
  const { outcomes } = await teller.tell<{ outcomes: { rule: string | null }[] }>(clerkOf(project), `${project.key}-reports-by-row`, 'reportProgressBatch', { mode: 'REPORT', rows }, '{ outcomes { rule } }');
  const refused = outcomes.filter(({ rule }) => rule !== null && rule !== 'P6.already-reported');
  if (refused.length > 0) throw new Error(`the reports of ${project.name} were not taken: ${refused.map(({ rule }) => rule).join(', ')}`);
  if (project.fate === 'AMENDED') await amendSpring(teller, project);
}

async function amendSpring(teller: Teller, project: Told): Promise<void> {
  const ask = await teller.as('drc');
  const { project: found } = await ask<{ project: { reports: { nodes: { id: string; period: { month: number }; investment: { amount: string } }[] } } }>(
    'query($id: ID!) { project(id: $id) { reports(year: 2024, first: 100) { nodes { id period { month } investment { amount(unit: WAN) } } } } }', { id: project.id });
  const march = found.reports.nodes.find((report) => report.period.month === 3);
  if (march) await teller.tell(clerkOf(project), `${project.key}-amend`, 'amendReport', { reportId: march.id, investment: wan(Math.round(Number(march.investment.amount) * 0.9)), reason: '扣除重复计入的设备预付款', knownOn: '2024-06-12' });
}

/** How it ends for those that stop, resume, complete or go into operation. */
export async function tellFate(teller: Teller, project: Told): Promise<void> {
  const clerk = clerkOf(project);
  const step = (name: string, mutation: string, input: object): Promise<unknown> => teller.tell(clerk, `${project.key}-${name}`, mutation, { projectId: project.id, ...input });
  switch (project.fate) {
    case 'SUSPENDED': await step('suspend', 'suspendProject', { on: '2024-09-12', reason: '环保督察整改', resumeBy: '2024-12-10', knownOn: '2024-09-14' }); break;
    case 'RESUMED':
      await step('suspend', 'suspendProject', { on: '2024-07-20', reason: '汛期停工', resumeBy: '2024-08-20', knownOn: '2024-07-22' });
      await step('resume', 'resumeProject', { on: '2024-08-18', knownOn: '2024-08-19' });
      break;
    case 'COMPLETED': await step('complete', 'completeProject', { on: '2024-10-28', knownOn: '2024-11-04' }); break;
    case 'COMMISSIONED':
      await step('complete', 'completeProject', { on: '2024-08-30', knownOn: '2024-09-03' });
      await step('commission', 'commissionProject', { on: '2024-10-18', knownOn: '2024-10-21' });
      break;
    default:
  }
}
