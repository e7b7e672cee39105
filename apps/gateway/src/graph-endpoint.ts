import type { IncomingMessage } from 'node:http';
import { HeaderMap } from '@apollo/server';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import { refuse, send, sendWritten } from './answers';
import { answerLines } from './answer-headers';
import type { Asking, Begun } from './asking';
import { readJson } from './body';
import type { Graph } from './graph';
import type { SignedIn } from './identity/signed-in';
import { KnownBodies } from './lane/known-bodies';
import type { Reply } from './lane/reply';
import type { WholeRequest } from './lane/request-reader';
import { speaking } from './language';
import type { Gate, Operation } from './limits/gate';
import { operationIn, operationInAddress, type Sent } from './limits/operation-in';
import type { IdentifyFrom } from './limits/strangers';
import { clientIn } from './client-name';
import { traceIn } from './trace-context';

export interface GraphEndpoint extends Graph { identify: IdentifyFrom; gate: Gate }

/** Which media type @apollo/server chose for what a client takes: few ways to say it are in use, and whoever says it anew is answered by that. */
const MOST_TYPES = 100;
const types = {
  known: new Map<string, string>(),
  get(accept: string): string | undefined { return this.known.get(accept); },
  learn(accept: string, type: string | undefined): void { if (type !== undefined && (this.known.size < MOST_TYPES || this.known.has(accept))) this.known.set(accept, type); },
};
const bodies = new KnownBodies();

/** One request to the graph, and where its answer goes. */
interface Visit { incoming: IncomingMessage | WholeRequest; outgoing: Reply; search: URLSearchParams; language: Language }
/** Who asks, and what was admitted of it. */
interface Admitted { asked: Operation; asking: Begun }

/** `/graphql`: who asks, what is asked, one answer. Nothing is waited for that is there already: what is kept has gone out when this returns. */
export function answerGraph(endpoint: GraphEndpoint, incoming: IncomingMessage | WholeRequest, outgoing: Reply, search: URLSearchParams, language: Language): Promise<void> | void {
  const visit = { incoming, outgoing, search, language };
  try {
    const actor = endpoint.identify(incoming.headers.authorization, incoming);
    if (!('body' in incoming) || actor instanceof Promise) return answerLater(endpoint, visit, actor);
    const admitted = admit(endpoint, visit, actor, bodies.sentIn(incoming.body, incoming.noted));
    if (!answerKept(endpoint, visit, admitted)) return answerAdmitted(endpoint, visit, admitted).catch(refusing(visit));
  } catch (thrown) {
    refusing(visit)(thrown);
  }
}

/** Where who asks is still to be found out, or what. */
async function answerLater(endpoint: GraphEndpoint, visit: Visit, actor: SignedIn | Promise<SignedIn>): Promise<void> {
  const { incoming, search } = visit;
  try {
    const who = await actor;
    const sent = 'body' in incoming ? bodies.sentIn(incoming.body, incoming.noted) : incoming.method === 'POST' ? operationIn(await readJson(incoming)) : operationInAddress(search);
    const admitted = admit(endpoint, visit, who, sent);
    if (!answerKept(endpoint, visit, admitted)) await answerAdmitted(endpoint, visit, admitted);
  } catch (thrown) {
    refusing(visit)(thrown);
  }
}

const refusing = ({ outgoing, language }: Visit) => (thrown: unknown): void => {
  if (!(thrown instanceof Rejection)) throw thrown;
  refuse(outgoing, thrown, language);
};

function admit({ gate }: GraphEndpoint, { incoming: { headers }, language }: Visit, actor: SignedIn, sent: Sent): Admitted {
  const asked = gate.admit(sent, actor);
  const client = clientIn(headers);
  return { asked, asking: { actor, language, asOf: null, ...traceIn(headers), ...(client !== undefined && { client }) } };
}

/** The short way knows answers to POST in a form that @apollo/server has chosen before. */
const typeFor = ({ incoming: { method, headers } }: Visit): string | undefined => (method === 'POST' ? types.get(headers.accept ?? '') : undefined);

/** What is kept has nothing under way and takes no time. */
function answerKept({ hot }: GraphEndpoint, visit: Visit, { asked, asking }: Admitted): boolean {
  const type = typeFor(visit);
  const kept = type === undefined ? null : hot?.kept(asked, asking);
  if (!kept || type === undefined) return false;
  sendWritten(visit.outgoing, kept, ['content-type', type, ...answerLines(asking)]);
  return true;
}

async function answerAdmitted({ graph, hot, gate }: GraphEndpoint, visit: Visit, { asked, asking: begun }: Admitted): Promise<void> {
  const { incoming, outgoing, language } = visit;
  const leave = gate.enter(begun.actor);
  const budget = gate.budget();
  const asking: Asking = { ...begun, silent: new Set(), budget };
  try {
    const [type, isPost] = [typeFor(visit), incoming.method === 'POST'];
    const short = type === undefined ? null : await hot?.ask(asked, asking);
    if (short?.written && type !== undefined) return sendWritten(outgoing, short.written, ['content-type', type, ...answerLines(asking)]);
    const response = await speaking(language, () => graph.executeHTTPGraphQLRequest({
      // Only what was admitted goes on: nothing is read a second time in another way.
      httpGraphQLRequest: { method: incoming.method ?? 'GET', headers: headersOf(incoming), search: isPost ? '' : addressOf(asked), body: isPost ? asked : undefined },
      context: async () => ({ ...asking, asOf: null, ...(short && !short.written && { answered: short.result }) }),
    }));
    if (response.body.kind !== 'complete') throw new Error('incremental answers are not served');
    if ((response.status ?? 200) === 200) types.learn(incoming.headers.accept ?? '', response.headers.get('content-type'));
    send(outgoing, response.status ?? 200, response.body.string, Object.fromEntries(response.headers));
  } finally {
    budget.end();
    leave();
  }
}

function headersOf(incoming: IncomingMessage | WholeRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
}

const addressOf = ({ query, variables, operationName }: Operation): string =>
  `?${new URLSearchParams({ query, ...(variables && { variables: JSON.stringify(variables) }), ...(operationName && { operationName }) }).toString()}`;
