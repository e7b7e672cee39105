import { topicOf, type Received } from '@cornerstone/events/define';
import { toWire } from '@cornerstone/events/envelope';
import { day } from '@cornerstone/kernel/day';
import type { Outgoing } from '@cornerstone/runtime/bus/broker';
import { createParser, type EventSourceMessage } from 'eventsource-parser';

let made = 0;

/** An event of project P1 in Zhengzhou, or as changed. */
export function anEvent(changed: Partial<Received> = {}): Received {
  made += 1;
  const projectId = changed.projectId === undefined ? 'prj_1' : changed.projectId;
  const aggregateId = changed.aggregateId ?? projectId ?? 'agg_1';
  return {
    id: `evt_${made}`, type: 'projects.project.suspended.v1', source: (changed.type ?? 'projects').split('.')[0] ?? '', subject: projectId === null ? null : `P${projectId.slice(4)}`, time: '2024-03-01T01:02:03.004Z', knownOn: day('2024-03-01'),
    key: projectId ?? aggregateId, aggregateId, aggregateVersion: 2, regionPaths: ['410000.410100.410105'], actorId: 'per_1', departmentId: null, traceparent: null,
    data: { on: '2024-03-01', reason: String(made), resumeBy: null }, ...changed, projectId,
  };
}

export const anIssue = (changed: Partial<Received> = {}): Received => anEvent({
  type: 'supervision.issue.raised.v1', aggregateId: 'iss_1', data: { issueId: 'iss_1', code: 'ISS-2024-000001', kind: 'LAND', severity: 'HIGH', cause: null }, ...changed,
});

export const outgoing = (event: Received): Outgoing => ({ topic: topicOf(event.type), ...toWire(event) });

export interface Listening {
  status: number;
  response: Response;
  /** Server-sent events so far; comments are not among them. */
  heard: EventSourceMessage[];
  /** The CloudEvents among them. */
  events(): { id: string; cursor: string; [attribute: string]: unknown }[];
  until(enough: (heard: Listening) => boolean): Promise<void>;
  /** Resolves when the server has ended it. */
  ended: Promise<void>;
  stop(): void;
}

/** A reader of an event stream, as `fetch` is one. */
export async function listen(url: string, headers: Record<string, string>, init: RequestInit = {}): Promise<Listening> {
  const stopping = new AbortController();
  const response = await fetch(url, { ...init, headers, signal: stopping.signal });
  const heard: EventSourceMessage[] = [];
  let look: () => void = () => undefined;
  const parser = createParser({ onEvent: (event) => { heard.push(event); look(); } });
  const ended = response.headers.get('content-type')?.startsWith('text/event-stream') ? (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) parser.feed(decoder.decode(chunk, { stream: true }));
  })().catch(() => undefined) : Promise.resolve();
  const listening: Listening = {
    status: response.status, response, heard, ended,
    events: () => heard.filter(({ event }) => event === undefined).map(({ id, data }) => ({ ...JSON.parse(data) as { id: string }, cursor: id ?? '' })),
    async until(enough) {
      const limit = setTimeout(() => { look(); }, 5_000);
      for (const since = Date.now(); !enough(listening);) {
        if (Date.now() - since > 4_900) throw new Error(`heard only ${JSON.stringify(heard).slice(0, 500)}`);
        await new Promise<void>((resolve) => { look = resolve; });
      }
      clearTimeout(limit);
    },
    stop: () => { stopping.abort(); },
  };
  return listening;
}
