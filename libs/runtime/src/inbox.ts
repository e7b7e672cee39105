import { fromWire } from '@cornerstone/events/envelope';
import { topicOf, type Received } from '@cornerstone/events/define';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { DataSource } from 'typeorm';
import { systemActor } from './actor';
import type { Broker, Incoming, Subscribed } from './broker';
import type { Clock } from './clock';
import type { Log } from './log';
import type { Consumers } from './slice';
import { inTransaction, query, type Tx } from './transaction';

const TRIES = 5;

export interface Inbox {
  topics: readonly string[];
  /** One effect per event id: false when this event has had its effect before. */
  receive(event: Received): Promise<boolean>;
  /** A message from the broker; what stays impossible after bounded tries goes to the dead letters. */
  handle(message: Incoming): Promise<void>;
}

/** Several slices may hear the same type: all effects of one event share its transaction. */
export function mergeConsumers(all: readonly Consumers[]): ReadonlyMap<string, readonly Consumers[string][]> {
  const merged = new Map<string, Consumers[string][]>();
  for (const consumers of all) for (const [type, consumer] of Object.entries(consumers)) merged.set(type, [...(merged.get(type) ?? []), consumer]);
  return merged;
}

export function createInbox(source: DataSource, service: string, consumers: readonly Consumers[], clock: Clock, log: Log, afterEffect: () => void): Inbox {
  const byType = mergeConsumers(consumers);
  const everything = byType.get('*') ?? [];
  const work = (event: Received) => (tx: Tx): Promise<boolean> => effect(tx, event, [...(byType.get(event.type) ?? []), ...everything]);
  const receive = async (event: Received): Promise<boolean> => {
    if (!byType.has(event.type) && everything.length === 0) return false;
    const done = await inTransaction(source, { actor: systemActor(service), service, today: clock.today(), traceparent: event.traceparent }, work(event));
    if (done) afterEffect();
    return done;
  };
  return {
    topics: [...new Set([...byType.keys()].filter((type) => type !== '*').map(topicOf))],
    receive,
    async handle(message) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await receive(fromWire(message));
          return;
        } catch (fault) {
          const hopeless = fault instanceof Rejection && fault.rule === 'events.unreadable';
          log.warn({ fault: String(fault), topic: message.topic, offset: message.offset, attempt }, 'inbox: no effect yet');
          if (hopeless || attempt >= TRIES) return bury(source, message, String(fault), attempt);
          await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));
        }
      }
    },
  };
}

async function effect(tx: Tx, event: Received, consumers: readonly Consumers[string][]): Promise<boolean> {
  const fresh = await query<object>(tx, '/* inbox */ insert into inbox (event_id, type, aggregate_id, aggregate_version) values ($1, $2, $3, $4) on conflict do nothing returning event_id',
    [event.id, event.type, event.aggregateId, event.aggregateVersion]);
  if (fresh.length === 0) return false;
  for (const consumer of consumers) await consumer(tx, event as Received<never>);
  return true;
}

const bury = async (source: DataSource, message: Incoming, reason: string, tries: number): Promise<void> => {
  await source.query('/* bury */ insert into dead_letter (topic, key, value, headers, reason, tries) values ($1, $2, $3, $4, $5, $6)',
    [message.topic, message.key, message.value === null ? null : Buffer.from(message.value), JSON.stringify(message.headers), reason, tries]);
};

export const startInbox = (inbox: Inbox, broker: Broker, service: string, topics: readonly string[]): Promise<Subscribed> =>
  broker.subscribe({ group: service, topics, fromBeginning: true, handle: inbox.handle });
