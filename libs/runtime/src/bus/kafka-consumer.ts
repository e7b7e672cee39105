import type { Consumer, Kafka } from 'kafkajs';
import type { Subscribed, Subscription } from './broker';
import { handOn } from './kafka-batches';
import type { Log } from '../log';

/** A consumer that has neither fetched nor sent a heartbeat for so long has left its group without saying so. */
const SILENCE_MS = 15_000;
const LOOK_MS = 1_000;

/** kafkajs 2.2.4 may end a consumer for good (its issues 852, 1046): a silent or crashed one is replaced by a new one. */
export async function keepConsuming(kafka: Kafka, subscription: Subscription, log: Log, sessionTimeout: number): Promise<Subscribed> {
  let current = await joined(kafka, subscription, log, sessionTimeout);
  let replacing: Promise<void> | null = null;
  const replace = async (): Promise<void> => {
    log.warn({ group: subscription.group }, 'the consumer fell silent: a new one takes its place');
    await ended(current.consumer, log);
    current = await joined(kafka, subscription, log, sessionTimeout);
  };
  const watch = setInterval(() => {
    if (replacing || Date.now() - current.lastSign() < SILENCE_MS) return;
    replacing = replace().catch((fault: unknown) => { log.warn({ fault: String(fault) }, 'no new consumer yet, trying again'); }).finally(() => { replacing = null; });
  }, LOOK_MS);
  return {
    stop: async () => {
      clearInterval(watch);
      await replacing;
      await ended(current.consumer, log);
    },
  };
}

interface Joined { consumer: Consumer; lastSign(): number }

async function joined(kafka: Kafka, subscription: Subscription, log: Log, sessionTimeout: number): Promise<Joined> {
  const consumer = kafka.consumer({
    groupId: subscription.group, allowAutoTopicCreation: false, sessionTimeout, heartbeatInterval: sessionTimeout / 5, maxWaitTimeInMs: 250, metadataMaxAge: 10_000, retry: { retries: 8, restartOnFailure: async () => true },
  });
  let sign = Date.now();
  for (const event of [consumer.events.GROUP_JOIN, consumer.events.HEARTBEAT, consumer.events.FETCH, consumer.events.START_BATCH_PROCESS]) consumer.on(event, () => { sign = Date.now(); });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    log.warn({ fault: String(payload.error), restarts: payload.restart }, 'the consumer crashed');
    if (!payload.restart) sign = 0;
  });
  try {
    await run(consumer, subscription, log);
  } catch (fault) {
    await ended(consumer, log);
    throw fault;
  }
  log.debug({ group: subscription.group, topics: subscription.topics }, 'subscribed');
  return { consumer, lastSign: () => sign };
}

async function ended(consumer: Consumer, log: Log): Promise<void> {
  try {
    await consumer.stop();
    await consumer.disconnect();
  } catch (fault) {
    log.debug({ fault: String(fault) }, 'a consumer did not end orderly');
  }
}

async function run(consumer: Consumer, { topics, fromBeginning, handle }: Subscription, log: Log): Promise<void> {
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning });
  await consumer.run({ autoCommit: true, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 3, eachBatch: (payload) => handOn(payload, handle, log) });
}
