import { ApolloGateway, type GatewayConfig, type GraphQLDataSource } from '@apollo/gateway';
import { operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { QueryPlanner } from '@apollo/query-planner';
import type { GatewayExecutionResult, GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import { GraphQLError, Kind, visit, BREAK, type DocumentNode, type GraphQLSchema } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { compile, operationOf, type Compiled, type Schemas } from './compile';
import { planningFor, type Planning } from './planning';
import type { Ask, Told } from './run';
import { kindsOf } from './kinds';
import type { Misfit } from './shaping';
import { UnknownPlan } from './steps';
import type { Variables } from './value';

/** Compiled operations that are kept; the oldest is forgotten first. */
const MOST_OPERATIONS = 1_000;

/** What @apollo/gateway keeps to itself of a loaded supergraph: its planner and schemas. */
interface Loaded { planning: Planning; schemas: Schemas }

/**
 * @apollo/gateway that loads, checks and swaps supergraphs and plans operations as ever; what it planned is run by our executor,
 * compiled once for each operation. Introspection, and plans that the executor does not know, are run by the one it brings.
 */
export class CompiledGateway extends ApolloGateway {
  #operations = new Map<string, Compiled | null>();
  #loaded: Loaded | null = null;
  #supergraphSdl = '';
  readonly #sources: Map<string, GraphQLDataSource>;

  constructor(config: GatewayConfig & { buildService: NonNullable<GatewayConfig['buildService']> }) {
    const sources = new Map<string, GraphQLDataSource>();
    super({ ...config, buildService: (definition) => {
      const source = config.buildService(definition);
      sources.set(definition.name, source);
      return source;
    } });
    this.#sources = sources;
    this.onSchemaLoadOrUpdate(({ coreSupergraphSdl }) => { this.#supergraphSdl = coreSupergraphSdl; this.#loaded = null; this.#operations = new Map(); });
    const stock = this.executor;
    this.executor = async (requestContext) => {
      const compiled = this.#compiled(requestContext);
      if (!compiled) return stock(requestContext);
      return this.#run(compiled, requestContext).catch((fault: unknown) => { if (fault instanceof UnknownPlan) return stock(requestContext); throw fault; });
    };
  }

  #compiled({ document, queryHash, request }: GatewayGraphQLRequestContext): Compiled | null {
    const key = `${queryHash} ${request.operationName ?? ''}`;
    const known = this.#operations.get(key);
    if (known !== undefined) return known;
    const compiled = this.#compile(document, request.operationName);
    for (const oldest of this.#operations.keys()) { if (this.#operations.size < MOST_OPERATIONS) break; this.#operations.delete(oldest); }
    this.#operations.set(key, compiled);
    return compiled;
  }

  #compile(document: DocumentNode, operationName: string | undefined): Compiled | null {
    if (asksForTheSchema(document)) return null;
    const { planning: { planner, schema, finish }, schemas } = this.#load();
    try {
      return compile(document, operationName, (asked) => finish(planner.buildQueryPlan(operationFromDocument(schema, asked))), schemas);
    } catch (fault) {
      if (fault instanceof UnknownPlan) return null;
      throw fault;
    }
  }

  #load(): Loaded {
    if (this.#loaded) return this.#loaded;
    const part = <T>(name: string): T => {
      const value = Reflect.get(this, name) as T | undefined;
      if (!value) throw new Error(`this version of @apollo/gateway has no ${name}`);
      return value;
    };
    const api = part<GraphQLSchema>('schema');
    const planning = planningFor(this.#supergraphSdl) ?? { planner: part<QueryPlanner>('queryPlanner'), schema: part<Schema>('apiSchema'), finish: (plan) => plan };
    this.#loaded = { planning, schemas: { api, seen: kindsOf(api), whole: kindsOf(part<GraphQLSchema>('supergraphSchema')) } };
    return this.#loaded;
  }

  async #run(compiled: Compiled, requestContext: GatewayGraphQLRequestContext): Promise<GatewayExecutionResult> {
    const variables = (requestContext.request.variables ?? {}) as Variables;
    const { errors: unfit } = getVariableValues(this.#load().schemas.api, operationOf(requestContext.document, requestContext.request.operationName).variableDefinitions ?? [], variables);
    if (unfit) return { errors: unfit };
    const ask: Ask = async (fetch, used) => {
      const source = this.#sources.get(fetch.service);
      if (!source) throw new Error(`there is no service ${fetch.service}`);
      const request = { query: fetch.query, variables: used, operationName: fetch.operationName };
      const { data, errors } = await source.process({ kind: 'incoming operation' as never, request, incomingRequestContext: requestContext, context: requestContext.context } as Parameters<GraphQLDataSource['process']>[0]);
      return { data: data ?? null, ...(errors && { errors }) };
    };
    const { data, told, misfits } = await compiled.run(variables, ask);
    if (told.length > 0) return { data, errors: told.map(toError) };
    return misfits.length > 0 ? { data, extensions: { valueCompletion: misfits.map(notFitting) } } : { data };
  }
}

const toError = ({ error, service, path }: Told): GraphQLError =>
  new GraphQLError(error.message, { ...(path && { path }), extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...error.extensions, serviceName: service } });

const notFitting = ({ message, path }: Misfit): GraphQLError => new GraphQLError(message, { path, extensions: { code: 'INVALID_GRAPHQL' } });

function asksForTheSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, { [Kind.FIELD]: ({ name }: { name: { value: string } }) => { if (name.value !== '__schema' && name.value !== '__type') return undefined; asks = true; return BREAK; } });
  return asks;
}
