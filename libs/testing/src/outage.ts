import { setTimeout as delay } from 'node:timers/promises';
import type { Broker, Incoming } from '@cornerstone/runtime/bus/broker';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { startRelay } from '@cornerstone/runtime/bus/relay';
import { createLog } from '@cornerstone/runtime/log';
import { enterAll } from '@cornerstone/runtime/record';
import { aBridge, begun, openBridges, opened, type Bridges } from './bridges';
import { openListener, TOPIC, type Listener } from './listener';
import { startTestKafka, type TestKafka } from './test-kafka';
import { until } from './until';

const log = createLog('test', 'silent');
/** What the broker remembers of a member that it heard of last before it was killed keeps the others waiting so long. */
const SESSION_MS = 3_000;

interface Stream { kafka: TestKafka; broker: Broker; bridges: Bridges; listener: Listener; close(): Promise<void> }

/** Written here, heard there, over a broker of its own that may be broken. */
async function openStream(): Promise<Stream> {
  const [kafka, bridges] = await Promise.all([startTestKafka(), openBridges()]);
  const broker = kafkaBroker([kafka.brokers], 'test', log, SESSION_MS);
  await broker.ensureTopics([TOPIC]);
  const listener = await openListener(broker);
  const relay = await startRelay(bridges.worker, bridges.database.workerUrl, 'projects', broker, log);
  await listener.listen();
  return {
    kafka, broker, bridges, listener,
    async close() {
      await relay.stop();
      await listener.close();
      await broker.close();
      await bridges.close();
      await kafka.stop();
    },
  };
}

const write = ({ bridges }: Stream): Promise<void> => bridges.as('drc', (tx) => enterAll(tx, Array.from({ length: 5 }, () => ({ row: aBridge(), facts: [begun(), opened()] }))));
const waiting = async ({ bridges }: Stream): Promise<number> => (await bridges.worker.query<{ count: number }[]>('select count(*)::int as count from unsent'))[0]?.count ?? 0;
const written = async ({ bridges }: Stream): Promise<string[]> => (await bridges.worker.query<{ id: string }[]>('select id from event order by id')).map(({ id }) => id);

/** All that was written meanwhile is accepted at once, and has its effect once when the broker is back, by itself. */
async function goesOn(stream: Stream, seconds: number, stop: () => void | Promise<void>, back: () => void | Promise<void>): Promise<void> {
  const { listener } = stream;
  await write(stream);
  await stop();
  let slowest = 0;
  for (const end = Date.now() + seconds * 1_000; Date.now() < end;) {
    const began = Date.now();
    await write(stream);
    slowest = Math.max(slowest, Date.now() - began);
    await delay(200);
  }
  expect(slowest).toBeLessThan(3_000);
  expect(await waiting(stream)).toBeGreaterThan(seconds * 10);
  await back();
  await until(async () => (await waiting(stream)) === 0, 'the backlog drained', 60_000);
  const ids = await written(stream);
  await until(async () => (await listener.effects()).length >= ids.length, 'all effective', 60_000);
  expect((await listener.effects()).map(({ event_id }) => event_id).sort()).toEqual(ids);
}

/** Two brokers that can be away at the same time. */
export interface Outage { killedAndFrozen(): Promise<void>; close(): Promise<void> }

export async function openOutage(): Promise<Outage> {
  const killed = await openStream();
  // Its twenty seconds have room in the minute of the other.
  const opening = openStream();
  const freeze = async (): Promise<void> => {
    const frozen = await opening;
    await goesOn(frozen, 20, () => { frozen.kafka.pause(); }, () => { frozen.kafka.resume(); });
  };
  return {
    /** One killed for 60 s, the other frozen for 20 s. */
    async killedAndFrozen() {
      const { kafka, broker } = killed;
      const freezing = freeze();
      await Promise.all([freezing, goesOn(killed, 60, () => kafka.kill(), () => kafka.startAgain())]);
      const heard: Incoming[] = [];
      const reader = await broker.read({ topics: [TOPIC], from: {}, handle: async (messages) => { heard.push(...messages); } });
      const ids = await written(killed);
      await until(() => new Set(heard.map(({ headers }) => headers['ce_id'])).size === ids.length);
      await reader.stop();
      for (const ofOne of Map.groupBy(heard, ({ key }) => key).values()) expect([...new Set(ofOne.map(({ headers }) => headers['ce_aggregateversion']))]).toEqual(['1', '2']);
    },
    close: async () => { await Promise.all([killed.close(), opening.then((frozen) => frozen.close())]); },
  };
}
