import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Statement } from '@cornerstone/testing/statements';
import type { Aside, Fetch, Heard, Visit } from './heard';

/** One fetch with what the service did for it, and how many fetches had to end before it could begin. */
export interface Fetched extends Fetch { depth: number; visit: Visit }

/** One operation of a client through the whole house. */
export interface Call { trace: string; /** Milliseconds as the client waited. */ ms: number; door: Visit; fetches: Fetched[] }

export async function readHeard(folder: string): Promise<{ visits: Visit[]; asides: Aside[] }> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const heard = texts.flatMap((text) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Heard));
  const visits = heard.filter((each) => each.kind === 'visit');
  return { visits, asides: [...heard.filter((each) => each.kind === 'aside'), ...visits.flatMap(afterwards)] };
}

/** What the answer waited for, and what came after it: the end of a reading transaction, the NOTIFY that wakes the relay. */
export const awaited = ({ statements, graphTo }: Visit): Statement[] => statements.filter(({ at }) => at < graphTo);
export const unawaited = ({ statements, graphTo }: Visit): Statement[] => statements.filter(({ at }) => at >= graphTo);

const afterwards = (visit: Visit): Aside[] => unawaited(visit).map(({ name, at, ms, rows }) => ({ kind: 'aside', app: visit.app, name, at, ms, count: rows }));

/** Puts together by trace what the processes have heard; a call of which a part is missing is an error, not a smaller figure. */
export function joinCalls(asked: ReadonlyMap<string, number>, visits: readonly Visit[]): Call[] {
  const byTrace = Map.groupBy(visits.filter(({ trace }) => asked.has(trace)), ({ trace }) => trace);
  return [...asked].map(([trace, ms]) => {
    const all = byTrace.get(trace) ?? [];
    const door = all.find(({ app }) => app === 'gateway');
    if (!door) throw new Error(`nothing was heard of ${trace} at the gateway`);
    return { trace, ms, door, fetches: fetchesOf(door, all) };
  });
}

/** A service's requests of one trace come in the order in which the gateway sent them. */
function fetchesOf({ fetches, trace }: Visit, visits: readonly Visit[]): Fetched[] {
  const waiting = Map.groupBy(visits.filter(({ app }) => app !== 'gateway').toSorted((one, other) => one.at - other.at), ({ app }) => app);
  const inOrder = fetches.toSorted((one, other) => one.sentAt - other.sentAt);
  const depths = depthsOf(inOrder);
  return inOrder.map((fetched, at) => {
    const visit = waiting.get(fetched.service)?.shift();
    if (!visit) throw new Error(`nothing was heard of ${trace} at ${fetched.service}`);
    return { ...fetched, depth: depths[at] ?? 1, visit };
  });
}

/** 1 for what is asked first; one more than the deepest of those that had ended before it was asked for. */
export function depthsOf(inOrder: readonly Pick<Fetch, 'at' | 'ms'>[]): number[] {
  const depths: number[] = [];
  for (const { at } of inOrder) depths.push(1 + Math.max(0, ...depths.filter((_, other) => { const before = inOrder[other]; return before !== undefined && before.at + before.ms <= at; })));
  return depths;
}

/** Milliseconds in which at least one of them was under way. */
export function covered(pieces: readonly { at: number; ms: number }[]): number {
  let [sum, until] = [0, -Infinity];
  for (const { at, ms } of pieces.toSorted((one, other) => one.at - other.at)) {
    sum += Math.max(0, at + ms - Math.max(at, until));
    until = Math.max(until, at + ms);
  }
  return sum;
}
