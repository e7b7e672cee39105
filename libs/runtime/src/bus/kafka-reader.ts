import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import type { Reading, Subscribed } from './broker';
import { handOn } from './kafka-batches';
import type { Log } from '../log';

/** Reads from given places. kafkajs reads in groups only: this one is of a single member, and commits nothing. */
export async function readAlone(kafka: Kafka, { topics, from, handle }: Reading, log: Log): Promise<Subscribed> {
  const consumer = kafka.consumer({ groupId: `reader-${randomUUID()}`, allowAutoTopicCreation: false, sessionTimeout: 10_000, heartbeatInterval: 2_000, maxWaitTimeInMs: 250, retry: { retries: 8, restartOnFailure: async () => true } });
  const placeOf = (topic: string, partition: number): number => from[topic]?.[partition] ?? 0;
  /** After a crash kafkajs starts where its group stood, which is nowhere: what was handled must not come again. */
  const handled = new Map<string, number>();
  const nextOf = (topic: string, partition: number): number => handled.get(`${topic}/${partition}`) ?? placeOf(topic, partition);
  const seekAll = (): void => {
    for (const topic of topics) for (const partition of (from[topic] ?? []).keys()) consumer.seek({ topic, partition, offset: String(nextOf(topic, partition)) });
  };
  // Only once it has joined: where the first attempt fails, run() resolves with nothing there to seek in, and kafkajs tries again by itself.
  consumer.on(consumer.events.GROUP_JOIN, seekAll);
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  // At every joining, the first included: a coordinator that is still loading ends and begins the group anew, beside any promise of ours.
  consumer.on(consumer.events.GROUP_JOIN, seekAll);
  await consumer.run({
    autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 3,
    eachBatch: (payload) => handOn(payload, async (messages) => {
      await handle(messages);
      const last = messages.at(-1);
      if (last) handled.set(`${last.topic}/${last.partition}`, last.offset + 1);
    }, log, nextOf(payload.batch.topic, payload.batch.partition)),
  });
  return {
    async stop() {
      await consumer.stop().catch((fault: unknown) => { log.debug({ fault: String(fault) }, 'a reader did not stop orderly'); });
      await consumer.disconnect();
    },
  };
}
