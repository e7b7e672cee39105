import { readFileSync } from 'node:fs';
import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { OpenClient } from '@cornerstone/executor/clients';
import { CompiledGateway, resultOf } from '@cornerstone/executor/compiled-gateway';
import type { Logger } from '@cornerstone/executor/stock-executor';
import { withoutText } from '@cornerstone/executor/without-text';
import { badInput } from '@cornerstone/kernel/rejection';
import type { Log } from '@cornerstone/runtime/log';
import { buildASTSchema, parse } from 'graphql';
import { asOfOperation } from './as-of';
import type { Asking } from './asking';
import type { Cache } from './cache/cache';
import { expectations } from './expectation';
import { formatFault } from './faults';
import { openHotPath, type HotPath } from './hot-path';
import { limitedOperation } from './limits/limited-operation';
import { LIMITS } from './limits/limits';
import { refuseLostNumbers } from './lost-numbers';
import { missingFields } from './missing-fields';
import { refuseNullConditions } from './null-condition';
import type { Guard } from './services/guard';
import { fragmentsOf } from './selections';
import { admission } from './subscriptions/admission';
import { SubgraphSource, type Joins } from './subgraph-source';
import { toldInHeaders } from './answer-headers';
import { countingOf, watchedOperation, type WatchOperation } from './watched-operation';
import type { KnownOperations } from './limits/known-operations';

export interface GraphOptions {
  supergraphFile: URL | string;
  subgraphs: Record<string, { url: string; key: string }>;
  production: boolean;
  /** Whose executor runs the plans: ours, or the one that @apollo/gateway brings. */
  executor: 'compiled' | 'plain';
  /** Who speaks HTTP with the services. */
  open: OpenClient;
  /** Which equal questions under way are asked once; only of our executor. */
  joins: Joins & { requests: boolean };
  log: Log;
  /** Told of each operation; `clients` names of clients are told apart. */
  watch: { operation: WatchOperation; known: KnownOperations; clients: number };
  /** Stands before each service. */
  guard: (service: string) => Guard;
  /** Where answers are kept; only of our executor. */
  cache?: Cache | null;
  /** Told each time a service gave no usable answer; the reason is for us, not for clients. */
  onSilence: (service: string, reason: string) => void;
}

/** Faults of a document that are named: the rest is not looked for. */
const MOST_FAULTS = 5;

/** Subscriptions and their events: part of the graph, and of no service. */
const OWN = 'events';

/** @apollo/gateway would tell its maker's server each minute which machine and version it runs on. A house tells nobody. */
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';

/** The graph, and the short way to it where there is one. */
export interface Graph { graph: ApolloServer<Asking>; hot: HotPath | null }
/** `swap`: from now on it is that of another supergraph, the text of one; what cannot be used is thrown, and nothing has changed. */
export interface SwappableGraph extends Graph { /** The text of the supergraph it began with. */ supergraphSdl: string; swap(supergraphSdl: string): Promise<void> }

/** The composed supergraph, planned by the planner of @apollo/gateway; it starts from the stored file with every service down. */
export async function startGraph({ supergraphFile, subgraphs, production, executor, open, joins, log, watch, guard, cache = null, onSilence }: GraphOptions): Promise<SwappableGraph> {
  const quiet = { debug: () => undefined, info: () => undefined, warn: (text: string) => { log.warn(text); }, error: (text: string) => { log.error(text); } };
  const supergraphSdl = readFileSync(supergraphFile, 'utf8');
  let expect = expectationsOf(supergraphSdl);
  const config = {
    supergraphSdl, logger: quiet,
    buildService: ({ name }: { name: string }): GraphQLDataSource<Asking> => {
      if (name === OWN) return { process: () => Promise.reject(new Error('the gateway answers subscriptions itself')) };
      const subgraph = subgraphs[name];
      if (!subgraph) throw new Error(`SUBGRAPHS names no address for ${name}`);
      return new SubgraphSource({ name, ...subgraph, open, joins, expect: (query) => expect(query), guard: guard(name), cache, onSilence });
    },
  };
  const compiled = executor === 'plain' ? null : new CompiledGateway(config);
  // Read where it is asked for: of all that is read at the start it would be half.
  const { gateway, exchange } = compiled ? { gateway: answeredBefore(compiled), exchange: compiled.swap.bind(compiled) } : await plainGateway(config);
  const count = countingOf(watch.operation, watch.known, watch.clients);
  const server = new ApolloServer<Asking>({
    gateway, logger: quiet, introspection: !production, includeStacktraceInErrorResponses: false, hideSchemaDetailsFromClientErrors: production, allowBatchedHttpRequests: false, persistedQueries: false, csrfPrevention: true, parseOptions: { maxTokens: LIMITS.tokens.most }, validationOptions: { maxErrors: MOST_FAULTS }, stopOnTerminationSignals: false,
    formatError: formatFault(log), plugins: [oneOperation, limitedOperation, admission, wholeAnswer, toldInHeaders, watchedOperation(count), ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled()],
  });
  await server.start();
  return {
    supergraphSdl, graph: server, hot: compiled && openHotPath(compiled, joins.requests, cache?.answers ?? null, count),
    async swap(text) {
      const next = expectationsOf(text);
      await exchange(text, () => { expect = next; });
    },
  };
}

const expectationsOf = (supergraphSdl: string): ReturnType<typeof expectations> => expectations(withoutText(buildASTSchema(parse(supergraphSdl, { noLocation: true }), { assumeValid: true, assumeValidSDL: true })));

/** @apollo/gateway as it comes, and how it is given another supergraph. */
async function plainGateway({ supergraphSdl, ...config }: { supergraphSdl: string; logger: Logger; buildService(definition: { name: string }): GraphQLDataSource<Asking> }): Promise<{ gateway: ApolloGateway; exchange(text: string, taken: () => void): Promise<void> }> {
  const { ApolloGateway: Plain } = await import('@apollo/gateway');
  let update: (text: string) => void = () => undefined;
  const gateway = new Plain({ ...config, validateSupergraph: true, supergraphSdl: async (given) => { update = given.update; return { supergraphSdl }; } });
  return { gateway, exchange: async (text, taken) => { update(text); taken(); } };
}

/** An answer that was not whole comes from the short way to be worded here; it is not asked for again. */
function answeredBefore(gateway: CompiledGateway): CompiledGateway {
  const run = gateway.executor;
  gateway.executor = async (requestContext) => {
    const { answered } = requestContext.context as Asking;
    return answered ? resultOf(answered) : run(requestContext);
  };
  return gateway;
}

/** What holds for the whole operation is settled before any service is asked. */
const oneOperation: ApolloServerPlugin<Asking> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, document, request, contextValue }) => {
      if (!operation) throw badInput('gateway.which-operation', { en: 'operationName names none of the operations of the document.', zh: 'operationName 与文档中的操作不符。' });
      refuseLostNumbers(request.variables ?? {});
      const [fragments, variables] = [fragmentsOf(document), request.variables ?? {}];
      refuseNullConditions(operation, fragments, variables);
      contextValue.asOf = asOfOperation(operation, fragments, variables);
    },
  }),
};

const wholeAnswer: ApolloServerPlugin<Asking> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body, http }, contextValue }) => {
      if (body.kind !== 'single') return;
      const { singleResult: result } = body;
      // @apollo/gateway tells there which nulls it put in: names of inner types, nothing for clients.
      delete result.extensions;
      if (!result.errors) return;
      result.errors = missingFields(result.errors, result.data, contextValue.language);
      if (result.data === undefined && (http.status ?? 500) >= 500) http.status = result.errors.every((error) => error.extensions?.['code'] === 'INTERNAL') ? 500 : 400;
    },
  }),
};
