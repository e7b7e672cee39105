import { operationFromDocument } from '@apollo/federation-internals';
import { parse, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { asksForTheSchema } from './asking-for-the-schema';
import { compile, operationOf, type Compiled, type Forms, type Result, type Schemas } from './compile';
import { plainlyFits } from './fitting';
import type { Planning } from './planning';
import { UnknownPlan } from './tasks';
import type { Variables } from './value';

/** Compiled operations that are kept; the oldest is forgotten first. */
const MOST_OPERATIONS = 1_000;

/** What is made of a supergraph: a planner and schemas. */
export interface Loaded { planning: Planning; schemas: Schemas }

/** An operation that was asked before, found to be valid, planned and compiled. */
export interface Known { document: DocumentNode; operation: OperationDefinitionNode; schema: GraphQLSchema; /** Null was given for a variable of `@skip` or `@include`, for which a default does not stand in. */ undecided(variables: Variables): boolean; /** Null where the variables do not fit or decide, or another must run it. */ answer(variables: Variables, context: unknown): Promise<Result | null>; forms: Forms }

export type RunCompiled = (compiled: Compiled, operation: OperationDefinitionNode, variables: Variables, context: unknown) => Promise<Result | null>;

/** The operations of one supergraph that were asked so far, each compiled once; null: another must run it. */
export class Operations {
  /** By document, and by the name of the operation in it: a document is the same string for who asks it again, and not read twice. */
  readonly #known = new Map<string, Map<string, Known | null>>();
  #kept = 0;

  constructor(readonly loaded: Loaded, private readonly run: RunCompiled) {}

  /** What was asked before in the same words. */
  find(source: string, operationName: string | undefined): Known | null {
    return this.#known.get(source)?.get(operationName ?? '') ?? null;
  }

  /** Of a document that is valid. */
  of(document: DocumentNode, source: string, operationName: string | undefined): Known | null {
    const found = this.#known.get(source)?.get(operationName ?? '');
    if (found !== undefined) return found;
    const known = this.#compile(document, operationName);
    for (const [oldest, { size }] of this.#known) { if (this.#kept < MOST_OPERATIONS) break; this.#known.delete(oldest); this.#kept -= size; }
    this.#known.set(source, (this.#known.get(source) ?? new Map<string, Known | null>()).set(operationName ?? '', known));
    this.#kept += 1;
    return known;
  }

  /** Makes ready what another supergraph's were asked, so that nobody waits for plans after an exchange; what is not valid here, or cannot be planned, is left to whoever asks it. Others have their turn between two of them. */
  async warm(before: Operations): Promise<void> {
    for (const [source, byName] of [...before.#known]) {
      for (const [name, known] of byName) {
        if (known) this.#ready(source, name || undefined, known.forms);
        await new Promise((resolve) => { setImmediate(resolve); });
      }
    }
  }

  /** Read anew: what is remembered of a document is of its own supergraph. */
  #ready(source: string, operationName: string | undefined, before: Forms): void {
    const document = parse(source);
    if (validate(this.loaded.schemas.api, document).length > 0) return;
    try {
      this.of(document, source, operationName)?.forms.prepare(before.planned());
    } catch {
      this.#known.delete(source); // told to whoever asks it
    }
  }

  #compile(document: DocumentNode, operationName: string | undefined): Known | null {
    if (asksForTheSchema(document)) return null;
    const { planning: { planner, schema, finish }, schemas } = this.loaded;
    const operation = operationOf(document, operationName);
    const definitions = operation.variableDefinitions ?? [];
    try {
      const fits = plainlyFits(schemas.api, definitions);
      const compiled = compile(document, operation, (asked) => finish(planner.buildQueryPlan(operationFromDocument(schema, asked))), schemas);
      const mayRun = (variables: Variables): boolean => (fits(variables) || !getVariableValues(schemas.api, definitions, variables).errors) && !compiled.undecided(variables);
      return { document, operation, schema: schemas.api, forms: compiled.forms, undecided: compiled.undecided, answer: (variables, context) => (mayRun(variables) ? this.run(compiled, operation, variables, context) : Promise.resolve(null)) };
    } catch (fault) {
      if (fault instanceof UnknownPlan) return null;
      throw fault;
    }
  }
}
