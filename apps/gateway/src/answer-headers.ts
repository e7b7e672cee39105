import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Asking } from './asking';

/** What the cache did for an answer, in the words of RFC 9211: the whole of it was kept, some of its entities were, or nothing; `stored`, where it is kept from now on. */
function cacheStatus(kept: Asking['kept']): string {
  if (!kept) return 'cornerstone; fwd=bypass';
  const { asked, found, aside, answer, isStored } = kept;
  if (answer === 'hit') return 'cornerstone; hit';
  const how = found > 0 ? `fwd=partial; detail="${found} of ${asked} entities"` : answer === 'aside' || aside > 0 ? 'fwd=bypass; detail=aside' : asked > 0 || answer ? 'fwd=miss' : 'fwd=bypass';
  return `cornerstone; ${how}${isStored ? '; stored' : ''}`;
}

/** What an answer of the graph tells beside itself. */
export function answerHeaders({ cost, kept, traceparent }: Pick<Asking, 'cost' | 'kept' | 'traceparent'>, errors: readonly GraphQLFormattedError[]): Record<string, string> {
  const later = Math.max(0, ...errors.map(({ extensions }) => Number((extensions?.['details'] as { retryAfter?: unknown } | undefined)?.retryAfter ?? 0)).filter(Number.isFinite));
  return {
    ...(cost !== undefined && { 'cornerstone-cost': String(cost) }), 'cache-status': cacheStatus(kept), traceresponse: traceparent,
    ...(later > 0 && { 'retry-after': String(later) }),
  };
}

/** The same of an answer without errors, names and values in turn. */
export function answerLines({ cost, kept, traceparent }: Pick<Asking, 'cost' | 'kept' | 'traceparent'>): string[] {
  const lines = ['cache-status', cacheStatus(kept), 'traceresponse', traceparent];
  if (cost !== undefined) lines.push('cornerstone-cost', String(cost));
  return lines;
}

export const toldInHeaders: ApolloServerPlugin<Asking> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body, http }, contextValue }) => {
      if (body.kind !== 'single') return;
      for (const [name, value] of Object.entries(answerHeaders(contextValue, body.singleResult.errors ?? []))) http.headers.set(name, value);
    },
  }),
};
