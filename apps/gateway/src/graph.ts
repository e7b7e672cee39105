import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { formatRefusal, type Language } from '@cornerstone/runtime/graph/refusals';
import type { Log } from '@cornerstone/runtime/log';
import { asOfOperation, type Asking } from './asking';
import { formatFault } from './faults';
import { SubgraphSource } from './subgraph-source';

export interface GraphOptions { supergraphFile: URL | string; subgraphs: Record<string, { url: string; key: string }>; production: boolean; log: Log }

/** The composed supergraph, planned by @apollo/gateway; it starts from the stored file with every service down. */
export async function startGraph({ supergraphFile, subgraphs, production, log }: GraphOptions, language: Language): Promise<ApolloServer<Asking>> {
  const quiet = { debug: () => undefined, info: () => undefined, warn: (text: string) => { log.warn(text); }, error: (text: string) => { log.error(text); } };
  const gateway = new ApolloGateway({
    supergraphSdl: readFileSync(supergraphFile, 'utf8'), logger: quiet,
    buildService: ({ name }) => {
      const subgraph = subgraphs[name];
      if (!subgraph) throw new Error(`SUBGRAPHS names no address for ${name}`);
      return new SubgraphSource({ name, ...subgraph });
    },
  });
  const server = new ApolloServer<Asking>({
    gateway, logger: quiet, introspection: !production, includeStacktraceInErrorResponses: false, hideSchemaDetailsFromClientErrors: production, allowBatchedHttpRequests: false, stopOnTerminationSignals: false,
    formatError: formatFault(formatRefusal(log, language)), plugins: [carryAsOf],
  });
  await server.start();
  return server;
}

const carryAsOf: ApolloServerPlugin<Asking> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, request, contextValue }) => { if (operation) contextValue.asOf = asOfOperation(operation, request.variables ?? {}); },
  }),
};
