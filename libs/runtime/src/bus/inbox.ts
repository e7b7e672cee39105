import { isUtf8 } from 'node:buffer';
import { fromWire, unreadable } from '@cornerstone/events/envelope';
import { topicOf, type Received } from '@cornerstone/events/define';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { DataSource } from 'typeorm';
import { systemActor } from '../actor';
import type { Broker, Incoming, Subscribed } from './broker';
import type { Clock } from '../clock';
import { isPassing } from '../graph/database-refusals';
import type { Log } from '../log';
import type { Consumers } from '../slice';
import { inTransaction, query, type Tx } from '../transaction';

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
          await receive(eventIn(message));
          return;
        } catch (fault) {
          const hopeless = fault instanceof Rejection && fault.rule === 'events.unreadable';
          log.warn({ fault: String(fault), topic: message.topic, offset: message.offset, attempt }, 'inbox: no effect yet');
          // A database that is away is no fault of the message: the broker brings it again.
          if (attempt >= TRIES && isPassing(fault)) throw fault;
          if (hopeless || attempt >= TRIES) return bury(source, message, String(fault), attempt);
          await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));
        }
      }
    },
  };
}

function eventIn(message: Incoming): Received {
  if (message.value && !isUtf8(message.value)) throw unreadable('the value is no UTF-8');
  const event = fromWire({ ...message, value: message.value?.toString() ?? null });
  if (topicOf(event.type) !== message.topic) throw unreadable(`${event.type} does not belong on ${message.topic}`);
  return event;
}

async function effect(tx: Tx, event: Received, consumers: readonly Consumers[string][]): Promise<boolean> {
  const fresh = await query<object>(tx, '/* inbox */ insert into inbox (event_id, type, aggregate_id, aggregate_version) values ($1, $2, $3, $4) on conflict do nothing returning event_id',
    [event.id, event.type, event.aggregateId, event.aggregateVersion]);
  if (fresh.length === 0) return false;
  for (const consumer of consumers) await consumer(tx, event as Received<never>);
  return true;
}

/** What PostgreSQL cannot keep in a text shows as U+FFFD; the value is kept byte by byte. */
const keepable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');

const bury = async (source: DataSource, { topic, key, value, headers }: Incoming, reason: string, tries: number): Promise<void> => {
  await source.query('/* bury */ insert into dead_letter (topic, key, value, headers, reason, tries) values ($1, $2, $3, $4, $5, $6)', [
    topic, key === null ? null : keepable(key), value,
    JSON.stringify(Object.fromEntries(Object.entries(headers).map(([name, text]) => [keepable(name), keepable(text)]))), keepable(reason).slice(0, 2_000), tries]);
};

export const startInbox = (inbox: Inbox, broker: Broker, service: string, topics: readonly string[]): Promise<Subscribed> =>
  broker.subscribe({ group: service, topics, fromBeginning: true, handle: async (messages) => { for (const message of messages) await inbox.handle(message); } });
