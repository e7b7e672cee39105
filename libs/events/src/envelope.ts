import { isDay } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import { catalogue } from './catalogue';
import type { Received } from './define';

export interface WireMessage { key: string | null; value: string | null; headers: Record<string, string> }

/** CloudEvents 1.0 Kafka binding, binary mode: attributes as `ce_…` headers, data as JSON in the value. */
export function toWire(event: Received): WireMessage {
  const optional = (name: string, value: string | null): Record<string, string> => (value === null ? {} : { [name]: value });
  return {
    key: event.key,
    value: JSON.stringify(event.data),
    headers: {
      ce_specversion: '1.0', ce_id: event.id, ce_type: event.type, ce_source: event.source, ce_time: event.time,
      ...optional('ce_subject', event.subject), ...optional('ce_projectid', event.projectId), ...optional('ce_departmentid', event.departmentId), ...optional('ce_traceparent', event.traceparent),
      ce_dataschema: `urn:cornerstone:${event.type}`, ce_aggregateid: event.aggregateId, ce_aggregateversion: String(event.aggregateVersion),
      ce_regionpaths: event.regionPaths.join(','), ce_knownon: event.knownOn, ce_actorid: event.actorId, 'content-type': 'application/json',
    },
  };
}

const unreadable = (why: string): Rejection => new Rejection('events.unreadable', { en: `The message is no event of ours: ${why}.`, zh: `消息不是有效事件：${why}。` }, { why }, 'BAD_USER_INPUT');

/** Reads and validates a message; throws a Rejection that names what is wrong with it. */
export function fromWire(message: WireMessage): Received {
  const need = (name: string): string => {
    const value = message.headers[name];
    if (!value) throw unreadable(`header ${name} is missing`);
    return value;
  };
  const type = need('ce_type');
  const definition = catalogue.get(type);
  if (!definition) throw unreadable(`type ${type} is unknown`);
  const knownOn = need('ce_knownon');
  if (!isDay(knownOn)) throw unreadable('ce_knownon is no date');
  const aggregateVersion = Number(need('ce_aggregateversion'));
  if (!Number.isInteger(aggregateVersion) || aggregateVersion < 1) throw unreadable('ce_aggregateversion is no number from 1');
  if (!message.value) throw unreadable('the value is empty');
  const parsed = definition.data.safeParse(parseJson(message.value));
  if (!parsed.success) throw unreadable(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  return {
    id: need('ce_id'), type, source: need('ce_source'), subject: message.headers['ce_subject'] ?? null, time: need('ce_time'), knownOn,
    key: message.key ?? need('ce_aggregateid'), projectId: message.headers['ce_projectid'] ?? null, aggregateId: need('ce_aggregateid'), aggregateVersion,
    regionPaths: (message.headers['ce_regionpaths'] ?? '').split(',').filter((path) => path !== ''), actorId: need('ce_actorid'),
    departmentId: message.headers['ce_departmentid'] ?? null, traceparent: message.headers['ce_traceparent'] ?? null, data: parsed.data,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (fault) {
    throw unreadable(`the value is no JSON (${fault instanceof Error ? fault.message : 'unknown'})`);
  }
}
