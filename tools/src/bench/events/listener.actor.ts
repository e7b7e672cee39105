import { setTimeout as delay } from 'node:timers/promises';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { createLog } from '@cornerstone/runtime/log';
import { Kafka, logLevel } from 'kafkajs';
import { acting, now, settings } from './acting';
import { BenchFault } from './fault';

/** A consumer in a process of its own: through the port, or kafkajs alone. */
export interface ListenerSettings { brokers: string; topic: string; bare: boolean }

const { brokers, topic, bare } = settings<ListenerSettings>();
const arrivals = new Map<string, number>();
let twice = 0;
const hear = (key: string): void => {
  if (arrivals.has(key)) twice += 1;
  else arrivals.set(key, now());
};
const stop = await (bare ? listenBare() : listen());

async function listen(): Promise<() => Promise<void>> {
  const broker = kafkaBroker([brokers], 'bench-listener', createLog('bench', 'silent'));
  const subscribed = await broker.subscribe({ group: 'bench-listener', topics: [topic], fromBeginning: false, handle: async (messages) => { for (const { key } of messages) hear(key ?? ''); } });
  return async () => { await subscribed.stop(); await broker.close(); };
}

async function listenBare(): Promise<() => Promise<void>> {
  const consumer = new Kafka({ clientId: 'bench-bare-listener', brokers: [brokers], logLevel: logLevel.NOTHING }).consumer({ groupId: 'bench-bare-listener', allowAutoTopicCreation: false });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: false });
  await consumer.run({ eachMessage: async ({ message }) => { hear(message.key?.toString() ?? ''); } });
  return () => consumer.disconnect();
}

const PATIENCE_MS = 20_000;

/** When each of these came, once all have. */
async function heard({ keys, all }: { keys: string[]; all: boolean }): Promise<number[]> {
  const until = now() + PATIENCE_MS;
  const missing = (): number => keys.filter((key) => !arrivals.has(key)).length;
  while (all ? missing() > 0 : missing() === keys.length) {
    if (now() > until) throw new BenchFault(`${missing()} of ${keys.length} events did not come within ${PATIENCE_MS / 1_000} s`);
    await delay(50);
  }
  if (twice > 0) throw new BenchFault(`${twice} events came twice`);
  return keys.map((key) => arrivals.get(key) ?? Number.NaN);
}

acting({ heard }, stop);
