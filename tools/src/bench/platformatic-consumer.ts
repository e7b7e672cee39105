import { setTimeout as delay } from 'node:timers/promises';
import { Consumer, type BaseOptions, type MessagesStream, type StreamOptions } from '@platformatic/kafka';
import type { Handle, Subscribed } from '@cornerstone/runtime/bus/broker';
import type { Log } from '@cornerstone/runtime/log';
import { partitionQueues, type PartitionQueues } from './partition-queues';

const LONGEST_WAIT_MS = 2_000;
/** What kafkajs asks for; without a limit it would hold 50 MiB of every answer. */
const MIB = 1024 * 1024;

type Stream = MessagesStream<Buffer, Buffer, string, string>;
type Handled = (topic: string, partition: number) => number | undefined;
export interface Wanted {
  topics: readonly string[];
  handle: Handle;
  commits: boolean;
  /** Where the stream begins, now or after it broke. */
  start(handled: Handled): Pick<StreamOptions, 'mode' | 'fallbackMode' | 'offsets'>;
}

interface Open { consumer: Consumer<Buffer, Buffer, string, string>; queues: PartitionQueues }

const text = (value: Buffer | undefined): string => value?.toString() ?? '';

/** A stream that meets a fault it does not retry is destroyed for good: a new consumer takes its place. */
export async function keepReading(options: BaseOptions & { groupId: string }, wanted: Wanted, log: Log): Promise<Subscribed> {
  const handled = new Map<string, number>();
  let stopped = false;
  let again: Promise<void> = Promise.resolve();
  const reopen = (fault: unknown): void => {
    log.warn({ fault: String(fault), group: options.groupId }, 'the stream broke: a new one takes its place');
    again = again.then(async () => {
      await ended(open, log);
      for (let failed = 0; !stopped; failed += 1) {
        try { open = await opened(options, wanted, handled, reopen, log); return; } catch (second) { log.warn({ fault: String(second) }, 'no new stream yet, trying again'); }
        await delay(Math.min(100 * 2 ** failed, LONGEST_WAIT_MS));
      }
    });
  };
  let open = await opened(options, wanted, handled, reopen, log);
  return {
    async stop() {
      stopped = true;
      await again;
      await ended(open, log);
    },
  };
}

async function opened(options: BaseOptions & { groupId: string }, wanted: Wanted, handled: Map<string, number>, onBroken: (fault: unknown) => void, log: Log): Promise<Open> {
  const consumer = new Consumer<Buffer, Buffer, string, string>({
    ...options, autocommit: false, sessionTimeout: 10_000, heartbeatInterval: 2_000, maxWaitTime: 250, maxBytes: 10 * MIB, maxBytesPerPartition: MIB, deserializers: { headerKey: text, headerValue: text },
  });
  try {
    const stream: Stream = await consumer.consume({ topics: [...wanted.topics], autocommit: false, ...wanted.start((topic, partition) => handled.get(`${topic}/${partition}`)) });
    const queues = partitionQueues(stream, consumer, wanted, handled, log);
    stream.on('data', queues.take);
    stream.once('error', (fault) => { queues.end(); onBroken(fault); });
    return { consumer, queues };
  } catch (fault) {
    await consumer.close(true).catch(() => undefined);
    throw fault;
  }
}

async function ended({ consumer, queues }: Open, log: Log): Promise<void> {
  await queues.end();
  // Without force it refuses to close while a stream is open.
  await consumer.close(true).catch((fault: unknown) => { log.debug({ fault: String(fault) }, 'a consumer did not end orderly'); });
}
