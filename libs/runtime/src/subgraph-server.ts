import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import type { Actor } from './actor';
import type { Operate } from './bus/operate';
import type { Subgraph } from './graph/schema';
import { logRefused, refusalLog } from './graph/log-refused';
import { formatRefusal, languageOf, refusalAnswer, type Language } from './graph/refusals';
import { unauthenticated, verifyInternal } from './internal-token';
import type { TellFresh } from './fresh';
import { FRESH_PATH } from './fresh-question';
import type { Log } from './log';
import { Request, type Ground } from './request';
import { TOUCHED_HEADER } from './touched';

const LARGEST_BODY = 4 * 1024 * 1024;

export interface SubgraphServerOptions { ground: Ground; subgraph: Subgraph; host: string; port: number; internalKeys: readonly string[]; production: boolean; log: Log; health(): Promise<Health>; /** What operations ask of the streams, at /operate. */ operate: Operate; /** What a gateway that keeps answers asks, at /fresh. */ fresh?: TellFresh }
export interface Health { ready: boolean; [detail: string]: unknown }

/** One subgraph over HTTP: accepts nothing but what the gateway has signed, `_entities` and `_service` included. */
export async function serveSubgraph(options: SubgraphServerOptions): Promise<Server> {
  const apollo = { zh: await apolloFor(options, 'zh'), en: await apolloFor(options, 'en') };
  const server = createServer((incoming, outgoing) => {
    answer(options, apollo, incoming, outgoing).catch((fault: unknown) => {
      if (incoming.destroyed && !incoming.complete) return; // whoever asked has gone
      options.log.error({ fault: String(fault) }, 'request failed');
      send(outgoing, 500, JSON.stringify({ errors: [{ message: 'internal', extensions: { code: 'INTERNAL' } }] }));
    });
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(options.port, options.host, resolve); });
  return server;
}

async function apolloFor(options: SubgraphServerOptions, language: Language): Promise<ApolloServer<Request>> {
  const apollo = new ApolloServer<Request>({
    schema: options.subgraph.schema, introspection: !options.production, includeStacktraceInErrorResponses: false, hideSchemaDetailsFromClientErrors: options.production,
    formatError: formatRefusal(options.log, language), csrfPrevention: false, stopOnTerminationSignals: false, plugins: [ApolloServerPluginInlineTraceDisabled(), refusalLog(options.log), stoppable],
  });
  await apollo.start();
  return apollo;
}

/** A query may stop when nobody waits for it; a mutation is never left half done. */
const stoppable: ApolloServerPlugin<Request> = {
  requestDidStart: async () => ({ didResolveOperation: async ({ operation, contextValue }) => { if (operation?.operation === 'query') contextValue.onlyReads(); } }),
};

async function answer(options: SubgraphServerOptions, apollo: Record<Language, ApolloServer<Request>>, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const path = (incoming.url ?? '/').split('?')[0];
  if (path === '/healthz') return send(outgoing, 200, '{"alive":true}');
  if (path === '/readyz') {
    const health = await options.health().catch((fault: unknown): Health => { options.log.warn({ fault: String(fault) }, 'not ready'); return { ready: false }; });
    return send(outgoing, health.ready ? 200 : 503, JSON.stringify(health));
  }
  if ((path !== '/graphql' && path !== '/operate' && path !== FRESH_PATH) || incoming.method !== 'POST') return send(outgoing, 404, '{}');
  const language = languageOf(incoming.headers['accept-language']);
  const refuse = (status: number, refusal: Rejection): void => { incoming.resume(); send(outgoing, status, refusalAnswer(refusal, language)); };
  const token = bearer(incoming);
  if (!token) return refuse(401, unauthenticated());
  const body = await readBody(incoming);
  if (body === null) return refuse(413, badInput('graphql.body-too-large', { en: `A request has at most ${LARGEST_BODY} bytes.`, zh: `请求最多 ${LARGEST_BODY} 字节。` }));
  const vouched = await verifyInternal(options.internalKeys, options.ground.service, token, body).catch((fault: unknown) => {
    if (fault instanceof Rejection) return fault;
    throw fault;
  });
  if (vouched instanceof Rejection) return refuse(401, vouched);
  const asked = objectIn(body);
  if (!asked) return refuse(400, badInput('graphql.invalid', { en: 'The body is one JSON object with a query.', zh: '请求体应为包含 query 的单个 JSON 对象。' }));
  if (path === '/operate') return operate(options, vouched.actor, asked, refuse, outgoing);
  if (path === FRESH_PATH) return options.fresh ? send(outgoing, 200, JSON.stringify(await options.fresh(asked))) : send(outgoing, 404, '{}');
  const request = new Request(options.ground, vouched.actor, vouched.asOf, header(incoming, 'traceparent'));
  outgoing.once('close', () => { if (!outgoing.writableFinished) request.callerGone(); });
  // It may have gone while its token was looked at.
  if (outgoing.destroyed) request.callerGone();
  try {
    const response = await apollo[language].executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers: new HeaderMap([['content-type', 'application/json']]), search: '', body: asked },
      context: async () => request,
    });
    if (response.body.kind !== 'complete') throw new Error('incremental answers are not served');
    const touched = request.touched();
    send(outgoing, response.status ?? 200, response.body.string, touched === null ? {} : { [TOUCHED_HEADER]: touched });
  } finally {
    await request.close();
  }
}

async function operate({ operate: answer, log }: SubgraphServerOptions, actor: Actor, asked: object, refuse: (status: number, refusal: Rejection) => void, outgoing: ServerResponse): Promise<void> {
  try {
    send(outgoing, 200, JSON.stringify(await answer(actor, asked)));
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown;
    if (thrown.code === 'FORBIDDEN') logRefused(log, actor, { rule: thrown.rule, what: String(thrown.details['operation'] ?? ''), traceparent: null });
    refuse(STATUS[thrown.code] ?? 400, thrown);
  }
}

const STATUS: Partial<Record<Rejection['code'], number>> = { FORBIDDEN: 403, NOT_FOUND: 404, CONFLICT: 409 };

const header = (incoming: IncomingMessage, name: string): string | null => { const value = incoming.headers[name]; return typeof value === 'string' ? value : null; };
const bearer = (incoming: IncomingMessage): string | null => header(incoming, 'authorization')?.replace(/^Bearer /, '') ?? null;

/** The body as text; null when it is too large. What is left of it then is let through unread, so that the answer arrives. */
async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function objectIn(body: string): object | null {
  try {
    const value = JSON.parse(body) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null; // told to who asked
  }
}

/** Answers what is being asked, takes nothing new; connections that stay open beyond the patience are cut. */
export async function drain(server: Server, patienceMs = 8_000): Promise<void> {
  const closed = new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
  // A connection that was busy goes idle with its last answer and would be kept alive.
  const sweeping = setInterval(() => { server.closeIdleConnections(); }, 50);
  const cutting = setTimeout(() => { server.closeAllConnections(); }, patienceMs);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweeping);
  clearTimeout(cutting);
}

function send(outgoing: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  if (outgoing.writableEnded) return;
  outgoing.writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) }).end(body);
}
