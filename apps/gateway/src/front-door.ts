import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { badInput, notFound, Rejection } from '@cornerstone/kernel/rejection';
import { formatRefusal, languageOf, type Language } from '@cornerstone/runtime/graph/refusals';
import type { Log } from '@cornerstone/runtime/log';
import { nothingHere, refuse, send } from './answers';
import type { Demonstration } from './demonstration';
import type { Standing } from './draining';
import { answerFiles, FILES } from './files/answer';
import { LONGEST_UPLOAD, type Files } from './files/files';
import { answerGraph, type GraphEndpoint } from './graph-endpoint';
import { bringsFile, hurry, hurryReader } from './hurry';
import { ServerWithLane, type LaneUse } from './lane/lane';
import type { Reply } from './lane/reply';
import { forwardToIdentity, IDENTITY_PATH } from './identity-forwarding';
import type { Metrics } from './metrics';
import { operate } from './operate';
import { servePage } from './pages';
import { tellSignIn, type SignIn } from './sign-in';
import { answerEventStream } from './streams/event-stream';
import type { Streams } from './streams/streams';
import { answerGraphStream, wantsStream } from './subscriptions/over-sse';
import { acceptSockets } from './subscriptions/over-ws';

export interface FrontDoor extends GraphEndpoint { demonstration: Demonstration | null; signIn: SignIn | null; pages: string; readyFile: string | null; standing: Readonly<Standing>; subgraphs: Record<string, { url: string; key: string }>; streams: Streams; files: Files | null; metrics: Metrics; log: Log; /** Whether what most clients ask has a way of its own before node:http. */ front: 'lane' | 'node' }
interface Visit { incoming: IncomingMessage; outgoing: ServerResponse; path: string; query: URLSearchParams; language: Language }

type Answer = (door: FrontDoor, visit: Visit) => void | Promise<void>;

const OPERATE = '/events/operate/';
const METHODS: Record<string, string> = { '/graphql': 'GET, POST, OPTIONS', '/events/stream': 'GET, OPTIONS', [OPERATE]: 'POST, OPTIONS', '/files': 'POST, OPTIONS', [IDENTITY_PATH]: 'GET, HEAD, POST, OPTIONS' };
const WITHIN = [OPERATE, FILES, IDENTITY_PATH];
const allowed = new Map(Object.entries(METHODS).map(([route, allow]) => [route, { allow, methods: new Set(allow.split(', ')) }]));
const USUAL = { allow: 'GET, HEAD, OPTIONS', methods: new Set(['GET', 'HEAD', 'OPTIONS']) };
const routeOf = (path: string): string => (Object.hasOwn(ROUTES, path) ? path : WITHIN.find((route) => path.startsWith(route)) ?? path);

/** What an address says that has no question mark; nobody adds to it. */
const NOTHING = new URLSearchParams();

/** What lies at which address; all else is a page of the console or nothing. */
const ROUTES: Record<string, Answer> = {
  '/graphql': (door, { incoming, outgoing, query, language }) => wantsStream(incoming.headers.accept) ? answerGraphStream(door, incoming, outgoing, query, language) : answerGraph(door, incoming, outgoing, query, language),
  '/healthz': (_door, { outgoing }) => { send(outgoing, 200, { alive: true }); },
  '/readyz': ({ readyFile, standing, subgraphs }, { outgoing }) => {
    const ready = !standing.isStopping && (readyFile === null || existsSync(readyFile));
    send(outgoing, ready ? 200 : 503, { ready, services: Object.keys(subgraphs), ...(standing.isStopping && { stopping: true }) });
  },
  '/events/stream': (door, { incoming, outgoing, query }) => answerEventStream(door, incoming, outgoing, query),
  [OPERATE]: (door, { incoming, outgoing, path, language }) => operate(door, path.slice(OPERATE.length), incoming, outgoing, language),
  '/files': answerFiles,
  [FILES]: answerFiles,
  '/sign-in': ({ signIn }, { outgoing, path, language }) => { tellSignIn(signIn, outgoing, path, language); },
  [IDENTITY_PATH]: ({ signIn, log }, { incoming, outgoing, path, language }) => {
    const identityUrl = signIn?.identityUrl;
    return signIn && identityUrl ? forwardToIdentity({ ...signIn, identityUrl }, incoming, outgoing, log) : refuse(outgoing, nothingHere(path), language);
  },
  '/metrics': async ({ metrics }, { outgoing }) => { send(outgoing, 200, await metrics.text(), { 'content-type': metrics.contentType }); },
  '/demo/people': ({ demonstration }, { outgoing, path, language }) => { if (demonstration) send(outgoing, 200, demonstration.people()); else refuse(outgoing, nothingHere(path), language); },
  '/demo/token': async ({ demonstration }, { outgoing, path, query, language }) => {
    const login = query.get('as') ?? '';
    const token = await demonstration?.token(login);
    if (token) send(outgoing, 200, { token });
    else refuse(outgoing, demonstration ? notFound({ en: 'The demonstration person', zh: '演示用户' }, login.slice(0, 50)) : nothingHere(path), language);
  },
};

/** Requests of any client, from the whole net: nothing here may end in a 5xx because of what it contains. */
export function openFrontDoor(door: FrontDoor): Server {
  const options: ServerOptions = { requestTimeout: LONGEST_UPLOAD, headersTimeout: 30_000 };
  const failing = (outgoing: Reply, language: Language) => (fault: unknown): void => {
    if (fault instanceof Rejection) return refuse(outgoing, fault, language);
    send(outgoing, 500, { errors: [formatRefusal(door.log, language)({ message: '' }, fault)] });
  };
  const listener: RequestListener = (incoming, outgoing) => {
    // While stopping, a connection ends with the answer that is under way.
    outgoing.shouldKeepAlive &&= server.listening;
    const address = incoming.url ?? '/';
    const mark = address.indexOf('?');
    const path = mark < 0 ? address : address.slice(0, mark);
    if (!bringsFile(incoming.method, path)) hurry(incoming, outgoing);
    hurryReader(outgoing);
    const language = languageOf(incoming.headers['accept-language']);
    const route = routeOf(path);
    door.metrics.watch(outgoing, incoming.method ?? '', Object.hasOwn(ROUTES, route) ? route : 'page');
    visit(door, { incoming, outgoing, path, language, query: mark < 0 ? NOTHING : new URLSearchParams(address.slice(mark + 1)) }).catch(failing(outgoing, language));
  };
  const lane: LaneUse = {
    answer(request, reply) {
      const language = languageOf(request.headers['accept-language']);
      try {
        answerGraph(door, request, reply, NOTHING, language)?.catch(failing(reply, language));
      } catch (fault) {
        failing(reply, language)(fault);
      }
    },
    begin: door.metrics.begin,
    end: (status, began) => { door.metrics.end('POST', '/graphql', status, began); },
  };
  const server = door.front === 'lane' ? new ServerWithLane(options, listener, lane) : createServer(options, listener);
  acceptSockets(server, door);
  server.keepAliveTimeout = 65_000;
  return server;
}

async function visit(door: FrontDoor, visit: Visit): Promise<void> {
  const { incoming: { method = 'GET', headers }, outgoing, path, language } = visit;
  const route = routeOf(path);
  const answer = Object.hasOwn(ROUTES, route) ? ROUTES[route] : undefined;
  const { allow, methods } = allowed.get(route) ?? USUAL;
  if (method === 'OPTIONS') return void outgoing.writeHead(204, { allow }).end();
  if (!methods.has(method)) return refuse(outgoing, badInput('gateway.method', { en: `Only ${allow} here.`, zh: `此处仅支持 ${allow}。` }), language, { allow });
  if (answer) return answer(door, visit);
  if (!servePage(door.pages, path, headers.accept ?? '', outgoing, door.signIn?.issuer)) refuse(outgoing, nothingHere(path), language);
}
