import { isUtf8 } from 'node:buffer';
import { topicOf, type Received } from '@cornerstone/events/define';
import { fromWire, unreadable } from '@cornerstone/events/envelope';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Incoming } from '@cornerstone/runtime/bus/broker';
import type { Log } from '@cornerstone/runtime/log';
import { structured } from './cloud-event';

/** One message for any number of subscribers: read once, written out once. */
export interface Delivered {
  topic: string;
  partition: number;
  offset: number;
  /** Null: the message is no event of ours, and is passed over. */
  event: Received | null;
  /** Bytes it came with. */
  size: number;
  json(): string;
}

/** What a message takes beside its value, about. */
const ENVELOPE = 1_000;

export function delivered({ topic, partition, offset, ...message }: Incoming, log: Log): Delivered {
  const event = eventIn({ topic, partition, offset, ...message }, log);
  let json: string | null = null;
  return { topic, partition, offset, event, size: (message.value?.length ?? 0) + ENVELOPE, json: () => (json ??= event ? JSON.stringify(structured(event)) : '') };
}

function eventIn(message: Incoming, log: Log): Received | null {
  try {
    if (message.value && !isUtf8(message.value)) throw unreadable('the value is no UTF-8');
    const event = fromWire({ ...message, value: message.value?.toString() ?? null });
    if (topicOf(event.type) !== message.topic) throw unreadable(`${event.type} does not belong on ${message.topic}`);
    return event;
  } catch (fault) {
    if (!(fault instanceof Rejection)) throw fault;
    log.debug({ why: fault.details['why'], topic: message.topic, partition: message.partition, offset: message.offset }, 'no event of ours');
    return null;
  }
}
