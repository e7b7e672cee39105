import type { GraphQLDataSource } from '@apollo/gateway';
import { Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { GatewayExecutionResult, GatewayExecutor, GatewayInterface, GatewaySchemaLoadOrUpdateCallback } from '@apollo/server-gateway-interface';
import { assertValidSchema, execute, GraphQLError, parse, validate, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { asksForNothingElse } from './asking-for-the-schema';
import { operationOf, type Compiled, type Result } from './compile';
import { bodyOf, type Answer, type Fetch } from './fetch';
import { Operations, type Known, type Loaded, type RunCompiled } from './operations';
import { planningFor } from './planning';
import type { Ask, Entities, Told } from './run';
import { kindsOf } from './kinds';
import type { Misfit } from './sheet';
import { stockExecutor, type Logger } from './stock-executor';
import { UnknownPlan } from './tasks';
import { Turnstile } from './turnstile';
import type { JsonObject, Variables } from './value';
import { withoutText } from './without-text';

/** A service that takes a fetch as it is written, without an object between. `isChange`: of a mutation, also what it asks afterwards. */
export interface FetchSource extends GraphQLDataSource { fetch(fetch: Fetch, variables: string, entities: Entities | null, context: unknown, isChange: boolean): Promise<Answer> }

export interface CompiledGatewayOptions { supergraphSdl: string; logger: Logger; buildService(definition: { name: string; url?: string }): GraphQLDataSource }

/**
 * Loads, checks and exchanges supergraphs and plans operations as @apollo/gateway does, with the same planner; what is planned is run by our executor,
 * compiled once for each operation. Plans that it does not know are run by @apollo/gateway, which is read when the first of them comes.
 */
export class CompiledGateway implements GatewayInterface {
  #operations: Operations | null = null;
  #stock: Promise<GatewayExecutor> | null = null;
  #supergraphSdl: string;
  readonly #turnstile = new Turnstile();
  readonly #sources = new Map<string, GraphQLDataSource>();
  readonly #listeners = new Set<GatewaySchemaLoadOrUpdateCallback>();

  constructor(private readonly options: CompiledGatewayOptions) { this.#supergraphSdl = options.supergraphSdl; }

  executor: GatewayExecutor = async (requestContext) => {
    const { document, source, request: { variables = {}, operationName }, context, schema } = requestContext;
    // Found to be valid before the supergraph was exchanged.
    const invalid = this.#operations && schema !== this.#operations.loaded.schemas.api ? validate(this.#operations.loaded.schemas.api, document) : [];
    if (invalid.length > 0) return { errors: invalid.map(({ message }) => new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })) };
    const known = this.#operations?.of(document, source, operationName);
    if (!known) return this.#otherwise(requestContext);
    const { errors: unfit } = getVariableValues(known.schema, known.operation.variableDefinitions ?? [], variables);
    if (unfit) return { errors: unfit };
    if (known.undecided(variables)) return { errors: [new GraphQLError('Argument "if" of non-null type "Boolean!" must not be null.', { extensions: { code: 'BAD_USER_INPUT' } })] };
    const result = await known.answer(variables, context);
    return result ? resultOf(result) : this.#otherwise(requestContext);
  };

  onSchemaLoadOrUpdate(callback: GatewaySchemaLoadOrUpdateCallback): () => void {
    this.#listeners.add(callback);
    return () => { this.#listeners.delete(callback); };
  }

  async load(): Promise<{ schema: GraphQLSchema; executor: GatewayExecutor }> {
    const { schemas: { api } } = this.#take(await this.#read(this.#supergraphSdl, process.env['NODE_ENV'] !== 'production'), this.#supergraphSdl);
    return { schema: api, executor: this.executor };
  }

  /** From now on operations are of another supergraph: those that were asked before are planned first, those under way end by the old one. `taken`: called in the moment of it. One that cannot be used is thrown, and nothing has changed. */
  async swap(supergraphSdl: string, taken: () => void = () => undefined): Promise<void> {
    const operations = await this.#read(supergraphSdl, true);
    if (this.#operations) await operations.warm(this.#operations);
    taken();
    this.#take(operations, supergraphSdl);
  }

  async stop(): Promise<void> { this.#listeners.clear(); }

  /** What was asked before in the same words. */
  known(source: string, operationName: string | undefined): Known | null { return this.#operations?.find(source, operationName) ?? null; }

  /** In steps, between which others have their turn: of a large one each takes its time. */
  async #read(supergraphSdl: string, validateSupergraph: boolean): Promise<Operations> {
    const document = parse(supergraphSdl, { noLocation: true });
    await aTurn();
    const supergraph = Supergraph.build(document, { validateSupergraph });
    await aTurn();
    for (const definition of supergraph.subgraphsMetadata()) if (!this.#sources.has(definition.name)) this.#sources.set(definition.name, this.options.buildService(definition));
    const api = supergraph.apiSchema().toGraphQLJSSchema();
    assertValidSchema(api);
    await aTurn();
    // One planner: the other supergraph is let go where ours takes its place.
    const planning = planningFor(document) ?? { planner: new QueryPlanner(supergraph), schema: supergraph.apiSchema(), finish: (plan) => plan };
    await aTurn();
    const run: RunCompiled = (compiled, operation, variables, context) => this.#answer(compiled, operation, variables, context);
    return new Operations({ planning, schemas: { api, seen: kindsOf(api), whole: kindsOf(withoutText(supergraph.schema.toGraphQLJSSchema())) } }, run);
  }

  #take(operations: Operations, supergraphSdl: string): Loaded {
    [this.#operations, this.#stock, this.#supergraphSdl] = [operations, null, supergraphSdl];
    for (const listener of this.#listeners) listener({ apiSchema: operations.loaded.schemas.api, coreSupergraphSdl: supergraphSdl });
    return operations.loaded;
  }

  /** The schema itself by graphql-js, all else by @apollo/gateway. */
  async #otherwise(requestContext: Parameters<GatewayExecutor>[0]): Promise<GatewayExecutionResult> {
    const { document, request: { variables = {}, operationName } } = requestContext;
    if (this.#operations && asksForNothingElse(document, operationOf(document, operationName))) return execute({ schema: this.#operations.loaded.schemas.api, document, variableValues: variables, operationName });
    this.#stock ??= stockExecutor({ supergraphSdl: this.#supergraphSdl, logger: this.options.logger }, this.#sources).catch((fault: unknown): never => { this.#stock = null; throw fault; });
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

const aTurn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

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
