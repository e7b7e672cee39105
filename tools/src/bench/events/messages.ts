import { toWire } from '@cornerstone/events/envelope';
import { topicOf } from '@cornerstone/events/define';
import { projectCompleted, projectStarted } from '@cornerstone/events/projects';
import { day } from '@cornerstone/kernel/day';
import { newId } from '@cornerstone/runtime/ids';
import type { Incoming, Outgoing } from '@cornerstone/runtime/bus/broker';
import { BenchFault } from './fault';

const facts = [projectStarted.of(day('2024-03-01'), { startedOn: '2024-03-01', evidenceDigest: 'ab'.repeat(32) }), projectCompleted.of(day('2024-09-01'), { on: '2024-09-01' })];

/** Two events for each of `count / 2` projects, on the topic given: about 700 bytes with their headers. */
export function someEvents(count: number, topic = topicOf('projects.project.started.v1')): Outgoing[] {
  return Array.from({ length: Math.ceil(count / 2) }, () => newId('prj')).flatMap((id, at) => facts.map((fact, before) => ({
    topic,
    ...toWire({
      id: newId('evt'), type: fact.type, source: 'projects', subject: `241000000${at}`, time: '2024-11-20T08:00:00.000Z', knownOn: fact.knownOn, key: id, projectId: id, aggregateId: id, aggregateVersion: before + 1,
      regionPaths: ['410000.410100.410105'], actorId: newId('per'), departmentId: 'dep_410000_development', traceparent: `00-${'0123456789abcdef'.repeat(2)}-0123456789abcdef-01`, data: fact.data,
    }),
  })));
}

export const bytesOf = ({ key, value, headers }: Outgoing): number => Buffer.byteLength(key ?? '') + Buffer.byteLength(value ?? '') + Object.entries(headers).reduce((sum, pair) => sum + Buffer.byteLength(pair.join('')), 0);

/** Nothing lost, nothing twice, each project's versions one after the other. */
export function complete(heard: readonly Incoming[], expected: number, what: string): void {
  const ids = new Set(heard.map(({ headers }) => headers['ce_id']));
  if (heard.length !== expected || ids.size !== expected) throw new BenchFault(`${what}: ${expected} events sent, ${heard.length} heard, ${ids.size} different`);
  for (const [key, ofKey] of Map.groupBy(heard, (message) => message.key)) {
    const versions = ofKey.map(({ headers }) => Number(headers['ce_aggregateversion']));
    if (versions.some((version, at) => version !== at + 1)) throw new BenchFault(`${what}: the events of ${key} came as ${versions.join(', ')}`);
  }
}
