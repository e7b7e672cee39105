import { setTimeout as delay } from 'node:timers/promises';
import { ONE_LEDGER } from '../../e2e/one-ledger';
import type { measuringClient } from './client';
import { now } from './heard';
import type { Way } from './way';

export const REPORT = 'mutation Report($input: ReportProgressInput!, $key: String) { reportProgress(input: $input, idempotencyKey: $key) { id version physicalProgress } }';
const LISTED = 'query Listed($after: String) { projects(filter: { stage: [UNDER_CONSTRUCTION, COMPLETED, COMMISSIONED] }, first: 100, after: $after) { nodes { id code name } } }';
const TOLD = 'query Told { projects(filter: { text: "（演示）" }, first: 100) { nodes { code name } } }';
const DONE = 'query Done($filter: ProjectFilter) { portfolio(filter: $filter) { investmentDone { amount(unit: YUAN) } } }';

type Client = ReturnType<typeof measuringClient>;
interface Project { id: string; code: string; name: string }
/** Trace → milliseconds. */
export type Asked = Map<string, number>;

/** A year of which no list and no story of the demonstration tells, so that every month of it can still be reported. */
const YEAR = 2022;
const MONTHS = 12;

/** Reports of one month of one project after the other, none twice. */
export class Months {
  private next = 0;

  constructor(private readonly projects: readonly Project[]) {}

  take(): { project: Project; input: object } {
    const at = this.next++;
    const project = this.projects[at % this.projects.length];
    const month = Math.floor(at / this.projects.length) + 1;
    if (!project || month > MONTHS) throw new Error(`${this.projects.length} projects have no more months to report`);
    return { project, input: { projectId: project.id, period: { year: YEAR, month }, investment: { amount: '1', unit: 'WAN' } } };
  }
}

export const openMonths = async (ask: Client): Promise<Months> => new Months((await ask<{ projects: { nodes: Project[] } }>(LISTED, {})).data.projects.nodes);

export async function measureReports(ask: Client, months: Months, times: number, keyed: boolean): Promise<Asked> {
  const asked: Asked = new Map();
  for (let at = 0; at < times; at += 1) {
    const { project, input } = months.take();
    const { trace, ms } = await ask(REPORT, { input, key: keyed ? `figures/${project.id}/${at}/${now()}` : null });
    asked.set(trace, ms);
  }
  return asked;
}

/** The demonstration project of which all five departments tell. */
export async function openLedger(ask: Client): Promise<string> {
  const { nodes } = (await ask<{ projects: { nodes: Project[] } }>(TOLD, {})).data.projects;
  const found = nodes.find(({ name }) => name.includes('雨污分流'));
  if (!found) throw new Error('the demonstration has no 雨污分流 project');
  return found.code;
}

export async function measureLedger(ask: Client, code: string, times: number): Promise<Asked> {
  const asked: Asked = new Map();
  for (let at = 0; at < times; at += 1) {
    const { trace, ms } = await ask(ONE_LEDGER, { code });
    asked.set(trace, ms);
  }
  return asked;
}

/** Between two reports everything comes to rest. */
const REST_MS = 300;
const PATIENCE_MS = 20_000;

export async function measureWays(ask: Client, months: Months, times: number): Promise<Way[]> {
  const done = async (code: string): Promise<string> => (await ask<{ portfolio: { investmentDone: { amount: string } } }>(DONE, { filter: { text: code } })).data.portfolio.investmentDone.amount;
  const ways: Way[] = [];
  for (let at = 0; at < times; at += 1) {
    const { project, input } = months.take();
    const before = await done(project.code);
    await delay(REST_MS);
    await ask(REPORT, { input, key: null });
    const answeredAt = now();
    let polls = 1;
    while (await done(project.code) === before) {
      polls += 1;
      if (now() - answeredAt > PATIENCE_MS) throw new Error(`the figures of ${project.code} do not show its report`);
    }
    const shownAt = now();
    ways.push({ answeredAt, shownAt, shownAfter: shownAt - answeredAt, polls });
  }
  return ways;
}
