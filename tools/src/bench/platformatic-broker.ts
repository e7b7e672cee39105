import { randomUUID } from 'node:crypto';
import { Admin, compatibilityPartitioner, Producer, type BaseOptions } from '@platformatic/kafka';
import type { Broker, Outgoing, Places } from '@cornerstone/runtime/bus/broker';
import type { Log } from '@cornerstone/runtime/log';
import { keepReading } from './platformatic-consumer';

const PARTITIONS = 6;
const WHEN = { beginning: -2n, end: -1n } as const;

type Sender = Producer<string, string | Buffer, string, string>;

const bytes = (value: string | Buffer | undefined): Buffer | undefined => (typeof value === 'string' ? Buffer.from(value) : value);

/** The broker port through @platformatic/kafka 2.12.1, to measure it against the house's own. */
export function platformaticBroker(brokers: readonly string[], clientId: string, log: Log): Broker {
  // An idempotent producer takes one retry, or none, for "for ever".
  const options: BaseOptions = { clientId, bootstrapBrokers: [...brokers], connectTimeout: 3_000, timeout: 10_000, retries: 5, retryDelay: 300 };
  const admin = new Admin(options);
  let producer: Sender | null = null;
  let sending: Promise<unknown> = Promise.resolve();

  const newProducer = (): Sender => new Producer<string, string | Buffer, string, string>({
    ...options, idempotent: true, acks: -1, autocreateTopics: false,
    // Its own default keeps the hash's sign bit: another partition than every other client's for half of the keys, unless their number is a power of two.
    partitioner: compatibilityPartitioner,
    serializers: { key: bytes, value: bytes, headerKey: bytes, headerValue: bytes },
  });

  const send = async (messages: readonly Outgoing[]): Promise<void> => {
    producer ??= newProducer();
    try {
      await producer.send({ messages: messages.map(({ topic, key, value, headers }) => ({ topic, headers, ...(key !== null && { key }), ...(value !== null && { value }) })) });
    } catch (fault) {
      const broken = producer;
      producer = null;
      await broken.close(true).catch((second: unknown) => { log.debug({ second: String(second) }, 'close after a failed publish'); });
      throw fault;
    }
  };

  return {
    async ensureTopics(topics) {
      const known = new Set(await admin.listTopics());
      const missing = topics.filter((topic) => !known.has(topic));
      if (missing.length > 0) await admin.createTopics({ topics: missing, partitions: PARTITIONS, configs: [{ name: 'retention.ms', value: '-1' }] });
      await admin.metadata({ topics: [...topics], forceUpdate: true });
    },
    publish(messages) {
      const mine = sending.then(() => send(messages));
      sending = mine.catch(() => undefined);
      return mine;
    },
    subscribe: ({ group, topics, fromBeginning, handle }) =>
      keepReading({ ...options, groupId: group }, { topics, handle, commits: true, start: () => ({ mode: 'committed', fallbackMode: fromBeginning ? 'earliest' : 'latest' }) }, log),
    read: ({ topics, from, handle }) => keepReading({ ...options, groupId: `reader-${randomUUID()}` }, {
      topics, handle, commits: false,
      start: (handled) => ({
        mode: 'manual', fallbackMode: 'earliest',
        offsets: Object.entries(from).flatMap(([topic, places]) => places.map((offset, partition) => ({ topic, partition, offset: BigInt(handled(topic, partition) ?? offset) }))),
      }),
    }, log),
    async places(topics, at): Promise<Places> {
      const { topics: known } = await admin.metadata({ topics: [...topics] });
      const ask = async (timestamp: bigint) => admin.listOffsets({
        topics: topics.map((name) => ({ name, partitions: Array.from({ length: known.get(name)?.partitionsCount ?? 0 }, (_, partitionIndex) => ({ partitionIndex, timestamp })) })),
      });
      const found = await ask(at instanceof Date ? BigInt(at.getTime()) : WHEN[at]);
      // Where no message is as late as the instant the broker says -1; the port says the end.
      const ends = at instanceof Date ? await ask(WHEN.end) : found;
      const endOf = (name: string, index: number): number => Number(ends.find((each) => each.name === name)?.partitions.find((each) => each.partitionIndex === index)?.offset ?? 0n);
      return Object.fromEntries(found.map(({ name, partitions }) => [name, [...partitions].sort((one, other) => one.partitionIndex - other.partitionIndex)
        .map(({ partitionIndex, offset }) => (offset < 0n ? endOf(name, partitionIndex) : Number(offset)))]));
    },
    async close() {
      await Promise.all([producer?.close(true), admin.close()]);
    },
  };
}
