import { Kafka, logLevel, type Admin, type Consumer, type IHeaders, type Producer } from 'kafkajs';
import type { Broker, Incoming, Outgoing, Subscribed, Subscription } from './broker';
import type { Log } from './log';

const PARTITIONS = 6;

const textHeaders = (headers: IHeaders | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(Array.isArray(value) ? value[0] : value)]));

const byTopic = (messages: readonly Outgoing[]): { topic: string; messages: Outgoing[] }[] =>
  [...Map.groupBy(messages, (message) => message.topic)].map(([topic, ofTopic]) => ({ topic, messages: ofTopic }));

/** Kafka through kafkajs 2.2.4: one send at a time, idempotent; failures come back to the caller within seconds. */
export function kafkaBroker(brokers: readonly string[], clientId: string, log: Log): Broker {
  const kafka = new Kafka({
    clientId, brokers: [...brokers], connectionTimeout: 3_000, requestTimeout: 10_000, retry: { retries: 5, maxRetryTime: 2_000, initialRetryTime: 100 },
    logLevel: logLevel.ERROR, logCreator: () => ({ log: entry }) => { log.debug({ kafka: entry.message }, 'kafka client'); },
  });
  let producer: Producer | null = null;
  let admin: Admin | null = null;

  const connectedProducer = async (): Promise<Producer> => {
    if (producer) return producer;
    const fresh = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false });
    await fresh.connect();
    producer = fresh;
    return fresh;
  };

  return {
    async ensureTopics(topics) {
      if (!admin) {
        const fresh = kafka.admin();
        await fresh.connect();
        admin = fresh;
      }
      const known = new Set(await admin.listTopics());
      const missing = topics.filter((topic) => !known.has(topic));
      if (missing.length === 0) return;
      await admin.createTopics({
        waitForLeaders: true,
        topics: missing.map((topic) => ({ topic, numPartitions: PARTITIONS, configEntries: [{ name: 'retention.ms', value: '-1' }] })),
      });
    },
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
    subscribe: (subscription) => consume(kafka, subscription, log),
    async close() {
      await Promise.all([producer?.disconnect(), admin?.disconnect()]);
    },
  };
}

async function consume(kafka: Kafka, subscription: Subscription, log: Log): Promise<Subscribed> {
  const consumer = kafka.consumer({ groupId: subscription.group, allowAutoTopicCreation: false, sessionTimeout: 10_000, heartbeatInterval: 2_000, maxWaitTimeInMs: 250, retry: { retries: 8, restartOnFailure: async () => true } });
  try {
    await join(consumer, subscription);
  } catch (fault) {
    // Who subscribes tries again with a new consumer: this one must not stay in the group.
    await consumer.disconnect().catch((second: unknown) => { log.debug({ second }, 'disconnect after a failed subscribe'); });
    throw fault;
  }
  log.debug({ group: subscription.group, topics: subscription.topics }, 'subscribed');
  return { stop: async () => { await consumer.stop(); await consumer.disconnect(); } };
}

async function join(consumer: Consumer, subscription: Subscription): Promise<void> {
  await consumer.connect();
  await consumer.subscribe({ topics: [...subscription.topics], fromBeginning: subscription.fromBeginning });
  await consumer.run({
    autoCommit: true, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 3,
    eachBatch: async ({ batch, resolveOffset, heartbeat, isRunning, isStale }) => {
      for (const message of batch.messages) {
        if (!isRunning() || isStale()) return;
        const incoming: Incoming = {
          topic: batch.topic, partition: batch.partition, offset: message.offset,
          key: message.key?.toString() ?? null, value: message.value?.toString() ?? null, headers: textHeaders(message.headers), bytes: message.value,
        };
        await subscription.handle(incoming);
        resolveOffset(message.offset);
        await heartbeat();
      }
    },
  });
}
