import { setTimeout as delay } from 'node:timers/promises';
import { graphClient, type Ask } from '../../graph-client';

/** Cases of the demonstration with their project: it is another service's, and asked for as an entity. */
export const READ = 'query ReadAfterWrite { approvalCases(first: 20) { nodes { id project { id name stage version totalInvestment { amount } } } } }';
const WRITE = 'mutation WriteBeforeRead($input: ReportIncidentInput!) { reportIncident(input: $input) { id version } }';

interface Read { approvalCases: { nodes: { project: { id: string; version: number } | null }[] } }
export interface Sizes { /** Reads after a write, by the writer and by others together. */ reads: number; writers: number; readers: number }
export interface Figures {
  reads: number; writes: number; staleForWriter: number; staleForReaders: number; seconds: number;
  /** Of the other gateway: milliseconds from the answer to a write until it shows it. */
  windowP50Ms: number; windowP99Ms: number; windowMostMs: number;
}

const LOOK_MS = 10;

interface Way { url: string; other: string; writer: string; reader: string; day: string }

/** Writes, and reads at once what was written: the writer, others at the same gateway, and until it is seen at another gateway of the house. */
export async function readsAfterWrites({ url, other, writer, reader, day }: Way, { reads, writers, readers }: Sizes): Promise<Figures> {
  const [mine, theirs, elsewhere] = [graphClient(`${url}/graphql`, writer, 'en'), graphClient(`${url}/graphql`, reader, 'en'), graphClient(`${other}/graphql`, reader, 'en')];
  const projects = [...new Set((await mine<Read>(READ)).approvalCases.nodes.flatMap(({ project }) => project?.id ?? []))].slice(0, writers);
  if (projects.length === 0) throw new Error('the demonstration has no cases');
  const windows: number[] = [];
  const figures = { reads: 0, writes: 0, staleForWriter: 0, staleForReaders: 0 };
  let isOver = false;
  const versionOf = async (ask: Ask, id: string): Promise<number> => Math.max(0, ...(await ask<Read>(READ)).approvalCases.nodes.flatMap(({ project }) => (project?.id === id ? [project.version] : [])));
  const began = performance.now();
  // Others who only read, so that there is something to be stale.
  const loading = Array.from({ length: readers }, async (_, at) => { while (!isOver) await (at % 2 ? theirs : elsewhere)<Read>(READ); });
  const writing = projects.map(async (id) => {
    while (figures.reads < reads) {
      const { reportIncident: { version } } = await mine<{ reportIncident: { version: number } }>(WRITE, { input: { projectId: id, kind: 'QUALITY', severity: 'MINOR', what: `write ${figures.writes}`, happenedOn: day } });
      const since = performance.now();
      figures.writes += 1;
      const seen = async (): Promise<void> => {
        // A moment between two looks: they would take the processor from what they wait for.
        while (await versionOf(elsewhere, id) < version) await delay(LOOK_MS);
        windows.push(performance.now() - since);
      };
      const [own, ...others] = await Promise.all([versionOf(mine, id), versionOf(theirs, id), versionOf(theirs, id), seen()]);
      figures.reads += 3;
      if (own < version) figures.staleForWriter += 1;
      figures.staleForReaders += others.filter((each) => typeof each === 'number' && each < version).length;
    }
  });
  await Promise.all(writing).finally(() => { isOver = true; });
  await Promise.all(loading);
  windows.sort((one, another) => one - another);
  const at = (share: number): number => Math.round(windows[Math.min(windows.length - 1, Math.floor(windows.length * share))] ?? 0);
  return { ...figures, seconds: (performance.now() - began) / 1_000, windowP50Ms: at(0.5), windowP99Ms: at(0.99), windowMostMs: at(1) };
}
