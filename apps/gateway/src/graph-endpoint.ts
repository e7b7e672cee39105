import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import { refuse, send } from './answers';
import type { Asking } from './asking';
import { readJson } from './body';
import { speaking } from './language';
import type { Gate, Operation } from './limits/gate';
import { operationIn, operationInAddress } from './limits/operation-in';
import type { IdentifyFrom } from './limits/strangers';
import { clientIn } from './client-name';
import { traceIn } from './trace-context';

export interface GraphEndpoint { graph: ApolloServer<Asking>; identify: IdentifyFrom; gate: Gate }

/** `/graphql`: who asks, what is asked, one answer. */
export async function answerGraph({ graph, identify, gate }: GraphEndpoint, incoming: IncomingMessage, outgoing: ServerResponse, search: URLSearchParams, language: Language): Promise<void> {
  try {
    const actor = await identify(incoming.headers.authorization, incoming);
    const isPost = incoming.method === 'POST';
    const asked = await gate.admit(isPost ? operationIn(await readJson(incoming)) : operationInAddress(search), actor);
    const [trace, client] = [traceIn(incoming.headers), clientIn(incoming.headers)];
    const response = await gate.within(actor, () => {
      const budget = gate.budget();
      return speaking(language, () => graph.executeHTTPGraphQLRequest({
        // Only what was admitted goes on: nothing is read a second time in another way.
        httpGraphQLRequest: { method: incoming.method ?? 'GET', headers: headersOf(incoming), search: isPost ? '' : addressOf(asked), body: isPost ? asked : undefined },
        context: async () => ({ actor, language, asOf: null, ...trace, ...(client !== undefined && { client }), silent: new Set<string>(), budget }),
      })).finally(() => { budget.end(); });
    });
    if (response.body.kind !== 'complete') throw new Error('incremental answers are not served');
    send(outgoing, response.status ?? 200, response.body.string, Object.fromEntries(response.headers));
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown;
    refuse(outgoing, thrown, language);
  }
}

function headersOf(incoming: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
}

const addressOf = ({ query, variables, operationName }: Operation): string =>
  `?${new URLSearchParams({ query, ...(variables && { variables: JSON.stringify(variables) }), ...(operationName && { operationName }) }).toString()}`;
