import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Rejection } from '@cornerstone/kernel/rejection';
import { refusalAnswer, type Language } from '@cornerstone/runtime/graph/refusals';
import { send } from '../answers';
import { readJson } from '../body';
import type { GraphEndpoint } from '../graph-endpoint';
import { operationIn, operationInAddress } from '../limits/operation-in';
import { ServerSent } from '../streams/server-sent';
import { stopping, tooSlow, type Streams } from '../streams/streams';
import { clientIn } from '../client-name';
import { traceIn } from '../trace-context';
import { askGraph, isRefused, type Outcome, type Person } from './ask-graph';

/** One who takes JSON too is a client of the ordinary answers. */
export const wantsStream = (accept: string | undefined): boolean => /text\/event-stream/i.test(accept ?? '') && !/json/i.test(accept ?? '');

const STATUS: Record<string, number> = { 'gateway.streams-unavailable': 503, 'gateway.mutation-by-get': 405, 'gateway.many-streams': 429, 'gateway.full': 503 };
/** Why the gateway ends a subscription that has not ended. */
const LAST_WORDS: Record<string, Rejection> = { slow: tooSlow, stopping };
const HEADERS: Record<number, Record<string, string>> = { 503: { 'retry-after': '5' }, 405: { allow: 'POST' } };

/** `/graphql` with `Accept: text/event-stream`: GraphQL over SSE, a connection an operation (distinct connections mode). */
export async function answerGraphStream({ graph, gate, identify, streams }: GraphEndpoint & { streams: Streams }, incoming: IncomingMessage, outgoing: ServerResponse, search: URLSearchParams, language: Language): Promise<void> {
  const actor = await identify(incoming.headers.authorization, incoming);
  const asked = incoming.method === 'POST' ? operationIn(await readJson(incoming)) : operationInAddress(search);
  const [trace, client] = [traceIn(incoming.headers), clientIn(incoming.headers)];
  const person = { actor, language, ...trace, ...(client !== undefined && { client }) };
  const outcome = await askGraph({ graph, gate, streams, kind: 'graph-sse', mayMutate: incoming.method === 'POST' }, person, asked);
  const status = 'result' in outcome && isRefused(outcome.result) ? STATUS[String(outcome.result.errors[0]?.extensions?.['rule'])] : undefined;
  if (status !== undefined && 'result' in outcome) return send(outgoing, status, outcome.result, HEADERS[status]);
  await sendAll(outcome, streams, person, outgoing);
}

async function sendAll(outcome: Outcome, streams: Streams, { actor, language }: Person, outgoing: ServerResponse): Promise<void> {
  const ending = new AbortController();
  const lines = new ServerSent(outgoing, ending, streams.patience);
  const close = streams.open.open('graph-sse', () => { ending.abort('stopping'); });
  const messageOf = (result: string): string => `event: next\ndata: ${result}\n\n`;
  const next = (result: unknown): Promise<void> => lines.write(messageOf(JSON.stringify(result)));
  let isOver = false;
  void lines.write(':\n\n');
  if ('result' in outcome) await next(outcome.result);
  else {
    const forget = actor.onEnd((why) => { isOver = why.rule === 'access.person-disabled'; void lines.write(messageOf(refusalAnswer(why, language))); ending.abort('right'); });
    const leave = (): void => { void outcome.answers.return(); };
    if (ending.signal.aborted) leave();
    ending.signal.addEventListener('abort', leave, { once: true });
    for await (const result of outcome.answers) await next(result);
    forget();
  }
  close();
  const words = LAST_WORDS[String(ending.signal.reason)];
  if (ending.signal.reason === 'slow') streams.open.dropped('graph-sse');
  // Without its last word a client knows that it was cut off, and comes again, with a new token where the old one had expired.
  lines.end(ending.signal.aborted && !isOver ? (words ? messageOf(refusalAnswer(words, language)) : '') : 'event: complete\ndata:\n\n');
}
