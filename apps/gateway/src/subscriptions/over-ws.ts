import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Rejection } from '@cornerstone/kernel/rejection';
import { formatRefusal, languageOf } from '@cornerstone/runtime/graph/refusals';
import type { Log } from '@cornerstone/runtime/log';
import { buildSchema, GraphQLError, parse, type ExecutionArgs, type GraphQLFormattedError } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { LARGEST_BODY } from '../body';
import type { GraphEndpoint } from '../graph-endpoint';
import type { Streams } from '../streams/streams';
import { CLIENT_HEADERS, clientIn } from '../client-name';
import { traceOf } from '../trace-context';
import { askGraph, isRefused, type Outcome, type Person } from './ask-graph';
import { serveSocket, type Connection } from './socket';

/** Operations that one socket may have under way. */
const MOST = 100;

interface Door extends GraphEndpoint { streams: Streams; log: Log }
export interface Caller { connection: Connection; incoming: IncomingMessage; person: Person | null; isGone: boolean; /** To be called when the socket has closed. */ leave: (() => void)[] }

/** graphql-ws is told what an operation came to; it does not run it. */
const ANSWERED = { schema: buildSchema('type Query { answered: Boolean } type Subscription { answers: Boolean }'), result: parse('{ answered }'), answers: parse('subscription { answers }') };
const outcomeArgs = (outcome: Outcome): ExecutionArgs => ({ schema: ANSWERED.schema, document: 'answers' in outcome ? ANSWERED.answers : ANSWERED.result, contextValue: outcome });

/** 4401: do not come again; 4403: come again with a new token; 4429: with fewer sockets; 1013: later. */
const closeCodeOf = ({ code, rule }: Rejection): number => (rule === 'access.person-disabled' ? 4401 : code === 'RATE_LIMITED' ? 4429 : code === 'UNAVAILABLE' ? 1013 : 4403);
const leaveAll = ({ leave }: Caller): void => { for (const each of leave.splice(0)) each(); };
const asThrown = (error: GraphQLFormattedError): GraphQLError => Object.assign(new GraphQLError(error.message), { toJSON: () => error });

/** `/graphql` over WebSocket, subprotocol graphql-transport-ws: queries, mutations and subscriptions, for whoever says who it is at the beginning. */
export function acceptSockets(server: Server, { graph, gate, identify, streams, log }: Door): void {
  const protocol = makeServer<Record<string, unknown>, Caller>({
    async onConnect({ connectionParams = {}, extra }) {
      const said = (name: string): string | undefined => Object.entries(connectionParams).find(([key, value]) => key.toLowerCase() === name && typeof value === 'string')?.[1] as string | undefined ?? extra.incoming.headers[name]?.toString();
      const language = languageOf(said('accept-language'));
      const refused = (fault: unknown): null => {
        if (!(fault instanceof Rejection)) throw fault;
        void extra.connection.close(closeCodeOf(fault), fault.sentence.en);
        return null;
      };
      const actor = await Promise.resolve().then(() => identify(said('authorization'), extra.incoming)).then((person) => { extra.leave.push(streams.shares.enter(person.id, 'socket')); return person; }).catch(refused);
      if (!actor) return false;
      extra.leave.push(actor.onEnd((why) => { void extra.connection.close(closeCodeOf(why), why.rule); }));
      // It may have gone while its token was looked at.
      if (extra.isGone) leaveAll(extra);
      const client = clientIn(Object.fromEntries(CLIENT_HEADERS.map((name) => [name, said(name)])));
      extra.person = { actor, language, ...traceOf(said('traceparent'), said('tracestate')), ...(client !== undefined && { client }) };
      return true;
    },
    async onSubscribe({ extra, subscriptions }, _id, { query, variables, operationName }) {
      if (!extra.person) return [new GraphQLError('nobody asks')];
      if (Object.keys(subscriptions).length > MOST) return [new GraphQLError(`A socket has at most ${MOST} operations under way.`, { extensions: { code: 'RATE_LIMITED', rule: 'gateway.many-operations' } })];
      const { language } = extra.person;
      const sent = { query, hash: null, ...(variables && { variables }), ...(operationName && { operationName }) };
      const outcome = await askGraph({ graph, gate, streams, kind: 'graph-ws', mayMutate: true }, extra.person, sent)
        .catch((refusal: unknown): Outcome => ({ result: { errors: [formatRefusal(log, language)({ message: '' }, refusal)] } }));
      return 'result' in outcome && isRefused(outcome.result) ? outcome.result.errors.map(asThrown) : outcomeArgs(outcome);
    },
    onClose: ({ extra }) => { extra.isGone = true; leaveAll(extra); },
    execute: ({ contextValue }) => (contextValue as { result: object }).result,
    subscribe: ({ contextValue }) => (contextValue as { answers: never }).answers,
    onNext: (_context, _id, _payload, _args, result) => result,
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_BODY, handleProtocols });
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => { socket.destroy(); });
    if ((incoming.url ?? '').split('?')[0] !== '/graphql') return void socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    sockets.handleUpgrade(incoming, socket, head, (opened) => { serveSocket(opened, (connection) => protocol.opened(connection, { connection, incoming, person: null, isGone: false, leave: [] }), streams); });
  });
}
