import { isDay } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import { catalogue } from './catalogue';
import { publisherOf, type Received } from './define';
import { parseStrictly } from './strict-json';

export interface WireMessage { key: string | null; value: string | null; headers: Record<string, string> }

/** CloudEvents 1.0 Kafka binding, binary mode: attributes as `ce_…` headers, data as JSON in the value. */
export function toWire(event: Received): WireMessage {
  const headers: Record<string, string> = {
    ce_specversion: '1.0', ce_id: event.id, ce_type: event.type, ce_source: event.source, ce_time: event.time,
    ce_dataschema: `urn:cornerstone:${event.type}`, ce_aggregateid: event.aggregateId, ce_aggregateversion: String(event.aggregateVersion),
    ce_regionpaths: event.regionPaths.join(','), ce_knownon: event.knownOn, ce_actorid: event.actorId, 'content-type': 'application/json',
  };
  if (event.subject !== null) headers['ce_subject'] = event.subject;
  if (event.projectId !== null) headers['ce_projectid'] = event.projectId;
  if (event.departmentId !== null) headers['ce_departmentid'] = event.departmentId;
  if (event.traceparent !== null) headers['ce_traceparent'] = event.traceparent;
  return { key: event.key, value: JSON.stringify(event.data), headers };
}

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
/** How every part of the house says that a message is no event. */
export const unreadable = (why: string): Rejection => new Rejection('events.unreadable', { en: `The message is no event of ours: ${why}.`, zh: `消息不是有效事件：${why}。` }, { why }, 'BAD_USER_INPUT');

/** Of a newer release, perhaps: whoever does not know it has no use for it, and what it knows does not depend on it. */
const unknownType = (type: string): Rejection => new Rejection('events.unknown-type', { en: `Type ${short(type)} is unknown here.`, zh: `未知的事件类型：${short(type)}。` }, { type: short(type) }, 'BAD_USER_INPUT');

/** Reads and validates a message; throws a Rejection that names what is wrong with it. */
export function fromWire(message: WireMessage): Received {
  const optional = (name: string): string | null => (Object.hasOwn(message.headers, name) ? message.headers[name] ?? null : null);
  const need = (name: string): string => optional(name) || refuse(`header ${name} is missing`);
  const id = (name: string, text: string): string => (ID.test(text) ? text : refuse(`${name} is no id: 1 to ${LONGEST_ID} characters without spaces`));
  const type = need('ce_type');
  const source = need('ce_source');
  if (source !== publisherOf(type)) refuse(`source ${short(source)} may not publish ${short(type)}`);
  const time = need('ce_time');
  if (!INSTANT.test(time) || Number.isNaN(Date.parse(time))) refuse('ce_time is no instant');
  const knownOn = need('ce_knownon');
  if (!isDay(knownOn)) throw unreadable('ce_knownon is no date');
  const version = need('ce_aggregateversion');
  if (!/^[1-9]\d{0,8}$/.test(version)) refuse('ce_aggregateversion is no number from 1');
  const eventId = id('ce_id', need('ce_id'));
  const aggregateId = id('ce_aggregateid', need('ce_aggregateid'));
  const project = optional('ce_projectid');
  const projectId = project === null ? null : id('ce_projectid', project);
  const key = message.key ?? aggregateId;
  if (key !== (projectId ?? aggregateId)) refuse(`key ${short(key)} is neither its project nor its aggregate`);
  const actorId = id('ce_actorid', need('ce_actorid'));
  // Last of the envelope: of a type that is unknown here everything else is right.
  const definition = catalogue.get(type);
  if (!definition) throw unknownType(type);
  if (!message.value) throw unreadable('the value is empty');
  const parsed = definition.data.safeParse(parseStrictly(message.value, (why) => unreadable(`the value is no JSON of ours (${why})`)));
  if (!parsed.success) throw unreadable(short(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')));
  return {
    id: eventId, type, source, subject: optional('ce_subject'), time, knownOn, key, projectId, aggregateId, aggregateVersion: Number(version),
    regionPaths: (optional('ce_regionpaths') ?? '').split(',').filter((path) => path !== ''), actorId,
    departmentId: optional('ce_departmentid'), traceparent: optional('ce_traceparent'), data: parsed.data,
  };
}

const LONGEST_ID = 200;
const ID = new RegExp(`^[\\x21-\\x7e]{1,${LONGEST_ID}}$`);
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

const refuse = (why: string): never => { throw unreadable(why); };
