import { Kafka, logLevel, type Admin, type Producer } from 'kafkajs';
import type { Broker, Outgoing, Places } from './broker';
import { keepConsuming } from './kafka-consumer';
import { alone, shared } from './kafka-consuming';
import { makeTopics } from './kafka-topics';
import { byKey } from './partitioner';
import type { Log } from '../log';

/** A member that is killed keeps its partitions for so long. */
const SESSION_MS = 10_000;

const byTopic = (messages: readonly Outgoing[]): { topic: string; messages: Outgoing[] }[] =>
  [...Map.groupBy(messages, (message) => message.topic)].map(([topic, ofTopic]) => ({ topic, messages: ofTopic }));

/** Kafka through kafkajs 2.2.4: one send at a time, idempotent; failures come back to the caller within seconds. */
export function kafkaBroker(brokers: readonly string[], clientId: string, log: Log, sessionTimeout = SESSION_MS): Broker {
  const kafka = new Kafka({
    clientId, brokers: [...brokers], connectionTimeout: 3_000, requestTimeout: 10_000, retry: { retries: 5, maxRetryTime: 2_000, initialRetryTime: 100 },
    logLevel: logLevel.ERROR, logCreator: () => ({ log: entry }) => { log.info({ kafka: entry.message, error: String(entry['error'] ?? '') }, 'kafka client'); },
  });
  let producer: Producer | null = null;
  let admin: Promise<Admin> | null = null;

  const connectedProducer = async (): Promise<Producer> => {
    if (producer) return producer;
    const fresh = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false, createPartitioner: byKey });
    await fresh.connect();
    producer = fresh;
    return fresh;
  };
  const connectedAdmin = (): Promise<Admin> => {
    admin ??= (async () => {
      const fresh = kafka.admin();
      await fresh.connect();
      return fresh;
    })().catch((fault: unknown) => { admin = null; throw fault; });
    return admin;
  };

  return {
    ensureTopics: async (topics, largest) => makeTopics(await connectedAdmin(), topics, largest),
    async publish(messages) {
      try {
        await (await connectedProducer()).sendBatch({ acks: -1, topicMessages: byTopic(messages) });
      } catch (fault) {
        // A producer that failed may hold a broken sequence: the next publish starts with a fresh one.
        const broken = producer;
        producer = null;
        await broken?.disconnect().catch((second: unknown) => { log.debug({ second }, 'disconnect after a failed publish'); });
        throw fault;
      }
    },
    subscribe: (subscription) => keepConsuming(kafka, shared(subscription, sessionTimeout, log), log),
    read: (reading) => keepConsuming(kafka, alone(reading, sessionTimeout, log), log),
    async places(topics, at): Promise<Places> {
      const asked = await connectedAdmin();
      const found = await Promise.all(topics.map(async (topic): Promise<[string, number[]]> => {
        // kafkajs answers the end where no message is as late as the instant.
        const partitions = at instanceof Date ? await asked.fetchTopicOffsetsByTimestamp(topic, at.getTime()) : await asked.fetchTopicOffsets(topic);
        const places = partitions.map((each) => Number(at === 'beginning' && 'low' in each ? each.low : each.offset));
        return [topic, partitions.map((each, index) => [each.partition, places[index] ?? 0] as const).sort(([one], [other]) => one - other).map(([, place]) => place)];
      }));
      return Object.fromEntries(found);
    },
    async close() {
      await Promise.all([producer?.disconnect(), admin?.then((open) => open.disconnect(), () => undefined)]);
    },
  };
}
