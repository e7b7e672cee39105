import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { median } from '../events/figures';
import type { RunningHouse } from '../../e2e/running-house';
import { joinCalls, readHeard } from './calls';
import { measuringClient } from './client';
import { summaryOf, type Summary } from './layers';
import { measureLedger, measureReports, measureWays, openLedger, openMonths, type Asked } from './measured';
import { PROFILE_SIGNAL } from './profiler';
import { selfTimes, type CpuProfile, type SelfTime } from './self-time';
import { besideOf, stepsOf, type Beside, type Step } from './way';

export interface Figures {
  startUp: { cold: number; warm: number };
  operations: Summary[];
  way: { calls: number; shownAfter: number; polls: number; steps: Step[]; /** While reports came one after the other. */ beside: Beside[] };
  /** By what was asked meanwhile, by app. */
  profiles: { during: string; app: string; selfTimes: SelfTime[] }[];
}

export interface Options { house: RunningHouse; folder: string; calls: number; say(line: string): void }

/** As an address: NODE_OPTIONS ends a path at its first space. */
const PRELOAD = new URL('./preload.mjs', import.meta.url).href;
const PROFILED = ['gateway', 'projects', 'supervision'];
/** More than anyone asks here, so that no rate is met. */
const RATES = { RATE_READS_PER_MINUTE: '1000000', RATE_MUTATIONS_PER_MINUTE: '1000000' };

/** Starts the house twice as it is, then listened to; asks one thing after the other. */
export async function figuresOf({ house, folder, calls, say }: Options): Promise<Figures> {
  const startUp = { cold: await started(house, 'cold, with an empty folder', say), warm: await started(house, 'warm, with the same folder', say) };
  // Fetches are listened to where @apollo/gateway's own executor asks for them; ours is measured with the gateway's bench.
  house.settings = { ...RATES, EXECUTOR: 'plain', FRONT: 'node', FIGURES_TO: folder, NODE_OPTIONS: `--import ${PRELOAD}` };
  say('starting once more, listened to');
  await house.start();
  const ask = measuringClient(`${house.url}/graphql`, await house.token('drc'));
  const [months, code] = [await openMonths(ask), await openLedger(ask)];

  say('warming up');
  await measureReports(ask, months, Math.ceil(calls / 2), true);
  await measureLedger(ask, code, Math.ceil(calls / 2));
  const measured: [string, Asked][] = [];
  for (const [what, measure] of [
    ['reportProgress', () => measureReports(ask, months, calls, false)], ['reportProgress with an idempotency key', () => measureReports(ask, months, calls, true)], ['OneLedger', () => measureLedger(ask, code, calls)],
  ] as const) {
    say(`measuring ${what}`);
    measured.push([what, await measure()]);
  }
  say('measuring the way to the figures of supervision');
  const ways = await measureWays(ask, months, Math.ceil(calls / 10));
  const profiles = [
    ...await profiled(house, folder, 'reportProgress', () => measureReports(ask, months, 2 * calls, false), say),
    ...await profiled(house, folder, 'OneLedger', () => measureLedger(ask, code, 2 * calls), say),
  ];
  await house.stop();
  const { visits, asides } = await readHeard(folder);
  const joined = measured.map(([what, asked]) => ({ what, calls: joinCalls(asked, visits) }));
  return {
    startUp, operations: joined.map(({ what, calls: all }) => summaryOf(what, all)), profiles,
    way: { calls: ways.length, shownAfter: median(ways.map(({ shownAfter }) => shownAfter)), polls: median(ways.map(({ polls }) => polls)), steps: stepsOf(ways, asides), beside: besideOf(joined[0]?.calls ?? [], asides) },
  };
}

async function started(house: RunningHouse, how: string, say: (line: string) => void): Promise<number> {
  say(`starting ${how}`);
  const seconds = await house.start();
  await house.stop();
  return seconds;
}

/** In a pass of its own: a profiler takes time from what it looks at. */
async function profiled(house: RunningHouse, folder: string, during: string, work: () => Promise<unknown>, say: (line: string) => void): Promise<Figures['profiles']> {
  say(`profiling ${during}`);
  const { processes } = await house.record();
  const signal = async (awaited: string): Promise<void> => {
    for (const app of PROFILED) process.kill(processes[app]?.pid ?? 0, PROFILE_SIGNAL);
    for (const app of PROFILED) await there(join(folder, `${app}${awaited}`));
  };
  await signal('.profiling');
  await work();
  await signal('.cpuprofile');
  const kept = join(folder, during);
  await mkdir(kept);
  return Promise.all(PROFILED.map(async (app) => {
    await rm(join(folder, `${app}.profiling`));
    await rename(join(folder, `${app}.cpuprofile`), join(kept, `${app}.cpuprofile`));
    return { during, app, selfTimes: selfTimes(JSON.parse(await readFile(join(kept, `${app}.cpuprofile`), 'utf8')) as CpuProfile).slice(0, 25) };
  }));
}

async function there(file: string): Promise<void> {
  for (const until = Date.now() + 30_000; ;) {
    if (await access(file).then(() => true, () => false)) return;
    if (Date.now() > until) throw new Error(`${file} does not appear`);
    await delay(50);
  }
}
