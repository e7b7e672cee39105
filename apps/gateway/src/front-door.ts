import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { languageOf, refusalAnswer, type Language } from '@cornerstone/runtime/graph/refusals';
import type { Log } from '@cornerstone/runtime/log';
import type { Asking } from './asking';
import type { Demonstration } from './demonstration';
import type { Identify } from './identity';
import { servePage } from './pages';

/** Bytes of a request: reliability.md's limit; an import sends its rows in several. */
const LARGEST_BODY = 256 * 1024;

export interface FrontDoor { graph: Record<Language, ApolloServer<Asking>>; identify: Identify; demonstration: Demonstration | null; pages: string; readyFile: string | null; subgraphs: readonly string[]; log: Log }

export const openFrontDoor = (door: FrontDoor): Server => createServer((incoming, outgoing) => {
  route(door, incoming, outgoing).catch((fault: unknown) => {
    door.log.error({ fault: fault instanceof Error ? fault.stack : String(fault) }, 'request failed');
    if (!outgoing.headersSent) send(outgoing, 500, { errors: [{ message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL' } }] });
  });
});

async function route(door: FrontDoor, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { pathname, searchParams, search } = new URL(incoming.url ?? '/', 'http://door');
  if (pathname === '/graphql') return answerGraph(door, incoming, outgoing, search);
  if (pathname === '/healthz') return send(outgoing, 200, { alive: true });
  if (pathname === '/readyz') {
    const ready = door.readyFile === null || existsSync(door.readyFile);
    return send(outgoing, ready ? 200 : 503, { ready, services: door.subgraphs });
  }
  if (door.demonstration && pathname === '/demo/people') return send(outgoing, 200, door.demonstration.people());
  if (door.demonstration && pathname === '/demo/token') {
    const token = await door.demonstration.token(searchParams.get('as') ?? '');
    return token ? send(outgoing, 200, { token }) : send(outgoing, 404, { errors: [{ message: 'Nobody is called that.', extensions: { code: 'NOT_FOUND' } }] });
  }
  if (incoming.method === 'GET' && !pathname.startsWith('/demo/') && servePage(door.pages, pathname, outgoing)) return;
  send(outgoing, 404, { errors: [{ message: `Nothing lies at ${pathname}.`, extensions: { code: 'NOT_FOUND' } }] });
}

async function answerGraph(door: FrontDoor, incoming: IncomingMessage, outgoing: ServerResponse, search: string): Promise<void> {
  const language = languageOf(incoming.headers['accept-language']);
  try {
    const actor = await door.identify(incoming.headers.authorization);
    const body = incoming.method === 'POST' ? parse(await readBody(incoming)) : undefined;
    const traceparent = incoming.headers['traceparent'];
    const response = await door.graph[language].executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: incoming.method ?? 'GET', headers: headersOf(incoming), search, body },
      context: async () => ({ actor, language, asOf: null, traceparent: typeof traceparent === 'string' ? traceparent : null }),
    });
    if (response.body.kind !== 'complete') throw new Error('incremental answers are not served');
    outgoing.writeHead(response.status ?? 200, Object.fromEntries(response.headers)).end(response.body.string);
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown;
    outgoing.writeHead(thrown.code === 'UNAUTHENTICATED' ? 401 : 400, { 'content-type': 'application/json; charset=utf-8' }).end(refusalAnswer(thrown, language));
  }
}

function headersOf(incoming: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw badInput('gateway.not-json', { en: 'The body is not JSON.', zh: '请求体不是 JSON。' });
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw badInput('gateway.body-too-large', { en: `A request has at most ${LARGEST_BODY} bytes.`, zh: `请求体最多 ${LARGEST_BODY} 字节。` });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const send = (outgoing: ServerResponse, status: number, body: object): void => { outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body)); };
