import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';

type Format = (formatted: GraphQLFormattedError, thrown: unknown) => GraphQLFormattedError;

/** A refusal that a subgraph has formatted already goes through as it is; the gateway's own faults are formatted here. */
export const formatFault = (own: Format): Format => (formatted, thrown) => {
  const { serviceName, ...told } = formatted.extensions ?? {};
  const isSubgraphs = serviceName !== undefined && ('rule' in told || 'traceId' in told || told['code'] === 'INTERNAL');
  if (isSubgraphs) return { message: formatted.message, ...(formatted.path && { path: formatted.path }), extensions: told };
  return own(formatted, unwrapResolverError(thrown));
};
