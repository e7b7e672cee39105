import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Broker, Incoming, Outgoing } from '@cornerstone/runtime/bus/broker';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { createLog } from '@cornerstone/runtime/log';
import { startKafka, type Kafka } from '@cornerstone/stack/kafka';
import { choosePorts } from '@cornerstone/stack/ports';
import { platformaticBroker } from './platformatic-broker';

const TOPICS = ['bench.one', 'bench.two'];
const log = createLog('test', 'silent');
const some = (count: number): Outgoing[] => Array.from({ length: count }, (_, at) => ({ topic: TOPICS[at % 2] ?? '', key: `k${at % 37}`, value: String(at), headers: { ce_id: String(at) } }));
const until = async (met: () => boolean): Promise<void> => {
  for (let waited = 0; !met(); waited += 20) {
    if (waited > 10_000) throw new Error('not within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('the broker port through @platformatic/kafka', () => {
  let folder: string;
  let kafka: Kafka;
  let broker: Broker;
  let house: Broker;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cornerstone-platformatic-'));
    kafka = await startKafka({ folder, ...(await choosePorts(['port', 'controllerPort'])) });
    broker = platformaticBroker([kafka.brokers], 'platformatic', log);
    house = kafkaBroker([kafka.brokers], 'kafkajs', log);
    await broker.ensureTopics(TOPICS);
    await broker.ensureTopics(TOPICS);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([broker.close(), house.close()]);
    await kafka.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('gives each key the partition that the house gives it, and the same places', async () => {
    const before = new Date();
    await broker.publish(some(500));
    await house.publish(some(500));
    const partitions = new Map<string, Set<number>>();
    const read = await broker.read({ topics: TOPICS, from: {}, handle: async (messages) => { for (const { topic, key, partition } of messages) partitions.set(`${topic} ${key}`, (partitions.get(`${topic} ${key}`) ?? new Set()).add(partition)); } });
    await until(() => partitions.size === 74);
    await read.stop();
    expect([...partitions.values()].filter(({ size }) => size !== 1)).toEqual([]);
    for (const at of ['beginning', 'end', before, new Date(Date.now() + 60_000)] as const) expect(await broker.places(TOPICS, at)).toEqual(await house.places(TOPICS, at));
  });

  it('brings the same messages again when a handler throws, and goes on where the group stood', async () => {
    const heard: Incoming[] = [];
    let failures = 3;
    const subscription = { group: 'hearing', topics: TOPICS, fromBeginning: true, handle: async (messages: readonly Incoming[]) => { if ((failures -= 1) >= 0) throw new Error('not now'); heard.push(...messages); } };
    const first = await broker.subscribe(subscription);
    await until(() => heard.length >= 1_000);
    await first.stop();
    await broker.publish([...some(20), { topic: 'bench.one', key: 'k1', value: null, headers: {} }]);
    const second = await broker.subscribe(subscription);
    await until(() => heard.length >= 1_021);
    await second.stop();
    expect(new Set(heard.map(({ topic, partition, offset }) => `${topic}/${partition}/${offset}`)).size).toBe(heard.length);
    for (const ofPartition of Map.groupBy(heard, ({ topic, partition }) => `${topic}/${partition}`).values()) expect(ofPartition.map(({ offset }) => offset)).toEqual(ofPartition.map((_, at) => at));
    expect(heard.filter(({ value }) => value === null)).toHaveLength(1);
  });

  it('reads alone from given places on', async () => {
    const end = await broker.places(['bench.one'], 'end');
    const from = { 'bench.one': (end['bench.one'] ?? []).map((place) => place - 3) };
    const heard: Incoming[] = [];
    const read = await broker.read({ topics: ['bench.one'], from, handle: async (messages) => { heard.push(...messages); } });
    await until(() => heard.length >= 18);
    await broker.publish(some(2));
    await until(() => heard.length >= 19);
    await read.stop();
    expect(heard).toHaveLength(19);
  });
});
