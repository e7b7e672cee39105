import { randomUUID } from 'node:crypto';
import type { Consumer } from 'kafkajs';
import type { Reading, Subscription } from './broker';
import { handOn } from './kafka-batches';
import type { Consuming } from './kafka-consumer';
import type { Log } from '../log';

const EACH_BATCH = { eachBatchAutoResolve: false, partitionsConsumedConcurrently: 3 } as const;

/** One of a group, whose place the broker keeps. */
export const shared = ({ group, topics, fromBeginning, handle }: Subscription, sessionTimeout: number, log: Log): Consuming => ({
  group: () => group, topics, fromBeginning, sessionTimeout,
  run: (consumer) => consumer.run({ ...EACH_BATCH, autoCommit: true, eachBatch: (payload) => handOn(payload, handle, log) }),
});

/** Alone, from given places on. kafkajs reads in groups only: this one is of a single member, and commits nothing. */
export function alone({ topics, from, handle }: Reading, sessionTimeout: number, log: Log): Consuming {
  /** After a crash kafkajs starts where its group stood, which is nowhere: what was handled must not come again. */
  const handled = new Map<string, number>();
  const nextOf = (topic: string, partition: number): number => handled.get(`${topic}/${partition}`) ?? from[topic]?.[partition] ?? 0;
  const seekAll = (consumer: Consumer): void => {
    for (const topic of topics) for (const partition of (from[topic] ?? []).keys()) consumer.seek({ topic, partition, offset: String(nextOf(topic, partition)) });
  };
  return {
    group: () => `reader-${randomUUID()}`, topics, fromBeginning: true, sessionTimeout,
    async run(consumer) {
      // At every joining, the first included: where a coordinator is still loading, run() resolves with nothing to seek in, and kafkajs joins later by itself.
      consumer.on(consumer.events.GROUP_JOIN, () => { seekAll(consumer); });
      await consumer.run({
        ...EACH_BATCH, autoCommit: false,
        eachBatch: (payload) => handOn(payload, async (messages) => {
          await handle(messages);
          const last = messages.at(-1);
          if (last) handled.set(`${last.topic}/${last.partition}`, last.offset + 1);
        }, log, nextOf(payload.batch.topic, payload.batch.partition)),
      });
    },
  };
}
