import type { Consumer, Kafka } from 'kafkajs';
import type { Subscribed } from './broker';
import type { Log } from '../log';

/** A consumer that has neither fetched nor sent a heartbeat for so long has left its group without saying so. */
const SILENCE_MS = 15_000;
const LOOK_MS = 1_000;

/** `group` is asked for at each joining: a reader of its own joins a new one, in which nobody is left of the one before. */
export interface Consuming { group(): string; topics: readonly string[]; fromBeginning: boolean; sessionTimeout: number; run(consumer: Consumer): Promise<void> }

/** kafkajs 2.2.4 may end a consumer for good (its issues 852, 1046): a silent or crashed one is replaced by a new one. */
export async function keepConsuming(kafka: Kafka, consuming: Consuming, log: Log): Promise<Subscribed> {
  let current = await joined(kafka, consuming, log);
  let replacing: Promise<void> | null = null;
  const replace = async (): Promise<void> => {
    log.warn({ topics: consuming.topics }, 'the consumer fell silent: a new one takes its place');
    await ended(current.consumer, log);
    current = await joined(kafka, consuming, log);
  };
  const watch = setInterval(() => {
    if (replacing || Date.now() - current.lastSign() < SILENCE_MS) return;
    replacing = replace().catch((fault: unknown) => { log.warn({ fault: String(fault) }, 'no new consumer yet, trying again'); }).finally(() => { replacing = null; });
  }, LOOK_MS);
  return {
    upTo: () => current.upTo(),
    stop: async () => {
      clearInterval(watch);
      await replacing;
      await ended(current.consumer, log);
    },
  };
}

interface Joined { consumer: Consumer; lastSign(): number; upTo(): number }

async function joined(kafka: Kafka, { group, topics, fromBeginning, sessionTimeout, run }: Consuming, log: Log): Promise<Joined> {
  const groupId = group();
  const consumer = kafka.consumer({
    groupId, allowAutoTopicCreation: false, sessionTimeout, heartbeatInterval: sessionTimeout / 5, maxWaitTimeInMs: 250, metadataMaxAge: 10_000, retry: { retries: 8, restartOnFailure: async () => true },
  });
  let sign = Date.now();
  // A fetch of a node begins when what the one before brought has been handled.
  const fetches = new Map<number, { before: number; now: number }>();
  consumer.on(consumer.events.GROUP_JOIN, () => { fetches.clear(); });
  consumer.on(consumer.events.FETCH_START, ({ payload: { nodeId } }) => { fetches.set(nodeId, { before: fetches.get(nodeId)?.now ?? -Infinity, now: performance.now() }); });
  for (const event of [consumer.events.GROUP_JOIN, consumer.events.HEARTBEAT, consumer.events.FETCH, consumer.events.START_BATCH_PROCESS]) consumer.on(event, () => { sign = Date.now(); });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    log.warn({ fault: String(payload.error), restarts: payload.restart }, 'the consumer crashed');
    if (!payload.restart) sign = 0;
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning });
    await run(consumer);
  } catch (fault) {
    await ended(consumer, log);
    throw fault;
  }
  log.debug({ group: groupId, topics }, 'subscribed');
  return { consumer, lastSign: () => sign, upTo: () => (fetches.size === 0 ? -Infinity : Math.min(...[...fetches.values()].map(({ before }) => before))) };
}

async function ended(consumer: Consumer, log: Log): Promise<void> {
  try {
    await consumer.stop();
    await consumer.disconnect();
  } catch (fault) {
    log.debug({ fault: String(fault) }, 'a consumer did not end orderly');
  }
}
