import { setTimeout as delay } from 'node:timers/promises';
import type { Admin } from 'kafkajs';

const PARTITIONS = 6;
const AGAIN_MS = 50;
const PATIENCE_MS = 20_000;
/** A topic just made is not known to every part of the broker at once. */
const NOT_YET = ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE', 'NOT_LEADER_FOR_PARTITION'];

export async function makeTopics(admin: Admin, topics: readonly string[], largest: number | undefined): Promise<void> {
  const known = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !known.has(topic));
  if (missing.length > 0) await admin.createTopics({
    // kafkajs would give up at the first "unknown" that is asked too soon: see below.
    waitForLeaders: false,
    topics: missing.map((topic) => ({ topic, numPartitions: PARTITIONS, configEntries: [
      { name: 'retention.ms', value: '-1' },
      // Whatever a publisher compresses with: kafkajs cannot read most of it, and would stand still at the first such message.
      { name: 'compression.type', value: 'uncompressed' },
      ...(largest ? [{ name: 'max.message.bytes', value: String(largest) }] : []),
    ] })),
  });
  await patiently(() => admin.fetchTopicMetadata({ topics: [...topics] }));
  // Whoever subscribes before every partition has a leader would be given none of them, and a leader may be named before it knows that it is one.
  await Promise.all(missing.map((topic) => patiently(() => admin.fetchTopicOffsets(topic))));
}

async function patiently(ask: () => Promise<unknown>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; ;) {
    try {
      await ask();
      return;
    } catch (fault) {
      if (!NOT_YET.includes(typeOf(fault)) || Date.now() > end) throw fault;
    }
    await delay(AGAIN_MS);
  }
}

/** Where kafkajs tried again by itself, what it met is the cause of what it says. */
const typeOf = (fault: unknown): string => {
  const { type, cause } = fault as { type?: string; cause?: unknown };
  return type ?? (cause ? typeOf(cause) : '');
};
