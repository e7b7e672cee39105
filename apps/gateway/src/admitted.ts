import type { IncomingMessage } from 'node:http';
import { HeaderMap } from '@apollo/server';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import { send, sendWritten } from './answers';
import { answerLines } from './answer-headers';
import type { Asking, Begun } from './asking';
import type { Graph } from './graph';
import type { Reply } from './lane/reply';
import type { WholeRequest } from './lane/request-reader';
import { speaking } from './language';
import type { Gate, Operation } from './limits/gate';

/** One request to the graph, and where its answer goes. */
export interface Visit { incoming: IncomingMessage | WholeRequest; outgoing: Reply; search: URLSearchParams; language: Language }
/** Who asks, and what was admitted of it. */
export interface Admitted { asked: Operation; asking: Begun }

/** Which media type @apollo/server chose for what a client takes: few ways to say it are in use, and whoever says it anew is answered by that. The oldest is forgotten first. */
const MOST_TYPES = 100;
const types = {
  known: new Map<string, string>(),
  get(accept: string): string | undefined { return this.known.get(accept); },
  learn(accept: string, type: string | undefined): void {
    if (type === undefined) return;
    this.known.set(accept, type);
    for (const oldest of this.known.keys()) { if (this.known.size <= MOST_TYPES) break; this.known.delete(oldest); }
  },
};
/** The short way knows answers to POST in a form that @apollo/server has chosen before. */
export const typeFor = ({ incoming: { method, headers } }: Visit): string | undefined => (method === 'POST' ? types.get(headers.accept ?? '') : undefined);

/** An answer that has to be asked for: past @apollo/server where it knows the operation, or by it. */
export async function answerAdmitted({ graph, hot, gate }: Graph & { gate: Gate }, visit: Visit, { asked, asking: begun }: Admitted): Promise<void> {
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
