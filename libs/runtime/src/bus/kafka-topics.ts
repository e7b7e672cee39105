import { setTimeout as delay } from 'node:timers/promises';
import type { Admin } from 'kafkajs';

const PARTITIONS = 6;
const AGAIN_MS = 50;
const SELDOM_MS = 400;
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
  // One after the other: every service waits so at a first start, and all of them asking for all at once would hold up the broker that is making them.
  for (const topic of missing) await patiently(() => admin.fetchTopicOffsets(topic));
}

async function patiently(ask: () => Promise<unknown>): Promise<void> {
  for (let [end, wait] = [Date.now() + PATIENCE_MS, AGAIN_MS]; ; wait = Math.min(wait * 2, SELDOM_MS)) {
    try {
      await ask();
      return;
    } catch (fault) {
      if (!NOT_YET.includes(typeOf(fault)) || Date.now() > end) throw fault;
    }
    await delay(wait);
  }
}

/** Where kafkajs tried again by itself, what it met is the cause of what it says. */
const typeOf = (fault: unknown): string => {
  const { type, cause } = fault as { type?: string; cause?: unknown };
  return type ?? (cause ? typeOf(cause) : '');
};
