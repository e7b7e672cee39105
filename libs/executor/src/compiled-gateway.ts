import type { GraphQLDataSource } from '@apollo/gateway';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { GatewayExecutionResult, GatewayExecutor, GatewayInterface, GatewaySchemaLoadOrUpdateCallback } from '@apollo/server-gateway-interface';
import { execute, GraphQLError, parse, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { asksForTheSchema, asksForNothingElse } from './asking-for-the-schema';
import { compile, operationOf, type Compiled, type Result, type Schemas } from './compile';
import { bodyOf, type Answer, type Fetch } from './fetch';
import { plainlyFits } from './fitting';
import { planningFor, type Planning } from './planning';
import type { Ask, Entities, Told } from './run';
import { kindsOf } from './kinds';
import type { Misfit } from './sheet';
import { stockExecutor, type Logger } from './stock-executor';
import { UnknownPlan } from './tasks';
import { Turnstile } from './turnstile';
import type { JsonObject, Variables } from './value';
import { withoutText } from './without-text';

/** Compiled operations that are kept; the oldest is forgotten first. */
const MOST_OPERATIONS = 1_000;

/** What is made of a supergraph: a planner and schemas. */
interface Loaded { planning: Planning; schemas: Schemas }

/** A service that takes a fetch as it is written, without an object between. `isChange`: of a mutation, also what it asks afterwards. */
export interface FetchSource extends GraphQLDataSource { fetch(fetch: Fetch, variables: string, entities: Entities | null, context: unknown, isChange: boolean): Promise<Answer> }

/** An operation that was asked before, found to be valid, planned and compiled. */
export interface Known { document: DocumentNode; operation: OperationDefinitionNode; schema: GraphQLSchema; /** Null where the variables do not fit, or another must run it. */ answer(variables: Variables, context: unknown): Promise<Result | null> }

export interface CompiledGatewayOptions { supergraphSdl: string; logger: Logger; buildService(definition: { name: string; url?: string }): GraphQLDataSource }

/**
 * Loads and checks a supergraph and plans operations as @apollo/gateway does, with the same planner; what is planned is run by our executor,
 * compiled once for each operation. Plans that it does not know are run by @apollo/gateway, which is read when the first of them comes.
 */
export class CompiledGateway implements GatewayInterface {
  /** By document, and by the name of the operation in it: a document is the same string for who asks it again, and not read twice. */
  readonly #operations = new Map<string, Map<string, Known | null>>();
  #kept = 0;
  #loaded: Loaded | null = null;
  #stock: Promise<GatewayExecutor> | null = null;
  readonly #turnstile = new Turnstile();
  readonly #sources = new Map<string, GraphQLDataSource>();
  readonly #listeners = new Set<GatewaySchemaLoadOrUpdateCallback>();

  constructor(private readonly options: CompiledGatewayOptions) {}

  executor: GatewayExecutor = async (requestContext) => {
    const { document, source, request: { variables = {}, operationName }, context } = requestContext;
    const known = this.#knownOf(document, source, operationName);
    if (!known) return this.#otherwise(requestContext);
    const { errors: unfit } = getVariableValues(known.schema, known.operation.variableDefinitions ?? [], variables);
    if (unfit) return { errors: unfit };
    const result = await known.answer(variables, context);
    return result ? resultOf(result) : this.#otherwise(requestContext);
  };

  onSchemaLoadOrUpdate(callback: GatewaySchemaLoadOrUpdateCallback): () => void {
    this.#listeners.add(callback);
    return () => { this.#listeners.delete(callback); };
  }

  async load(): Promise<{ schema: GraphQLSchema; executor: GatewayExecutor }> {
    const { supergraphSdl, buildService } = this.options;
    const supergraph = Supergraph.build(parse(supergraphSdl, { noLocation: true }), { validateSupergraph: process.env['NODE_ENV'] !== 'production' });
    for (const definition of supergraph.subgraphsMetadata()) this.#sources.set(definition.name, buildService(definition));
    const api = supergraph.apiSchema().toGraphQLJSSchema();
    // One planner: the other supergraph is let go where ours takes its place.
    const planning = planningFor(supergraphSdl) ?? { planner: new QueryPlanner(supergraph), schema: supergraph.apiSchema(), finish: (plan) => plan };
    this.#loaded = { planning, schemas: { api, seen: kindsOf(api), whole: kindsOf(withoutText(supergraph.schema.toGraphQLJSSchema())) } };
    for (const listener of this.#listeners) listener({ apiSchema: api, coreSupergraphSdl: supergraphSdl });
    return { schema: api, executor: this.executor };
  }

  async stop(): Promise<void> { this.#listeners.clear(); }

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
    if (!this.#loaded) throw new Error('the supergraph has not been loaded');
    const { planning: { planner, schema, finish }, schemas } = this.#loaded;
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

  /** The schema itself by graphql-js, all else by @apollo/gateway. */
  async #otherwise(requestContext: Parameters<GatewayExecutor>[0]): Promise<GatewayExecutionResult> {
    const { document, request: { variables = {}, operationName } } = requestContext;
    if (this.#loaded && asksForNothingElse(document, operationOf(document, operationName))) return execute({ schema: this.#loaded.schemas.api, document, variableValues: variables, operationName });
    this.#stock ??= stockExecutor(this.options, this.#sources);
    return (await this.#stock)(requestContext);
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
