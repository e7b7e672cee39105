import { randomUUID } from 'node:crypto';
import type { Consumer } from 'kafkajs';
import type { Reading, Subscription } from './broker';
import { handOn } from './kafka-batches';
import type { Consuming } from './kafka-consumer';
import type { Log } from '../log';

/** Of who says by its last question up to when it has heard; a stop waits for its end, too. */
const OFTEN_MS = 250;
const EACH_BATCH = { eachBatchAutoResolve: false, partitionsConsumedConcurrently: 3 } as const;

/** One of a group, whose place the broker keeps. */
export const shared = ({ group, topics, fromBeginning, handle }: Subscription, sessionTimeout: number, log: Log): Consuming => ({
  // What is new is answered at once all the same; heartbeats go in between.
  group: () => group, topics, fromBeginning, sessionTimeout, maxWait: Math.max(OFTEN_MS, sessionTimeout / 10),
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
    group: () => `reader-${randomUUID()}`, topics, fromBeginning: true, sessionTimeout, maxWait: OFTEN_MS,
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
