import { isUtf8 } from 'node:buffer';
import { fromWire, unreadable } from '@cornerstone/events/envelope';
import { topicOf, type Received } from '@cornerstone/events/define';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Incoming } from './broker';

/** A message, and the event in it where there is one. `key` as the database can keep it. */
export interface Letter { message: Incoming; key: string | null; event: Received | null; fault: Rejection | null }

export function open(message: Incoming, now = Date.now()): Letter {
  // One without a key is an event of its aggregate all the same, and waits in that one's order.
  const named = message.key ?? message.headers['ce_aggregateid'] ?? null;
  const key = named === null ? null : keepable(named);
  try {
    return { message, key, event: eventIn(message, now), fault: null };
  } catch (fault) {
    if (!(fault instanceof Rejection)) throw fault;
    return { message, key, event: null, fault };
  }
}

/** What PostgreSQL cannot keep in a text shows as U+FFFD. */
export const keepable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');

/** Before it nothing of ours was recorded. */
const EARLIEST = Date.parse('2000-01-01T00:00:00Z');
/** No clock of a publisher is a day ahead of ours; what is, would stand last in every timeline for years. */
const AHEAD_MS = 86_400_000;

function refuseOtherAges(time: string, now: number): void {
  const at = Date.parse(time);
  if (at < EARLIEST || at > now + AHEAD_MS) throw unreadable(`ce_time ${time.slice(0, 40)} is no time at which anything of ours happened`);
}

function eventIn(message: Incoming, now: number): Received {
  if (message.value && !isUtf8(message.value)) throw unreadable('the value is no UTF-8');
  const type = message.headers['ce_type'] ?? '';
  if (type !== '' && topicOf(type) !== message.topic) throw unreadable(`${type.slice(0, 80)} does not belong on ${message.topic}`);
  const event = fromWire({ key: message.key, value: message.value?.toString() ?? null, headers: message.headers });
  refuseOtherAges(event.time, now);
  return event;
}

/** What the headers say of a message that may not be readable otherwise. */
export function claimsOf({ event, message: { headers } }: Letter): { eventId: string | null; aggregateId: string | null; aggregateVersion: number | null } {
  if (event) return { eventId: keepable(event.id), aggregateId: keepable(event.aggregateId), aggregateVersion: event.aggregateVersion };
  const named = (name: string): string | null => (headers[name] === undefined ? null : keepable(headers[name]));
  const version = headers['ce_aggregateversion'] ?? '';
  return { eventId: named('ce_id'), aggregateId: named('ce_aggregateid'), aggregateVersion: /^[1-9]\d{0,8}$/.test(version) ? Number(version) : null };
}
