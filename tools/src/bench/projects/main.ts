import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { RunningHouse } from '../../e2e/running-house';
import { SET_CLOCK } from '../../operations';
import { BenchFault } from '../events/fault';
import { lookInside, OPERATOR, usedBetween, type Inside } from './house';
import { loadAmendments, loadHistory, loadLists, loadMonth, loadPlans } from './load';
import { measured, type Loaded } from './progress';
import { HOUSE_DAY, type Size } from './province';
import { answered, questionsOf } from './questions';
import { tablesOf } from './table';

const USAGE = 'Usage: npx nx run tools:bench-projects [-- --projects 100000 --months 24 --tries 30 --data FOLDER --answer-only --json]';
const { values } = parseArgs({ options: {
  projects: { type: 'string', default: '100000' }, months: { type: 'string', default: '24' }, tries: { type: 'string', default: '30' },
  data: { type: 'string' }, 'answer-only': { type: 'boolean', default: false }, json: { type: 'boolean', default: false },
} });
const size: Size = { projects: Number(values.projects), months: Number(values.months) };
const tries = Number(values.tries);
const say = (line: string): void => { process.stderr.write(`${line}\n`); };

/** What was loaded is all that a later run needs to ask again. */
const SOME = 60;

async function load(house: RunningHouse, inside: Inside): Promise<{ loaded: Loaded[]; caughtUpAfter: number; processor: Record<string, number> }> {
  const ask = await house.ask('drc');
  await ask(SET_CLOCK, { day: HOUSE_DAY });
  const before = await inside.processor();
  const loaded: Loaded[] = [];
  const part = async <T>(what: string, rows: number, work: (step: (rows: number, refused: number) => void) => Promise<T>): Promise<T> => {
    let made: T | undefined;
    loaded.push(await measured(what, rows, inside, say, async (step) => { made = await work(step); }));
    return made as T;
  };
  const years = Math.ceil(size.months / 12);
  const ids = await part('lists', Math.round(size.projects * years * 1.05), (step) => loadLists(ask, size, step));
  await part('plans', size.projects * years, (step) => loadPlans(ask, ids, size, step));
  const amended = await part('reports of the months before', size.projects * (size.months - 1), (step) => loadHistory(ask, ids, size, step));
  await part('reports of the last month', size.projects, (step) => loadMonth(ask, ids, size, step));
  await part('amendments', amended.size, (step) => loadAmendments(ask, amended, step));
  const from = performance.now();
  for (;;) {
    const { told, heard } = await inside.backlog();
    if (heard >= told) break;
    if (Math.floor((performance.now() - from) / 1000) % 10 === 0) say(`supervision ${(told - heard).toLocaleString('en')} events behind`);
    await delay(1_000);
  }
  const caughtUpAfter = (performance.now() - from) / 1000;
  const after = await inside.processor();
  // As after every bulk load: what the planner knows of the tables is else of before.
  for (const service of ['projects', 'supervision']) await inside.sql(service, 'vacuum analyze');
  return { loaded, caughtUpAfter, processor: usedBetween(before, after) };
}

async function run(): Promise<void> {
  if (!Number.isInteger(size.projects) || size.projects < 1 || !Number.isInteger(size.months) || size.months < 2 || !(tries >= 1)) throw new BenchFault(USAGE);
  if (values['answer-only'] && values.data === undefined) throw new BenchFault('--answer-only asks what was loaded into --data FOLDER.');
  const folder = values.data === undefined ? await mkdtemp(join(tmpdir(), 'cornerstone-bench-')) : resolve(values.data);
  const house = await RunningHouse.make({ folder });
  house.settings = OPERATOR;
  const end = async (): Promise<void> => { await (values.data === undefined ? house.remove() : house.stop()); };
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.once(signal, () => { void end().finally(() => process.exit(code)); });
  try {
    say(`starting a house in ${folder}`);
    await house.start('--no-demo');
    const inside = await lookInside(house);
    const told = values['answer-only'] ? { loaded: [], caughtUpAfter: null, processor: {} } : await load(house, inside);
    const ask = await house.ask('drc');
    const codes = (await inside.sql<{ code: string }>('projects', `/* some codes */ select code from project where demonstration order by md5(id) limit ${SOME}`)).map(({ code }) => code);
    const stand = { ...size, ...told, answered: await answered(ask, await questionsOf(ask, size, codes), tries, say), sizes: await inside.sizes(), memory: Object.fromEntries(await Promise.all(['projects', 'supervision', 'gateway'].map(async (service) => [service, await inside.memory(service)] as const))) };
    process.stdout.write(values.json ? `${JSON.stringify(stand)}\n` : `${tablesOf(stand)}\n`);
  } finally {
    await end();
    if (values.data === undefined) await rm(folder, { recursive: true, force: true });
  }
}

await run().catch((fault: unknown) => {
  if (!(fault instanceof BenchFault)) throw fault;
  say(fault.message);
  process.exitCode = 1;
});
