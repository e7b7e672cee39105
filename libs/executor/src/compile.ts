import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError, Kind, valueFromASTUntyped, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { askedOf } from './asked';
import type { Kinds } from './kinds';
import type { Ask, Run, Told } from './run';
import { decidingVariables, settled } from './settled';
import type { Misfit } from './sheet';
import { stepOf } from './steps';
import { UnknownPlan } from './tasks';
import type { JsonObject, Variables } from './value';
import { answerWriter } from './writing';

/** What clients see, and everything, inaccessible types included. */
export interface Schemas { api: GraphQLSchema; seen: Kinds; whole: Kinds }
export type PlanFor = (settled: DocumentNode) => QueryPlan;
/** `whole`: `data` as an answer without faults is sent, JSON as a text or as its bytes. */
export interface Result { whole: string | Buffer; told: Told[]; misfits: Misfit[] }
type RunForm = (variables: Variables, ask: Ask) => Promise<Result>;
/** What is planned of an operation, as the values of the variables that decide what is asked. */
export interface Forms { planned(): Variables[]; prepare(values: readonly Variables[]): void }
/** An operation, to be run any number of times. */
export interface Compiled { run: RunForm; forms: Forms; /** Whether null was given for a variable that decides what is asked: then nobody can say. */ undecided(variables: Variables): boolean }

const ONE_FORM: Forms = { planned: () => [], prepare: () => undefined };

/** Forms of one operation that are kept: clients choose the values that decide, and may choose many. */
const MOST_FORMS = 64;

/** Plans and compiles an operation for each set of values that its `@skip` and `@include` get, when it first comes. */
export function compile(document: DocumentNode, operation: OperationDefinitionNode, planFor: PlanFor, schemas: Schemas): Compiled {
  const fragments = Object.fromEntries(document.definitions.filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]));
  const defaults = Object.fromEntries((operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) => (defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [])));
  const deciding = decidingVariables(operation, fragments);
  const forms = new Map<string, RunForm>();
  // A plan that this executor does not know shows at once where nothing decides.
  if (deciding.length === 0) return { run: formOf(settled(operation, fragments, {}), planFor, schemas), forms: ONE_FORM, undecided: () => false };
  const formFor = (given: Variables): RunForm => {
    // Names may be those of what every object has: only own ones are given.
    const values = Object.fromEntries(deciding.map((name) => [name, Object.hasOwn(given, name) ? given[name] : Object.hasOwn(defaults, name) ? defaults[name] : undefined]));
    const key = JSON.stringify(values);
    const form = forms.get(key) ?? formOf(settled(operation, fragments, values), planFor, schemas);
    if (!forms.has(key) && forms.size >= MOST_FORMS) forms.clear();
    forms.set(key, form);
    return form;
  };
  return {
    run: (variables, ask) => formFor(variables)(variables, ask),
    undecided: (variables) => deciding.some((name) => Object.hasOwn(variables, name) && variables[name] === null),
    forms: { planned: () => [...forms.keys()].map((key) => JSON.parse(key) as Variables), prepare: (values) => { for (const each of values) formFor(each); } },
  };
}

function formOf(operation: OperationDefinitionNode, planFor: PlanFor, { api, seen, whole }: Schemas): RunForm {
  const root = api.getRootType(operation.operation)?.name ?? '';
  const asked = askedOf(seen, [operation.selectionSet], root);
  const { node } = asked.length === 0 ? {} as Partial<QueryPlan> : planFor({ kind: Kind.DOCUMENT, definitions: [operation] });
  if (node?.kind === 'Subscription') throw new UnknownPlan('a plan with Subscription');
  const cannot = !node && asked.some(({ field }) => field.name.value !== '__typename');
  const step = node && stepOf(node, whole);
  const write = answerWriter({ schema: api, kinds: seen }, [operation.selectionSet], root);
  return async (variables, ask) => {
    if (cannot) throw new GraphQLError('No service can answer this operation.', { extensions: { code: 'QUERY_PLANNING_FAILED' } });
    const data: JsonObject = {};
    const run: Run = { ask, variables, data, errors: [], shared: new Set() };
    await step?.(run);
    const misfits: Misfit[] = [];
    return { whole: write(data, misfits, run.shared), told: run.errors, misfits };
  };
}

export function operationOf({ definitions }: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
  const found = name ? operations.find((each) => each.name?.value === name) : operations.length === 1 ? operations[0] : undefined;
  if (!found) throw new Error(`the document has no operation ${name ?? 'that is the only one'}`);
  return found;
}
