import type { Received } from '@cornerstone/events/define';

/** CloudEvents 1.0, structured mode: attributes and data in one JSON object; what an event does not have is left out. */
export function structured(event: Received): Record<string, unknown> {
  const attributes = {
    specversion: '1.0', id: event.id, type: event.type, source: event.source, subject: event.subject, time: event.time, datacontenttype: 'application/json', dataschema: `urn:cornerstone:${event.type}`,
    projectid: event.projectId, aggregateid: event.aggregateId, aggregateversion: event.aggregateVersion, regionpaths: event.regionPaths.join(',') || null, knownon: event.knownOn,
    actorid: event.actorId, departmentid: event.departmentId, traceparent: event.traceparent,
  };
  return { ...Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null)), data: event.data };
}
