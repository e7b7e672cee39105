import { setTimeout as delay } from 'node:timers/promises';
import { percentile } from '../events/figures';
import { gaugesOf } from './gauges';
import { open, type Reader, type Way } from './readers';

export interface Sizes { subscribers: number; events: number; atOnce: number; settleMs: number }
export interface Measured {
  subscribers: number; ofWebSocket: number; ofSse: number; refused: number; people: number;
  openSeconds: number; openPerSecond: number;
  /** Before the first subscription; after 200 that were closed again; with all open. */
  rssFreshMb: number; rssBeforeMb: number; rssOpenMb: number; kbPerSubscriber: number; heapKbPerSubscriber: number;
  events: number; delivered: number; deliveryP50Ms: number; deliveryP99Ms: number; firstP50Ms: number; spreadP99Ms: number;
  /** Answers that the graph was asked for, of those that were given. */
  asked: number; joined: number; dropped: number;
}

const QUERY = 'subscription { events(types: ["supervision.issue.raised.v1"]) { id time project { code name region { name } } } }';
const PATIENCE_MS = 60_000;

/** Opens half over each way, then lets things happen one after the other, and waits until each has been heard by all. */
export async function measure(url: string, people: readonly string[], happen: (at: number) => Promise<void>, { subscribers, events, atOnce, settleMs }: Sizes, say: (line: string) => void): Promise<Measured> {
  const arrivals = new Map<string, number[]>();
  let [refused, ends, firstFault] = [0, 0, ''];
  const heard = (answer: string): void => {
    const now = Date.now();
    const time = /"time":"([^"]+)"/.exec(answer)?.[1] ?? 'nothing';
    if (!answer.includes('"name":')) firstFault ||= answer;
    const own = arrivals.get(time) ?? [];
    own.push(now - Date.parse(time));
    arrivals.set(time, own);
  };
  const ended = (why: string): void => { ends += 1; firstFault ||= why; };
  const readers: Reader[] = [];
  const begin = async (at: number): Promise<void> => {
    const way: Way = at % 2 === 0 ? 'graphql-ws' : 'graphql-sse';
    const token = people[at % people.length] ?? '';
    await open(way, { address: `${url}/graphql`, query: QUERY, token, heard, ended }).then((reader) => { readers.push(reader); }, (fault: unknown) => { refused += 1; firstFault ||= String(fault); });
  };
  const openAll = async (count: number): Promise<void> => {
    let next = 0;
    await Promise.all(Array.from({ length: atOnce }, async () => { while (next < count) await begin(next++); }));
    for (const until = Date.now() + PATIENCE_MS; (await gaugesOf(url)).streams < readers.length && Date.now() < until;) await delay(200);
  };
  const closeAll = async (): Promise<void> => { for (const reader of readers.splice(0)) reader.stop(); await delay(settleMs); };

  // What is loaded and compiled by the first ones is no subscriber's.
  const fresh = await gaugesOf(url);
  await openAll(Math.min(subscribers, 200));
  await closeAll();
  const before = await gaugesOf(url);
  say(`opening ${subscribers.toLocaleString('en')} subscriptions`);
  const began = performance.now();
  await openAll(subscribers);
  const openSeconds = (performance.now() - began) / 1_000;
  if (firstFault) say(`first fault: ${firstFault.slice(0, 300)}`);
  await delay(settleMs);
  const whenOpen = await gaugesOf(url);
  const count = readers.length;

  say(`${events} events to ${count.toLocaleString('en')} of them`);
  // The first event finds nothing planned: it is left out.
  for (let at = 0; at <= events; at += 1) {
    await happen(at);
    const isHeard = (): boolean => [...arrivals.values()].at(at)?.length === count;
    for (const until = Date.now() + PATIENCE_MS; !isHeard() && Date.now() < until;) await delay(20);
  }
  const after = await gaugesOf(url);
  const measured = [...arrivals.values()].slice(1);
  const all = measured.flat();
  const first = measured.map((each) => Math.min(...each));
  await closeAll();
  if (firstFault) say(`first fault: ${firstFault.slice(0, 300)}; ${ends} ended by themselves`);
  return {
    subscribers: count, ofWebSocket: Math.ceil(count / 2), ofSse: Math.floor(count / 2), refused, people: people.length, openSeconds, openPerSecond: count / openSeconds,
    rssFreshMb: fresh.rss / 2 ** 20, rssBeforeMb: before.rss / 2 ** 20, rssOpenMb: whenOpen.rss / 2 ** 20, kbPerSubscriber: (whenOpen.rss - fresh.rss) / 1024 / count, heapKbPerSubscriber: (whenOpen.heap - before.heap) / 1024 / count,
    events: measured.length, delivered: all.length, deliveryP50Ms: percentile(all, 0.5), deliveryP99Ms: percentile(all, 0.99), firstP50Ms: percentile(first, 0.5), spreadP99Ms: percentile(measured.map((each) => Math.max(...each) - Math.min(...each)), 0.99),
    asked: after.asked - whenOpen.asked, joined: after.joined - whenOpen.joined, dropped: after.dropped - before.dropped,
  };
}
