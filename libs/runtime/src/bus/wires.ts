import { catalogue } from '@cornerstone/events/catalogue';
import { topicOf, type EventDefinition, type Received } from '@cornerstone/events/define';
import { toWire } from '@cornerstone/events/envelope';
import { wiresOf } from '@cornerstone/events/wires';
import type { Outgoing } from './broker';
import type { EventRow } from './event-chain';

/** The broker takes 1 MiB a partition, and one project's events all go to one; kafkajs copies what it has for a partition with every message more. */
const LARGEST_SEND = 450 * 1024;
/** What a record and a header cost beside their text. */
const RECORD_BYTES = 24;
const HEADER_BYTES = 8;

/** Recorded events as messages, in as many sends as the broker wants. */
export function wiresIn(events: readonly EventRow[], service: string, definitions: ReadonlyMap<string, EventDefinition> = catalogue): Outgoing[][] {
  const sends: Outgoing[][] = [];
  let bytes = Infinity;
  for (const event of events) {
    for (const wire of messagesOf(event, service, definitions)) {
      const size = sizeOf(wire);
      if (bytes + size > LARGEST_SEND) { sends.push([]); bytes = 0; }
      sends.at(-1)?.push(wire);
      bytes += size;
    }
  }
  return sends;
}

/** The data goes out as the text it was kept as, unless it is told to readers of an older version too: parsing it only to write it again would be the relay's largest cost. */
function messagesOf(event: EventRow, service: string, definitions: ReadonlyMap<string, EventDefinition>): Outgoing[] {
  const topic = topicOf(event.type);
  const envelope = received(event, service);
  if (definitions.get(event.type)?.before) return wiresOf({ ...envelope, data: JSON.parse(event.data) as unknown }, definitions).map((wire) => ({ topic, ...wire }));
  return [{ topic, ...toWire(envelope), value: event.data }];
}

/** Headers are words and ids of ours: as many bytes as characters, but for a few. */
function sizeOf({ key, value, headers }: Outgoing): number {
  let size = RECORD_BYTES + (key?.length ?? 0) + Buffer.byteLength(value ?? '');
  for (const name in headers) size += HEADER_BYTES + name.length + (headers[name]?.length ?? 0);
  return size;
}

const received = (event: EventRow, service: string): Received => ({
  id: event.id, type: event.type, source: service, subject: event.subject, time: `${event.occurred_at.slice(0, 23)}Z`, knownOn: event.known_on as Received['knownOn'],
  key: event.key, projectId: event.project_id, aggregateId: event.aggregate_id, aggregateVersion: event.aggregate_version, regionPaths: event.region_paths,
  actorId: event.actor_id, departmentId: event.department_id, traceparent: event.traceparent, data: null,
});
