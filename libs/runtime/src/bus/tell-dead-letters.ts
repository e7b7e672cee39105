import { deadLetterTopic } from '@cornerstone/events/topics';
import type { DataSource } from 'typeorm';
import type { Broker } from './broker';

interface Dead { id: string; topic: string; partition: number; offset: string; key: string | null; value: Buffer | null; headers: Record<string, string>; reason: string; tries: number; dead_at: Date }

/** Publishes messages that were given up, each once it is dead: its bytes, its headers, and why. A crash in between tells it again. */
export async function tellDeadLetters(source: DataSource, service: string, broker: Broker): Promise<void> {
  const dead = await source.query<Dead[]>(`/* untold */ select id, topic, partition, "offset", key, value, headers, reason, tries, dead_at from parked_message where state = 'DEAD' and told_at is null order by id limit 20`);
  if (dead.length === 0) return;
  await broker.publish(dead.map(({ topic, partition, offset, key, value, headers, reason, tries, dead_at }) => ({
    topic: deadLetterTopic(service), key, value,
    headers: { ...headers, dlq_service: service, dlq_topic: topic, dlq_partition: String(partition), dlq_offset: offset, dlq_reason: reason, dlq_tries: String(tries), dlq_failedat: dead_at.toISOString() },
  })));
  await source.query("/* told */ update parked_message set told_at = clock_timestamp() where id = any($1) and state = 'DEAD'", [dead.map(({ id }) => id)]);
}
