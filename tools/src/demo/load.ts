import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ask } from '../graph-client';
import { importLedger } from '../import/ledger-import';
import { tellApproval } from './approval-story';
import { startDay, tellFate, tellPlan, tellReports, tellStart, type Told } from './build-story';
import { DEMONSTRATION_DAY } from './day';
import { tellElements } from './element-story';
import { tellIssues } from './issue-story';
import { tellLeaders } from './leader-story';
import { tellMoney } from './money-story';
import { tellGoalsAndMilestones } from './plan-story';
import { tellProof } from './proof-story';
import { demoProjects } from './projects';
import { tellQuantitiesAndCapacity } from './quantity-story';
import { tellReserve } from './reserve-story';
import { tellRounds } from './round-story';
import { SUBPROJECTS, tellStructure } from './structure-story';
import { wan, yi } from './told';
import { teller, type Teller } from './teller';

export interface DemonstrationOptions { graphUrl: string; tokenFor(login: string): Promise<string>; onProgress(done: number, total: number, what: string): void }

/** Real published projects, as the lists give them. */
const LISTS = ['projects-henan.csv', 'projects-shanxi.csv', 'ledgers/henan-2019-expressways.xlsx', 'ledgers/luoyang-2012-06-new-starts.xlsx', 'ledgers/xiangcheng-2020-batch1.xlsx', 'ledgers/bond-use-ledger.xlsx'];
/** Taken in after everything else: when it changes nothing, the demonstration is there. */
const LAST = 'projects-other.csv';
const AT_ONCE = 4;
/** What concerns many projects: side by side, none needs another. */
const STORIES: readonly (readonly [what: string, tell: (teller: Teller, projects: ReadonlyMap<string, Told>) => Promise<void>])[] = [
  ['money', tellMoney], ['elements', tellElements], ['reserve', tellReserve], ['rounds and leads', tellRounds], ['leaders', tellLeaders], ['goals and milestones', tellGoalsAndMilestones],
  ['evidence and verification', tellProof], ['packages and shares', tellStructure], ['quantities and capacity', tellQuantitiesAndCapacity], ['issues', tellIssues],
];
const STEPS = LISTS.length + demoProjects.length + STORIES.length + 3;

/** Lists first, then the story, as its people would tell it. Loading it again changes nothing. */
export async function loadDemonstration({ graphUrl, tokenFor, onProgress }: DemonstrationOptions): Promise<void> {
  let done = 0;
  const step = (what: string): void => { done += 1; onProgress(done, STEPS, what); };
  const story = teller(graphUrl, tokenFor);
  const drc = await story.as('drc');
  await until('regions', () => drc<{ regions: unknown[] | null }>('{ regions(level: CITY) { code } }').then(({ regions }) => (regions?.length ?? 0) > 0));
  if (await isThere(drc)) return onProgress(STEPS, STEPS, 'there already');
  await story.tell('drc', 'day', 'setClock', { day: DEMONSTRATION_DAY }, '{ day }');
  for (const list of LISTS) {
    await take(drc, list);
    step(list);
  }
  const projects = await enterProjects(story, drc);
  step('demonstration projects');
  await atOnce([...projects.values()], async (project) => {
    await tellPlan(story, project);
    await tellApproval(story, project);
    if (project.phase === 'planned_new_start' && project.fate !== 'NOT_STARTED') await tellStart(story, project);
    await tellReports(story, project);
    await tellFate(story, project);
    step(project.name);
  });
  await atOnce(STORIES, async ([what, tell]) => {
    await tell(story, projects);
    step(what);
  });
  await take(drc, LAST);
  step(LAST);
  await until('figures', () => drc<{ portfolio: { count: number } | null; projects: { totalCount: number } }>('{ portfolio { count } projects(first: 0) { totalCount } }')
    .then(({ portfolio, projects: all }) => portfolio?.count === all.totalCount - SUBPROJECTS));
  step('figures');
}

const take = async (ask: Ask, list: string, dryRun = false) => importLedger(ask, { name: list.split('/').at(-1) ?? list, bytes: await readFile(new URL(`../../../data/${list}`, import.meta.url)) }, { dryRun, allOrNothing: false, knownOn: null });

const isThere = async (ask: Ask): Promise<boolean> => {
  const { accepted, unchanged } = await take(ask, LAST, true);
  return accepted === 0 && unchanged > 0;
};

async function enterProjects(story: Teller, ask: Ask): Promise<Map<string, Told>> {
  const rows = demoProjects.map((project, at) => ({
    sheet: '演示', row: at + 2, name: project.name, regionCodes: project.regions, kind: project.kind, sector: project.sector, level: project.level, programme: '演示项目', year: 2024, totalInvestment: yi(project.totalYi), totalQuality: 'PUBLISHED',
    annualPlan: wan(project.planWan), phase: project.phase, ...(project.phase === 'planned_new_start' && { buildStart: startDay(project).slice(0, 7) }), sourceTitle: '演示数据', knownOn: '2024-01-20',
  }));
  const { codes } = await story.tell<{ codes: string[] }>('drc', 'projects', 'importProjects', { file: '演示项目清单', digest: 'demonstration-1', rows, demonstration: true }, '{ codes }');
  const told = await Promise.all(demoProjects.map(async (project, at) => {
    const { project: found } = await ask<{ project: { id: string } }>('query($code: String) { project(code: $code) { id } }', { code: codes[at] });
    return [project.key, { ...project, id: found.id, code: codes[at] ?? '' }] as const;
  }));
  return new Map(told);
}

async function atOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next);
  }));
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; ;) {
    if (await isSo().catch(() => false)) return;
    if (Date.now() > end) throw new Error(`The demonstration waits in vain for ${what}; see the logs of the services.`);
    await delay(200);
  }
}
