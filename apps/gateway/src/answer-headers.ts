import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Asking } from './asking';

/** What a cache did for an answer, in the words of RFC 9211. */
export type CacheState = 'hit' | 'miss' | 'bypass';

/** What an answer of the graph tells beside itself. */
export function answerHeaders({ cost, cache = 'bypass', traceparent }: Pick<Asking, 'cost' | 'cache' | 'traceparent'>, errors: readonly GraphQLFormattedError[]): Record<string, string> {
  const later = Math.max(0, ...errors.map(({ extensions }) => Number((extensions?.['details'] as { retryAfter?: unknown } | undefined)?.retryAfter ?? 0)).filter(Number.isFinite));
  return {
    ...(cost !== undefined && { 'cornerstone-cost': String(cost) }), 'cache-status': `cornerstone; ${cache === 'hit' ? 'hit' : `fwd=${cache}`}`, traceresponse: traceparent,
    ...(later > 0 && { 'retry-after': String(later) }),
  };
}

export const toldInHeaders: ApolloServerPlugin<Asking> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body, http }, contextValue }) => {
      if (body.kind !== 'single') return;
      for (const [name, value] of Object.entries(answerHeaders(contextValue, body.singleResult.errors ?? []))) http.headers.set(name, value);
    },
  }),
};
