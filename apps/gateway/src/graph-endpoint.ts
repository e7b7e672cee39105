import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import { refuse, send } from './answers';
import type { Asking } from './asking';
import { readJson } from './body';
import type { Identify } from './identity';
import { speaking } from './language';
import { traceOf } from './trace-context';

export interface GraphEndpoint { graph: ApolloServer<Asking>; identify: Identify }

/** `/graphql`: who asks, what is asked, one answer. */
export async function answerGraph({ graph, identify }: GraphEndpoint, incoming: IncomingMessage, outgoing: ServerResponse, search: string, language: Language): Promise<void> {
  try {
    const actor = await identify(incoming.headers.authorization);
    const body = incoming.method === 'POST' ? await readJson(incoming) : undefined;
    const traceparent = traceOf(incoming.headers['traceparent']?.toString());
    const response = await speaking(language, () => graph.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: incoming.method ?? 'GET', headers: headersOf(incoming), search, body },
      context: async () => ({ actor, language, asOf: null, traceparent, silent: new Set<string>() }),
    }));
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
