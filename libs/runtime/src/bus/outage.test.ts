import { setTimeout as delay } from 'node:timers/promises';
import { aBridge, begun, openBridges, opened, type Bridges } from '@cornerstone/testing/bridges';
import { openListener, TOPIC, type Listener } from '@cornerstone/testing/listener';
import { startTestKafka, type TestKafka } from '@cornerstone/testing/test-kafka';
import { until } from '@cornerstone/testing/until';
import { createLog } from '../log';
import { enterAll } from '../record';
import type { Broker, Incoming } from './broker';
import { kafkaBroker } from './kafka-broker';
import { startRelay, type Relay } from './relay';

const log = createLog('test', 'silent');

describe('a broker that is away 消息服务中断', () => {
  let kafka: TestKafka;
  let broker: Broker;
  let bridges: Bridges;
  let listener: Listener;
  let relay: Relay;

  beforeAll(async () => {
    kafka = await startTestKafka();
    broker = kafkaBroker([kafka.brokers], 'test', log);
    await broker.ensureTopics([TOPIC]);
    bridges = await openBridges();
    listener = await openListener(broker);
    relay = await startRelay(bridges.worker, bridges.database.workerUrl, 'projects', broker, log);
    await listener.listen();
  }, 120_000);
  afterAll(async () => {
    await relay.stop();
    await listener.close();
    await broker.close();
    await bridges.close();
    await kafka.stop();
  });

  const write = (): Promise<void> => bridges.as('drc', (tx) => enterAll(tx, Array.from({ length: 5 }, () => ({ row: aBridge(), facts: [begun(), opened()] }))));
  const waiting = async (): Promise<number> => (await bridges.worker.query<{ count: number }[]>('select count(*)::int as count from unsent'))[0]?.count ?? 0;
  const written = async (): Promise<string[]> => (await bridges.worker.query<{ id: string }[]>('select id from event order by id')).map(({ id }) => id);

  /** All that was written meanwhile is accepted at once, and has its effect once when the broker is back, by itself. */
  const goesOn = async (seconds: number, stop: () => void | Promise<void>, back: () => void | Promise<void>): Promise<void> => {
    await write();
    await stop();
    let slowest = 0;
    for (const end = Date.now() + seconds * 1_000; Date.now() < end;) {
      const began = Date.now();
      await write();
      slowest = Math.max(slowest, Date.now() - began);
      await delay(200);
    }
    expect(slowest).toBeLessThan(3_000);
    expect(await waiting()).toBeGreaterThan(seconds * 10);
    await back();
    await until(async () => (await waiting()) === 0, 'the backlog drained', 60_000);
    const ids = await written();
    await until(async () => (await listener.effects()).length >= ids.length, 'all effective', 60_000);
    expect((await listener.effects()).map(({ event_id }) => event_id).sort()).toEqual(ids);
  };

  it('killed for 60 s: writes go on, the backlog drains by itself, nothing is lost or doubled', async () => {
    await goesOn(60, () => kafka.kill(), () => kafka.startAgain());
    const heard: Incoming[] = [];
    const reader = await broker.read({ topics: [TOPIC], from: {}, handle: async (messages) => { heard.push(...messages); } });
    const ids = await written();
    await until(() => new Set(heard.map(({ headers }) => headers['ce_id'])).size === ids.length);
    await reader.stop();
    for (const ofOne of Map.groupBy(heard, ({ key }) => key).values()) expect([...new Set(ofOne.map(({ headers }) => headers['ce_aggregateversion']))]).toEqual(['1', '2']);
  }, 240_000);

  it('frozen for 20 s: the same', async () => {
    await goesOn(20, () => { kafka.pause(); }, () => { kafka.resume(); });
  }, 180_000);
});
