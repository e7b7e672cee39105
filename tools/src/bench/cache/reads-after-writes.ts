import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { graphClient, type Ask } from '../../graph-client';

/** Cases of the demonstration with their project: it is another service's, and asked for as an entity. */
export const READ = 'query ReadAfterWrite { approvalCases(first: 20) { nodes { id project { id name stage version totalInvestment { amount } } } } }';
const WRITE = 'mutation WriteBeforeRead($input: ReportIncidentInput!) { reportIncident(input: $input) { id version } }';

interface Read { approvalCases: { nodes: { project: { id: string; version: number } | null }[] } }
export interface Sizes {
  /** Reads after a write, by the writer and by others together. */
  reads: number;
  writers: number;
  readers: number;
  /** Milliseconds of rest between two writes of one who writes, and two reads of one who only reads; without them they fill the processors. */
  pauseMs?: number;
}
export interface Figures {
  reads: number; writes: number; staleForWriter: number; staleForReaders: number; seconds: number;
  /** Share of the machine's processor time that was used meanwhile, by whomever. */
  busy: number;
  /** Of the other gateway: milliseconds from the answer to a write until who asks there is shown it; as exactly as looks lie apart. */
  windowP50Ms: number; windowP99Ms: number; windowMostMs: number;
  /** The same until that look has its answer: with all that a read takes on this machine. */
  shownP50Ms: number; shownP99Ms: number; shownMostMs: number;
}

const LOOK_MS = 10;
/** Writes before any counts: the first ones meet a broker that has carried nothing yet. */
const WARM = 40;

interface Way { url: string; other: string; writer: string; reader: string; day: string }

/** Writes, and reads at once what was written: the writer, others at the same gateway, and until it is seen at another gateway of the house. */
export async function readsAfterWrites({ url, other, writer, reader, day }: Way, { reads, writers, readers, pauseMs = 0 }: Sizes): Promise<Figures> {
  const [mine, theirs, elsewhere] = [graphClient(`${url}/graphql`, writer, 'en'), graphClient(`${url}/graphql`, reader, 'en'), graphClient(`${other}/graphql`, reader, 'en')];
  const projects = [...new Set((await mine<Read>(READ)).approvalCases.nodes.flatMap(({ project }) => project?.id ?? []))].slice(0, writers);
  if (projects.length === 0) throw new Error('the demonstration has no cases');
  const windows: number[] = [];
  const shown: number[] = [];
  const figures = { reads: 0, writes: 0, staleForWriter: 0, staleForReaders: 0 };
  let isOver = false;
  const versionOf = async (ask: Ask, id: string): Promise<number> => Math.max(0, ...(await ask<Read>(READ)).approvalCases.nodes.flatMap(({ project }) => (project?.id === id ? [project.version] : [])));
  const [began, before] = [performance.now(), usedUpTo()];
  // Others who only read, so that there is something to be stale.
  const loading = Array.from({ length: readers }, async (_, at) => { while (!isOver) { await (at % 2 ? theirs : elsewhere)<Read>(READ); if (pauseMs > 0) await delay(pauseMs); } });
  const writing = projects.map(async (id) => {
    while (figures.reads < reads) {
      const { reportIncident: { version } } = await mine<{ reportIncident: { version: number } }>(WRITE, { input: { projectId: id, kind: 'QUALITY', severity: 'MINOR', what: `write ${figures.writes}`, happenedOn: day } });
      const since = performance.now();
      figures.writes += 1;
      const counts = figures.writes > WARM;
      const seen = async (): Promise<void> => {
        let asked = performance.now();
        // A moment between two looks: they would take the processor from what they wait for.
        while (await versionOf(elsewhere, id) < version) { await delay(LOOK_MS); asked = performance.now(); }
        if (!counts) return;
        windows.push(asked - since);
        shown.push(performance.now() - since);
      };
      const [own, ...others] = await Promise.all([versionOf(mine, id), versionOf(theirs, id), versionOf(theirs, id), seen()]);
      figures.reads += 3;
      if (own < version) figures.staleForWriter += 1;
      figures.staleForReaders += others.filter((each) => typeof each === 'number' && each < version).length;
      if (pauseMs > 0) await delay(pauseMs);
    }
  });
  await Promise.all(writing).finally(() => { isOver = true; });
  await Promise.all(loading);
  if (windows.length === 0) throw new Error('too few writes counted: ask for more reads');
  const [[windowP50Ms = 0, windowP99Ms = 0, windowMostMs = 0], [shownP50Ms = 0, shownP99Ms = 0, shownMostMs = 0]] = [windows, shown].map(sharesOf) as [number[], number[]];
  const after = usedUpTo();
  return { ...figures, seconds: (performance.now() - began) / 1_000, busy: (after.used - before.used) / (after.all - before.all), windowP50Ms, windowP99Ms, windowMostMs, shownP50Ms, shownP99Ms, shownMostMs };
}

/** The median, the 99th of 100 and the most. */
function sharesOf(times: number[]): number[] {
  times.sort((one, another) => one - another);
  return [0.5, 0.99, 1].map((share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0));
}

/** Of all processors since the machine's start, in milliseconds. */
function usedUpTo(): { used: number; all: number } {
  const times = cpus().map(({ times: { user, nice, sys, irq, idle } }) => ({ used: user + nice + sys + irq, idle }));
  const used = times.reduce((sum, each) => sum + each.used, 0);
  return { used, all: times.reduce((sum, { idle }) => sum + idle, used) };
}
