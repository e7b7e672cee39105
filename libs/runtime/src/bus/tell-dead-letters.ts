import { deadLetterTopic } from '@cornerstone/events/topics';
import type { DataSource } from 'typeorm';
import type { Broker } from './broker';

interface Dead { id: string; topic: string; partition: number; offset: string; key: string | null; value: Buffer | null; headers: Record<string, string>; reason: string; tries: number; dead_at: string }

/** Publishes messages that were given up, each once it is dead: its bytes, its headers, and why. A crash in between tells it again. */
export async function tellDeadLetters(source: DataSource, service: string, broker: Broker): Promise<void> {
  const dead = await source.query<Dead[]>(`/* untold */ select id, topic, partition, "offset", key, value, headers, reason, tries, dead_at::text as dead_at from parked_message where dead_at is not null and told_at is null order by id limit 100`);
  // One a send: each may be as large as a message can be.
  for (const { id, topic, partition, offset, key, value, headers, reason, tries, dead_at } of dead) {
    await broker.publish([{
      topic: deadLetterTopic(service), key, value,
      headers: { ...headers, dlq_service: service, dlq_topic: topic, dlq_partition: String(partition), dlq_offset: offset, dlq_reason: reason, dlq_tries: String(tries), dlq_failedat: new Date(dead_at).toISOString() },
    }]);
    await source.query('/* told */ update parked_message set told_at = clock_timestamp() where id = $1 and dead_at = $2::timestamptz', [id, dead_at]);
  }
}
