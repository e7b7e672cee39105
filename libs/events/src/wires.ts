import { catalogue } from './catalogue';
import type { EventDefinition, Received } from './define';
import { toWire, type WireMessage } from './envelope';

/**
 * The messages that one recorded event becomes: normally one. A type that took another's place is told under the
 * older type too, the oldest first, with the same id, key and version: a reader knows either and counts it once.
 */
export function wiresOf(event: Received, definitions: ReadonlyMap<string, EventDefinition> = catalogue): WireMessage[] {
  const told = [toWire(event)];
  for (let { type, data } = event, before = definitions.get(type)?.before; before; before = before.definition.before) {
    data = before.definition.data.parse(before.data(data as never));
    type = before.definition.type;
    told.unshift(toWire({ ...event, type, data }));
  }
  return told;
}
