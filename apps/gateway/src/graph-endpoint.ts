import type { IncomingMessage } from 'node:http';
import { HeaderMap } from '@apollo/server';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import { refuse, send, sendWritten } from './answers';
import { answerLines } from './answer-headers';
import type { Asking } from './asking';
import { jsonIn, readJson } from './body';
import type { Graph } from './graph';
import type { Reply } from './lane/reply';
import type { WholeRequest } from './lane/request-reader';
import { speaking } from './language';
import type { Gate, Operation } from './limits/gate';
import { operationIn, operationInAddress } from './limits/operation-in';
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

/** `/graphql`: who asks, what is asked, one answer. */
export async function answerGraph({ graph, hot, identify, gate }: GraphEndpoint, incoming: IncomingMessage | WholeRequest, outgoing: Reply, search: URLSearchParams, language: Language): Promise<void> {
  try {
    // Nothing is waited for that is there already.
    const found = identify(incoming.headers.authorization, incoming);
    const actor = found instanceof Promise ? await found : found;
    const isPost = incoming.method === 'POST';
    const asked = gate.admit(isPost ? operationIn('body' in incoming ? jsonIn(incoming.body, incoming.noted) : await readJson(incoming)) : operationInAddress(search), actor);
    const [trace, client] = [traceIn(incoming.headers), clientIn(incoming.headers)];
    const leave = gate.enter(actor);
    const budget = gate.budget();
    const asking: Asking = { actor, language, asOf: null, ...trace, ...(client !== undefined && { client }), silent: new Set(), budget };
    try {
      const accept = incoming.headers.accept ?? '';
      const type = types.get(accept);
      const shortly = hot && isPost && type !== undefined ? hot(asked, asking) : null;
      const short = shortly instanceof Promise ? await shortly : shortly;
      if (short?.written && type !== undefined) return sendWritten(outgoing, short.written, ['content-type', type, ...answerLines(asking)]);
      const response = await speaking(language, () => graph.executeHTTPGraphQLRequest({
        // Only what was admitted goes on: nothing is read a second time in another way.
        httpGraphQLRequest: { method: incoming.method ?? 'GET', headers: headersOf(incoming), search: isPost ? '' : addressOf(asked), body: isPost ? asked : undefined },
        context: async () => ({ ...asking, asOf: null, ...(short && !short.written && { answered: short.result }) }),
      }));
      if (response.body.kind !== 'complete') throw new Error('incremental answers are not served');
      if ((response.status ?? 200) === 200) types.learn(accept, response.headers.get('content-type'));
      send(outgoing, response.status ?? 200, response.body.string, Object.fromEntries(response.headers));
    } finally {
      budget.end();
      leave();
    }
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown;
    refuse(outgoing, thrown, language);
  }
}

function headersOf(incoming: IncomingMessage | WholeRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
}

const addressOf = ({ query, variables, operationName }: Operation): string =>
  `?${new URLSearchParams({ query, ...(variables && { variables: JSON.stringify(variables) }), ...(operationName && { operationName }) }).toString()}`;
