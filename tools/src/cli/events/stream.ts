import { setTimeout as delay } from 'node:timers/promises';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { CommandFault } from '../fault';
import { cloudEvent, type CloudEvent } from './cloud-event';
import { headersOf, refusal, Refused, unreachable, type FrontDoor } from './front-door';

/** Milliseconds: how long a lost connection is tried again, the first wait between two tries, and the longest. */
export interface Patience { total: number; first: number; longest: number }
/** A gateway that is started again needs some 20 s. */
export const PATIENCE: Patience = { total: 60_000, first: 200, longest: 2_000 };
/** An event holds 256 KiB at most. */
const MOST_CHARACTERS = 4 * 1024 * 1024;

export interface Wanted {
  query: URLSearchParams; signal: AbortSignal; onNews(line: string): void; patience?: Patience;
  /** A place that an earlier stream ended at, and where this one is told to have ended. */
  after?: string; onEnd?(place: string): void;
}

/** All events of the stream, each once: a connection that breaks is made again where it broke. Ends with `event: end`, or by the signal. */
export async function* streamed(door: FrontDoor, { query, signal, onNews, patience = PATIENCE, after = '', onEnd }: Wanted): AsyncGenerator<CloudEvent> {
  let lastId = after;
  let lostAt: number | null = null;
  let wait = patience.first;
  let token = door.token;
  const connect = async (): Promise<Response> => {
    const headers = { ...headersOf({ ...door, token }), accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) };
    const response = await fetch(`${door.url}/events/stream?${query}`, { headers, signal });
    if (!response.ok) throw await refusal(response);
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) throw new CommandFault(`${door.url}/events/stream answers with no event stream.`, 2);
    return response;
  };
  let response = await connect().catch((fault: unknown) => (fault instanceof CommandFault ? Promise.reject(fault) : signal.aborted ? null : unreachable(door)(fault)));
  while (response && !signal.aborted) {
    const since = performance.now();
    let saidWhy = false;
    try {
      for await (const { id, event, data } of messagesOf(response)) {
        if (event === 'end') return onEnd?.(id ?? lastId);
        if (event === 'dropped') {
          onNews(`The stream was cut (${reasonIn(data)}); going on where it stopped.`);
          saidWhy = true;
        } else if (event === undefined || event === 'message') {
          yield readable(data);
          lostAt = null;
        }
        // Only what came whole and was taken has been had.
        lastId = id ?? lastId;
      }
    } catch (fault) {
      if (fault instanceof CommandFault) throw fault;
    }
    response = null;
    // One that held for a while was good, also when nothing happened meanwhile.
    if (lostAt === null || performance.now() - since > patience.longest) {
      if (!saidWhy && !signal.aborted) onNews('Connection lost, trying again.');
      lostAt = performance.now();
      wait = patience.first;
    }
    while (!response && !signal.aborted) {
      if (performance.now() - lostAt + wait > patience.total) throw new CommandFault(`The connection to ${door.url} broke and could not be made again within ${patience.total / 1_000} s; what came until then is all there is.`, 2);
      await delay(wait, undefined, { signal }).catch(() => undefined);
      wait = Math.min(wait * 2, patience.longest);
      // A stream ends with its token: another one goes on where that one stopped. Where none is to be had, the old one may still do.
      token = await door.renew?.().catch(() => token) ?? token;
      response = await connect().catch((fault: unknown) => { if (fault instanceof CommandFault && !(fault instanceof Refused && fault.status >= 500)) throw fault; return null; });
    }
  }
}

/** What is kept, up to where the streams end now; then, unless that is all, what comes, from just there. Without a start only what comes. */
export async function* keptThenComing(door: FrontDoor, wanted: Wanted, { untilEnd, onCaughtUp }: { untilEnd: boolean; onCaughtUp(): void }): AsyncGenerator<CloudEvent> {
  if (!wanted.query.has('from')) return yield* streamed(door, wanted);
  let place: string | null = null;
  yield* streamed(door, { ...wanted, query: new URLSearchParams([...wanted.query, ['until', 'now']]), onEnd: (end) => { place = end; } });
  if (place === null || untilEnd) return;
  onCaughtUp();
  yield* streamed(door, { ...wanted, after: place });
}

async function* messagesOf(response: Response): AsyncGenerator<EventSourceMessage> {
  let complete: EventSourceMessage[] = [];
  const parser = createParser({
    onEvent: (message) => { complete.push(message); },
    // A place without a message: whoever is filtered out of much, or has just begun, can resume too.
    onId: (id) => { complete.push({ event: 'place', id, data: '' }); },
    maxBufferSize: MOST_CHARACTERS,
    onError: (fault) => { if (fault.type === 'max-buffer-size-exceeded') throw new CommandFault('The stream brought a message too large to be an event.', 2); },
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
    yield* complete;
    complete = [];
  }
}

function readable(data: string): CloudEvent {
  try {
    return cloudEvent.parse(JSON.parse(data));
  } catch (fault) {
    throw new CommandFault(`The stream brought something that is no event: ${fault instanceof Error ? fault.message : String(fault)}`, 2);
  }
}

function reasonIn(data: string): string {
  try {
    const { reason } = JSON.parse(data) as { reason?: unknown };
    return typeof reason === 'string' ? reason : data;
  } catch {
    return data;
  }
}
