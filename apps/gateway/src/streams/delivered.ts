import type { Received } from '@cornerstone/events/define';
import type { Incoming } from '@cornerstone/runtime/bus/broker';
import { open } from '@cornerstone/runtime/bus/letter';
import type { Log } from '@cornerstone/runtime/log';
import { structured } from './cloud-event';

/** One message for any number of subscribers: read once, written out once. */
export interface Delivered {
  topic: string;
  partition: number;
  offset: number;
  /** When the broker was given it, in milliseconds since 1970. */
  at: number;
  /** Null: the message is no event of ours, and is passed over. */
  event: Received | null;
  /** Bytes it came with. */
  size: number;
  json(): string;
}

/** What a message takes beside its value, about. */
const ENVELOPE = 1_000;

export function delivered(message: Incoming, log: Log): Delivered {
  const { topic, partition, offset, at, value } = message;
  const { event, fault } = open(message);
  if (fault) log.debug({ why: fault.sentence.en, topic, partition, offset }, 'no event of ours');
  let json: string | null = null;
  return { topic, partition, offset, at, event, size: (value?.length ?? 0) + ENVELOPE, json: () => (json ??= event ? JSON.stringify(structured(event)) : '') };
}
