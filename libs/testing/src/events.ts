import type { EventDefinition, Fact, Received } from '@cornerstone/events/define';
import { newId } from '@cornerstone/runtime/ids';

/** An event as if it had come through the broker: `heard(projectStarted.of(day, {…}), { projectId, aggregateVersion: 2 })`. */
export function heard<D>(fact: Fact<EventDefinition['type'], D>, envelope: Partial<Received> & { projectId?: string | null } = {}): Received<D> {
  const aggregateId = envelope.aggregateId ?? envelope.projectId ?? newId('agg');
  return {
    id: newId('evt'), type: fact.type, source: fact.type.split('.')[0] ?? '', subject: null, time: '2024-01-01T00:00:00.000Z', knownOn: fact.knownOn, key: envelope.projectId ?? aggregateId,
    projectId: null, aggregateId, aggregateVersion: 1, regionPaths: ['410000.410100'], actorId: 'per_test', departmentId: null, traceparent: null, data: fact.data, ...envelope,
  } as Received<D>;
}
