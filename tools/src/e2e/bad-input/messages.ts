import { toWire } from '@cornerstone/events/envelope';
import type { Received } from '@cornerstone/events/define';
import type { Outgoing } from '@cornerstone/runtime/bus/broker';
import { eventually } from '../running-house';
import type { Answer } from './entry';
import type { Ground } from './ground';

export const TOPIC = 'projects.project';
/** One of those that hear it; all read messages with the same code. */
const LISTENER = 'approvals';

type CloudEvent = Record<string, string | undefined> & { aggregateversion: number; data: object };

const told = new WeakMap<Ground, Promise<Received>>();

/** How a project of the ground was told of, as it stands on the topic; it stands there for ever. */
export function registered(ground: Ground): Promise<Received> {
  const known = told.get(ground) ?? readRegistered(ground);
  told.set(ground, known);
  return known;
}

async function readRegistered({ house, zhengzhou }: Ground): Promise<Received> {
  const { stdout } = await house.cornerstone('events', 'export', '--format', 'ndjson', '--topic', TOPIC, '--project', zhengzhou.code);
  const event = JSON.parse(stdout.split('\n')[0] ?? '') as CloudEvent;
  const { id = '', type = '', source = '', time = '', knownon = '', projectid = '', aggregateid = '', actorid = '' } = event;
  return {
    id, type, source, subject: event['subject'] ?? null, time, knownOn: knownon as Received['knownOn'], key: projectid, projectId: projectid, aggregateId: aggregateid, aggregateVersion: event.aggregateversion,
    regionPaths: (event['regionpaths'] ?? '').split(',').filter(Boolean), actorId: actorid, departmentId: event['departmentid'] ?? null, traceparent: null, data: event.data,
  };
}

type Change = (wire: Outgoing) => Partial<Outgoing> & { headers?: Record<string, string> };

/** A right message of a project of its own, but for what the entry changes. */
export async function message(ground: Ground, name: string, change: Change, envelope: Partial<Received> = {}): Promise<Outgoing> {
  const id = `prj_bad_${name}_${Date.now()}`;
  const wire = toWire({ ...await registered(ground), id: `evt_${id}`, key: id, projectId: id, aggregateId: id, aggregateVersion: 1, ...envelope });
  const right: Outgoing = { topic: TOPIC, ...wire };
  return { ...right, ...change(right) };
}

interface Letter { key: string | null; state: string; reason: string }

/** Puts it on the topic and waits until the listener has read past it: what became of it is dead, waits, or had no effect. */
export async function put(ground: Ground, sent: Outgoing): Promise<Answer> {
  const { house, broker } = ground;
  const refused = await broker.publish([sent]).then(() => null, (fault: unknown) => fault as { type?: string });
  if (refused) return { told: `broker ${refused.type ?? String(refused)}`, status: 0, text: '' };
  const end = (await broker.places([sent.topic], 'end'))[sent.topic] ?? [];
  await eventually(() => placeOf(ground, sent.topic), (places) => end.every((last, partition) => (places[partition] ?? 0) >= last));
  const response = await fetch(`${house.url}/events/operate/${LISTENER}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await house.token('ops')}` }, body: JSON.stringify({ do: 'deadLetters', dropped: false }) });
  const { letters } = await response.json() as { letters: Letter[] };
  const letter = letters.find(({ key }) => key === (sent.key ?? sent.headers['ce_aggregateid']));
  return { told: letter ? `${letter.state === 'DEAD' ? 'dead' : 'waits'}: ${letter.reason}` : 'no effect', status: 0, text: letter?.reason ?? '' };
}

async function placeOf(ground: Ground, topic: string): Promise<number[]> {
  const rows = await ground.rows<{ partition: number; next: number }>(LISTENER, '/* places */ select partition, next_offset::float8 as next from stream_place where topic = $1', [topic]);
  return rows.reduce<number[]>((places, { partition, next }) => { places[partition] = next; return places; }, []);
}
