import { ApolloGateway, type GatewayConfig, type GraphQLDataSource } from '@apollo/gateway';
import { operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { QueryPlanner } from '@apollo/query-planner';
import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import { GraphQLError, Kind, visit, BREAK, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { compile, operationOf, type Compiled, type Result, type Schemas } from './compile';
import { bodyOf, type Answer, type Fetch } from './fetch';
import { plainlyFits } from './fitting';
import { planningFor, type Planning } from './planning';
import type { Ask, Entities, Told } from './run';
import { kindsOf } from './kinds';
import type { Misfit } from './sheet';
import { UnknownPlan } from './tasks';
import { Turnstile } from './turnstile';
import type { JsonObject, Variables } from './value';

/** Compiled operations that are kept; the oldest is forgotten first. */
const MOST_OPERATIONS = 1_000;

/** What @apollo/gateway keeps to itself of a loaded supergraph: its planner and schemas. */
interface Loaded { planning: Planning; schemas: Schemas }

/** A service that takes a fetch as it is written, without an object between. `isChange`: of a mutation, also what it asks afterwards. */
export interface FetchSource extends GraphQLDataSource { fetch(fetch: Fetch, variables: string, entities: Entities | null, context: unknown, isChange: boolean): Promise<Answer> }

/** An operation that was asked before, found to be valid, planned and compiled. */
export interface Known { document: DocumentNode; operation: OperationDefinitionNode; schema: GraphQLSchema; /** Null where the variables do not fit, or another must run it. */ answer(variables: Variables, context: unknown): Promise<Result | null> }

/**
 * @apollo/gateway that loads, checks and swaps supergraphs and plans operations as ever; what it planned is run by our executor,
 * compiled once for each operation. Introspection, and plans that the executor does not know, are run by the one it brings.
 */
export class CompiledGateway extends ApolloGateway {
  /** By document, and by the name of the operation in it: a document is the same string for who asks it again, and not read twice. */
  #operations = new Map<string, Map<string, Known | null>>();
  #kept = 0;
  #loaded: Loaded | null = null;
  #supergraphSdl = '';
  readonly #turnstile = new Turnstile();
  readonly #sources: Map<string, GraphQLDataSource>;

  constructor(config: GatewayConfig & { buildService: NonNullable<GatewayConfig['buildService']> }) {
    const sources = new Map<string, GraphQLDataSource>();
    super({ ...config, buildService: (definition) => {
      const source = config.buildService(definition);
      sources.set(definition.name, source);
      return source;
    } });
    this.#sources = sources;
    this.onSchemaLoadOrUpdate(({ coreSupergraphSdl }) => { this.#supergraphSdl = coreSupergraphSdl; this.#loaded = null; this.#operations = new Map(); this.#kept = 0; });
    const stock = this.executor;
    this.executor = async (requestContext) => {
      const { document, source, request: { variables = {}, operationName }, context } = requestContext;
      const known = this.#knownOf(document, source, operationName);
      if (!known) return stock(requestContext);
      const { errors: unfit } = getVariableValues(known.schema, known.operation.variableDefinitions ?? [], variables);
      if (unfit) return { errors: unfit };
      const result = await known.answer(variables, context);
      return result ? resultOf(result) : stock(requestContext);
    };
  }

  /** What was asked before in the same words. */
  known(source: string, operationName: string | undefined): Known | null {
    return this.#operations.get(source)?.get(operationName ?? '') ?? null;
  }

  #knownOf(document: DocumentNode, source: string, operationName: string | undefined): Known | null {
    const found = this.#operations.get(source)?.get(operationName ?? '');
    if (found !== undefined) return found;
    const known = this.#compile(document, operationName);
    for (const [oldest, { size }] of this.#operations) { if (this.#kept < MOST_OPERATIONS) break; this.#operations.delete(oldest); this.#kept -= size; }
    this.#operations.set(source, (this.#operations.get(source) ?? new Map<string, Known | null>()).set(operationName ?? '', known));
    this.#kept += 1;
    return known;
  }

  #compile(document: DocumentNode, operationName: string | undefined): Known | null {
    if (asksForTheSchema(document)) return null;
    const { planning: { planner, schema, finish }, schemas } = this.#load();
    const operation = operationOf(document, operationName);
    try {
      const fits = plainlyFits(schemas.api, operation.variableDefinitions ?? []);
      const compiled = compile(document, operation, (asked) => finish(planner.buildQueryPlan(operationFromDocument(schema, asked))), schemas);
      return { document, operation, schema: schemas.api, answer: (variables, context) => (fits(variables) || !getVariableValues(schemas.api, operation.variableDefinitions ?? [], variables).errors ? this.#answer(compiled, operation, variables, context) : Promise.resolve(null)) };
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

  async #answer(compiled: Compiled, { operation }: OperationDefinitionNode, variables: Variables, context: unknown): Promise<Result | null> {
    const ask: Ask = (fetch, used, entities) => {
      const source = this.#sources.get(fetch.service);
      if (!source) throw new Error(`there is no service ${fetch.service}`);
      return 'fetch' in source ? (source as FetchSource).fetch(fetch, used, entities, context, operation === 'mutation') : processed(source, fetch, used, entities, context);
    };
    const turn = this.#turnstile.enter();
    if (turn) await turn;
    try {
      return await compiled.run(variables, ask);
    } catch (fault) {
      if (fault instanceof UnknownPlan) return null;
      throw fault;
    } finally {
      this.#turnstile.leave();
    }
  }
}

/** A service as @apollo/gateway asks one. */
async function processed(source: GraphQLDataSource, fetch: Fetch, used: string, entities: Entities | null, context: unknown): Promise<Answer> {
  const { query, variables } = JSON.parse(bodyOf(fetch, used, entities && entities.texts.join(','))) as { query: string; variables: Record<string, unknown> };
  const { data, errors } = await source.process({ kind: 'incoming operation' as never, request: { query, variables }, incomingRequestContext: { context }, context } as Parameters<GraphQLDataSource['process']>[0]);
  return { data: data ?? null, ...(errors && { errors }) };
}

/** As @apollo/server takes it. */
export function resultOf({ whole, told, misfits }: Result): GatewayExecutionResult {
  const { data: parsed } = JSON.parse(whole.toString()) as { data: JsonObject | null };
  if (told.length > 0) return { data: parsed, errors: told.map(toError) };
  return misfits.length > 0 ? { data: parsed, extensions: { valueCompletion: misfits.map(notFitting) } } : { data: parsed };
}

const toError = ({ error, service, path }: Told): GraphQLError =>
  new GraphQLError(error.message, { ...(path && { path }), extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...error.extensions, serviceName: service } });

const notFitting = ({ message, path }: Misfit): GraphQLError => new GraphQLError(message, { path, extensions: { code: 'INVALID_GRAPHQL' } });

function asksForTheSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, { [Kind.FIELD]: ({ name }: { name: { value: string } }) => { if (name.value !== '__schema' && name.value !== '__type') return undefined; asks = true; return BREAK; } });
  return asks;
}
