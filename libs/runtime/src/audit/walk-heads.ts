import { chainHeadTopic } from '@cornerstone/events/topics';
import type { DataSource } from 'typeorm';
import type { Broker, Incoming } from '../bus/broker';
import type { headReader, SignedHead } from '../bus/chain-head';
import { aFault, type LogFault } from './faults';

export interface HeadGround { source: DataSource; broker: Broker; service: string; read: ReturnType<typeof headReader> }

/** Where the reading of the topic stands, and what it has found: heads signed with a key held here, and with one held no longer. */
export interface HeadPlace { next: number[]; ours: number; unknownKey: number; newest: number }
export interface HeadPage { place: HeadPlace; total: number; faults: LogFault[]; done: boolean }

/** Milliseconds: a page ends before the front door loses its patience. */
const PAGE_MS = 10_000;
/** Nothing signed is missed while the first minute runs: a head is told every 60 s. */
const FIRST_HEADS = '3 minutes';

/** The next heads on the topic, each compared with the chain at its position. Throws where the broker does not answer. */
export async function walkHeads(ground: HeadGround, from: HeadPlace | null, patience = PAGE_MS): Promise<HeadPage> {
  const topic = chainHeadTopic(ground.service);
  const [begin, end] = await within(patience, Promise.all([ground.broker.places([topic], 'beginning'), ground.broker.places([topic], 'end')]));
  const first = begin[topic] ?? [];
  const last = end[topic] ?? [];
  const place = from ?? { next: [...first], ours: 0, unknownKey: 0, newest: 0 };
  const faults = await readOn(ground, topic, place, last, patience);
  const done = last.every((at, partition) => (place.next[partition] ?? 0) >= at);
  if (done) faults.push(...await missing(ground, place, first));
  return { place, total: last.reduce((sum, at) => sum + at, 0), faults, done };
}

/** Reads to the end or until the patience is over, and moves the place along. */
async function readOn({ source, broker, read }: HeadGround, topic: string, place: HeadPlace, end: readonly number[], patience: number): Promise<LogFault[]> {
  const faults: LogFault[] = [];
  const isLeft = (): boolean => end.some((at, partition) => (place.next[partition] ?? 0) < at);
  if (!isLeft()) return faults;
  const { promise: ended, resolve, reject } = Promise.withResolvers<undefined>();
  ended.catch(() => undefined); // awaited below, once there is a reader
  const until = setTimeout(() => { resolve(undefined); }, patience);
  let turn: Promise<void> = Promise.resolve();
  let open = true;
  const take = async (messages: readonly Incoming[]): Promise<void> => {
    const fresh = messages.filter(({ partition, offset }) => open && offset >= (place.next[partition] ?? 0) && offset < (end[partition] ?? 0));
    if (fresh.length === 0) return;
    faults.push(...await compare(source, fresh.map(({ value }) => read(String(value))), place));
    for (const { partition, offset } of fresh) place.next[partition] = offset + 1;
    if (!isLeft()) resolve(undefined);
  };
  const before = place.next.reduce((sum, at) => sum + at, 0);
  const reader = await within(patience, broker.read({
    topics: [topic], from: { [topic]: [...place.next] },
    handle: async (messages) => { turn = turn.then(() => take(messages)); await turn.catch(reject); },
  }));
  try {
    await ended;
  } finally {
    open = false;
    clearTimeout(until);
    await reader.stop();
  }
  if (place.next.reduce((sum, at) => sum + at, 0) === before) throw new Error('the broker gives none of its messages');
  return faults;
}

async function compare(source: DataSource, told: readonly ReturnType<HeadGround['read']>[], place: HeadPlace): Promise<LogFault[]> {
  const positions = told.flatMap(({ head }) => (head ? [head.position] : []));
  const rows = await source.query<{ position: string; hash: string; last: string }[]>(`/* heads */ select position, encode(hash, 'hex') as hash, (select max(position) from event_position) as last
    from event_position where position = any($1) or position = (select max(position) from event_position)`, [positions]);
  const hashes = new Map(rows.map(({ position, hash }) => [Number(position), hash]));
  const last = Number(rows[0]?.last ?? 0);
  return told.flatMap(({ head, standing }) => {
    if (!head || standing === 'FORGED') return [aFault('HEAD_FORGED', { position: head?.position ?? null, detail: head ? `signed with key ${head.key ?? 'of no name'}, wrongly` : 'no head at all' })];
    if (standing === 'OURS') { place.ours += 1; place.newest = Math.max(place.newest, head.position); } else place.unknownKey += 1;
    if (hashes.get(head.position) === head.hash) return [];
    if (standing === 'UNKNOWN_KEY') return [aFault('HEAD_FORGED', { position: head.position, detail: `not signed with a key held here, and the chain says otherwise; told ${head.at}` })];
    return [contradicted(head, last)];
  });
}

const contradicted = (head: SignedHead, last: number): LogFault =>
  (head.position > last ? aFault('CUT', { position: head.position, detail: `the chain ends at ${last}; signed ${head.at}` }) : aFault('OTHER_HEAD', { position: head.position, detail: `signed ${head.at}` }));

/** A topic without its beginning, or without any head of ours, shows nothing: who emptied it would hide a cut. */
async function missing({ source }: HeadGround, place: HeadPlace, begin: readonly number[]): Promise<LogFault[]> {
  const lost = begin.reduce((sum, at) => sum + at, 0);
  const faults = lost > 0 ? [aFault('HEADS_MISSING', { detail: `the first ${lost} heads were deleted from the topic` })] : [];
  if (place.ours > 0) return faults;
  const [old] = await source.query<{ is_old: boolean }[]>(`/* long enough for a head? */ select coalesce((select e.occurred_at < clock_timestamp() - interval '${FIRST_HEADS}' from event_position n join event e on e.id = n.event_id
    where n.position <= (select position from relay_place) order by n.position limit 1), false) as is_old`);
  return old?.is_old ? [...faults, aFault('HEADS_MISSING', { detail: 'no head on the topic is signed with a key held here' })] : faults;
}

async function within<A>(patience: number, asking: Promise<A>): Promise<A> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([asking, new Promise<never>((_, reject) => { timer = setTimeout(() => { reject(new Error(`the broker does not answer within ${patience / 1_000} s`)); }, patience); })]);
  } finally {
    clearTimeout(timer);
  }
}
