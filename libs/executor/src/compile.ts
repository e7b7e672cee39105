import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError, Kind, valueFromASTUntyped, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { askedOf, decidingVariables } from './asked';
import type { Step } from './fetch';
import type { Kinds } from './kinds';
import type { Ask, Run, Told } from './run';
import { GONE, objectShape, type Misfit } from './shaping';
import { stepOf, UnknownPlan } from './steps';
import type { JsonObject, Variables } from './value';

export interface Schemas { /** What clients see. */ api: GraphQLSchema; /** Everything, inaccessible types included. */ whole: Kinds; seen: Kinds }
export interface Result { data: JsonObject | null; told: Told[]; misfits: Misfit[] }
/** An operation and its plan, ready to run any number of times. */
export interface Compiled { run(variables: Variables, ask: Ask): Promise<Result> }

/** Sets of deciding variables that an operation keeps forms for: clients choose the values, and may choose many. */
const MOST_FORMS = 64;

export function compile(plan: QueryPlan, document: DocumentNode, operationName: string | undefined, { api, whole, seen }: Schemas): Compiled {
  const operation = operationOf(document, operationName);
  const fragments = Object.fromEntries(document.definitions.filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]));
  const { node } = plan;
  if (node?.kind === 'Subscription') throw new UnknownPlan('a plan with Subscription');
  const defaults = Object.fromEntries((operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) => (defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [])));
  const step: Step = node ? stepOf(node, whole, defaults) : () => undefined;
  const root = api.getRootType(operation.operation)?.name ?? '';
  const deciding = decidingVariables(operation, fragments);
  const forms = new Map<string, ReturnType<typeof objectShape>>();
  const formOf = (given: Variables): ReturnType<typeof objectShape> => {
    const variables = Object.fromEntries(deciding.map((name) => [name, given[name] ?? defaults[name]]));
    const key = JSON.stringify(variables);
    const form = forms.get(key) ?? objectShape({ schema: api, kinds: seen, fragments, variables }, [operation.selectionSet], root);
    if (forms.size >= MOST_FORMS) forms.clear();
    forms.set(key, form);
    return form;
  };
  return {
    async run(variables, ask) {
      const run: Run = { ask, variables, data: {}, errors: [] };
      if (!node && askedOf(seen, [operation.selectionSet], fragments, { ...defaults, ...variables }, root).some(({ field }) => field.name.value !== '__typename')) throw new GraphQLError('No service can answer this operation.', { extensions: { code: 'QUERY_PLANNING_FAILED' } });
      await step(run);
      const misfits: Misfit[] = [];
      const shaped = formOf(variables)(run.data, null, misfits);
      return { data: shaped === GONE ? null : shaped as JsonObject | null, told: run.errors, misfits };
    },
  };
}

export function operationOf({ definitions }: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
  const found = name ? operations.find((each) => each.name?.value === name) : operations.length === 1 ? operations[0] : undefined;
  if (!found) throw new Error(`the document has no operation ${name ?? 'that is the only one'}`);
  return found;
}
