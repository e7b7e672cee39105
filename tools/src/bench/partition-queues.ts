import { setTimeout as delay } from 'node:timers/promises';
import type { Consumer, Message, MessagesStream } from '@platformatic/kafka';
import { LARGEST_BATCH, type Handle, type Incoming } from '@cornerstone/runtime/bus/broker';
import type { Log } from '@cornerstone/runtime/log';

type Taken = Message<Buffer, Buffer, string, string>;
const MOST_WAITING = 5_000;
const LONGEST_WAIT_MS = 2_000;

export interface PartitionQueues {
  take(message: Taken): void;
  /** Resolves when no handler and no commit is at work any more. */
  end(): Promise<void>;
}

const incoming = ({ topic, partition, offset, timestamp, key, value, headers }: Taken): Incoming =>
  ({ topic, partition, offset: Number(offset), at: Number(timestamp), key: key?.toString() ?? null, value: value ?? null, headers: Object.fromEntries(headers) });

/** The stream mixes all partitions: a queue for each, worked off in batches, one at a time. */
export function partitionQueues(stream: MessagesStream<Buffer, Buffer, string, string>, consumer: Consumer<Buffer, Buffer, string, string>,
  { handle, commits }: { handle: Handle; commits: boolean }, handled: Map<string, number>, log: Log): PartitionQueues {
  const queues = new Map<string, Taken[]>();
  const seen = new Map<string, bigint>();
  const working = new Map<string, Promise<void>>();
  const committing = new Map<string, Promise<void>>();
  let waiting = 0;
  let running = true;

  const owned = (topic: string, partition: number): boolean => consumer.assignments?.some((each) => each.topic === topic && each.partitions.includes(partition)) ?? false;

  const work = async (name: string, queue: Taken[]): Promise<void> => {
    for (let failed = 0; running && queue.length > 0;) {
      const batch = queue.slice(0, LARGEST_BATCH);
      const last = batch.at(-1);
      if (!last || !owned(last.topic, last.partition)) { waiting -= queue.splice(0).length; seen.delete(name); break; }
      try {
        await handle(batch.map(incoming));
      } catch (fault) {
        log.warn({ fault: String(fault), topic: last.topic, offset: Number(batch[0]?.offset) }, 'messages wait, trying again');
        await delay(Math.min(100 * 2 ** failed, LONGEST_WAIT_MS));
        failed += 1;
        continue;
      }
      failed = 0;
      waiting -= queue.splice(0, batch.length).length;
      handled.set(name, Number(last.offset) + 1);
      // A commit that fails is made good by the next one; it is not worth the partition's time.
      if (commits) committing.set(name, Promise.resolve(last.commit()).catch((fault: unknown) => { log.debug({ fault: String(fault) }, 'no commit now'); }));
      if (stream.isPaused() && waiting < MOST_WAITING / 2) stream.resume();
    }
    working.delete(name);
  };

  return {
    take(message) {
      const name = `${message.topic}/${message.partition}`;
      // After every change of the group it reads again from the last commit, on top of what its buffer still holds.
      if (!running || message.offset <= (seen.get(name) ?? -1n) || !owned(message.topic, message.partition)) return;
      seen.set(name, message.offset);
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      queue.push(message);
      waiting += 1;
      // One stream for all: a handler that is slow on one partition holds up the others here, which kafkajs does not.
      if (waiting >= MOST_WAITING) stream.pause();
      if (!working.has(name)) working.set(name, work(name, queue));
    },
    async end() {
      running = false;
      await Promise.all(working.values());
      // Closing the consumer does not wait for commits under way.
      await Promise.all(committing.values());
    },
  };
}
