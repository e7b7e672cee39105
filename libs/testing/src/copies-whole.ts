import { catalogue } from '@cornerstone/events/catalogue';
import { toWire } from '@cornerstone/events/envelope';
import { exampleOf } from '@cornerstone/events/example';
import { open } from '@cornerstone/runtime/bus/letter';
import { openRebuild } from '@cornerstone/runtime/bus/rebuild';
import { createClock } from '@cornerstone/runtime/clock';
import { openDatabase } from '@cornerstone/runtime/database';
import { copiesOf, entitiesOf, type ServiceDefinition } from '@cornerstone/runtime/service';
import { cloneDatabase } from './test-database';

/**
 * Why `events replay` could not build a service's copies anew: an example of each event they hear is given to them as a replay does it.
 * A table that they write and do not list, that has no key, or that may not be rebuilt, is a fault.
 */
export async function copiesFaults(definition: ServiceDefinition): Promise<string[]> {
  const { name, slices } = definition;
  const database = await cloneDatabase(name);
  const copies = copiesOf(definition);
  const heard = new Set(copies.flatMap(({ consumers }) => consumers.map(({ type }) => type)));
  const examples = [...catalogue.values()].filter(({ type }) => heard.has(type) || heard.has('*')).map((definition, at) => {
    const wire = toWire({ ...exampleOf(definition), id: `evt_example-${at}` });
    return { ...wire, value: Buffer.from(wire.value ?? ''), topic: definition.topic, partition: 0, offset: at, at: 0 };
  });
  const faults: string[] = [];
  try {
    const source = await openDatabase({ url: database.workerUrl, name: 'rebuilt', connections: 1 }, entitiesOf(slices));
    const rebuild = await openRebuild(source, { service: name, copies, clock: createClock() }, false);
    try {
      for (const message of examples) {
        const { event } = open(message);
        if (event === null) faults.push(`the example of ${message.headers['ce_type']} cannot be read`);
        await rebuild.give([message]).catch((fault: unknown) => { faults.push(`${message.headers['ce_type']}: ${String(fault)}`); });
      }
    } finally {
      await rebuild.close();
    }
  } catch (fault) {
    faults.push(String(fault));
  } finally {
    await database.drop();
  }
  return faults;
}
