import { topicOf } from '@cornerstone/events/define';
import { begun, type Bridges } from '@cornerstone/testing/bridges';
import { startActor, type Actor } from './actor';
import type { BareSettings } from './bare.actor';
import { percentile, type Row } from './figures';
import type { Ground } from './ground';
import type { ListenerSettings } from './listener.actor';
import type { Paced } from './paced';
import type { Sizes } from './sizes';
import type { WriterSettings } from './writer.actor';

const TOPIC = topicOf(begun().type);
const BARE_TOPIC = 'bench.bare';
const GOAL = { rate: 200, p99: 100 };

type Sent = Paced<[key: string, at: number]>;
interface Pair { send(rate: number, seconds: number): Promise<Sent>; listener: Actor }
interface Delays { all: number[]; perSecond: number }

/** From the commit to the consumer's handler; beside it from kafkajs' send to kafkajs' handler, at the same rate. */
export async function measureLatency({ brokers }: Ground, bridges: Bridges, { rates, seconds }: Sizes, say: (line: string) => void): Promise<Row[]> {
  const { appUrl, workerUrl } = bridges.database;
  const bare = startActor('bare', { brokers } satisfies BareSettings);
  await bare.ask('prepare', { topics: [TOPIC, BARE_TOPIC] });
  const writer = startActor('writer', { appUrl, workerUrl, brokers } satisfies WriterSettings);
  const listening = (topic: string, alone: boolean): Actor => startActor('listener', { brokers, topic, bare: alone } satisfies ListenerSettings);
  const ours: Pair = { send: (rate, time) => writer.ask('write', { rate, seconds: time }), listener: listening(TOPIC, false) };
  const other: Pair = { send: (rate, time) => bare.ask('pulse', { topic: BARE_TOPIC, rate, seconds: time }), listener: listening(BARE_TOPIC, true) };
  try {
    for (const pair of [ours, other]) await warm(pair);
    const rows: Row[] = [];
    for (const rate of rates) {
      const [through, alone] = [await delays(ours, rate, seconds), await delays(other, rate, seconds)];
      for (const share of [0.5, 0.99]) rows.push(row(rate, share, through, alone));
      say(`latency at ${rate}/s: ${told(through)}; kafkajs alone ${told(alone)}`);
    }
    return rows;
  } finally {
    await Promise.all([writer, bare, ours.listener, other.listener].map((actor) => actor.stop()));
  }
}

/** A listener that has just joined may miss the first: it counts from the first one heard. */
async function warm({ send, listener }: Pair): Promise<void> {
  const keys = (await send(50, 1)).done.map(([key]) => key);
  await listener.ask('heard', { keys, all: false });
  await send(100, 1);
}

async function delays({ send, listener }: Pair, rate: number, seconds: number): Promise<Delays> {
  const { done, perSecond } = await send(rate, seconds);
  const arrivals = await listener.ask<number[]>('heard', { keys: done.map(([key]) => key), all: true });
  return { all: done.map(([, at], index) => (arrivals[index] ?? Number.NaN) - at), perSecond };
}

const told = ({ all, perSecond }: Delays): string => `p50 ${percentile(all, 0.5).toFixed(1)} ms, p99 ${percentile(all, 0.99).toFixed(1)} ms (${Math.round(perSecond)}/s)`;

/** 3 % less than asked is the clock's grain; below that the machine did not keep up, and the row says so. */
const reached = (rate: number, perSecond: number): string => (perSecond < rate * 0.97 ? `, ${Math.round(perSecond)}/s reached` : '');

function row(rate: number, share: number, through: Delays, alone: Delays): Row {
  const [ours, other] = [percentile(through.all, share), percentile(alone.all, share)];
  const goal = rate === GOAL.rate && share === 0.99;
  return {
    what: `p${share * 100} at ${rate.toLocaleString('en')}/s`, unit: 'milliseconds', ratio: ours / other,
    ours, oursIs: `commit → consumer${reached(rate, through.perSecond)}`, other, otherIs: `kafkajs alone${reached(rate, alone.perSecond)}`,
    goal: goal ? `≤ ${GOAL.p99} ms` : null, met: goal ? ours <= GOAL.p99 : null,
  };
}
