import { pageSize, USUAL_PAGE } from '@cornerstone/runtime/graph/page-size';
import { getNamedType, getNullableType, getVariableValues, GraphQLError, GraphQLInt, isInterfaceType, isListType, isObjectType, Kind, valueFromAST, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLNamedType, type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { Variables } from '../selections';
import { LONG_LISTS } from './long-lists';

/** Items of a list without pages: by graph.md what can grow is a connection. In the demonstration such lists have 0 to 2 on the average, the items of a case 9. Longer ones stand in LONG_LISTS. */
const SHORT_LIST = 3;
/** A mutation locks, decides, records and tells. */
const MUTATION = 10;

/** What operations cost by the values of the variables that decide it, none for most; documents that are asked again are the same objects. */
const known = new WeakMap<OperationDefinitionNode, { deciding: readonly string[]; costs: Map<string, number> }>();
const MOST_VALUES = 100;

/** Null where a value is none that could stand for a size of a page: then nothing is kept. */
function keyOf(deciding: readonly string[], variables: Variables): string | null {
  let key = '';
  for (const name of deciding) {
    const value = variables[name];
    if (typeof value !== 'number' && value !== null && (value !== undefined || Object.hasOwn(variables, name))) return null;
    key += `${value},`;
  }
  return key;
}

/** Of one selection: what is paid once, and what is paid for each item of the page that it lies in. */
interface Cost { once: number; each: number }
const NOTHING: Cost = { once: 0, each: 0 };

/**
 * What an operation may cost before it is run: an object 1, a value 0, a list its items, a page as many as `first` says.
 * After IBM's cost specification as Apollo's router reads it, with page sizes from graph.md's conventions instead of @listSize.
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): number {
  const before = known.get(operation);
  const key = before && keyOf(before.deciding, variables);
  const found = key === undefined || key === null ? undefined : before?.costs.get(key);
  if (found !== undefined) return found;
  const fragments = new Map(document.definitions.filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]));
  const ofFragments = new Map<string, Cost>();
  const read = variableReader(schema, operation, variables);
  const deciding = new Set<string>();
  const valueOf = (name: string): unknown => { deciding.add(name); return read(name); };

  const ofFragment = (name: string): Cost => {
    const fragment = fragments.get(name);
    const cost = ofFragments.get(name) ?? (fragment ? ofSelections(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value)) : NOTHING);
    ofFragments.set(name, cost);
    return cost;
  };
  const ofField = (field: FieldNode, type: GraphQLNamedType | undefined): Cost => {
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined;
    if (!definition) return NOTHING;
    const first = definition.args.some(({ name }) => name === 'first') ? pageSize(firstOf(field, valueOf)) : null;
    if (!field.selectionSet) return NOTHING;
    const target = getNamedType(definition.type);
    const { once, each } = ofSelections(field.selectionSet, target);
    const object = (type === schema.getMutationType() ? MUTATION : 1) + once + each * (first ?? USUAL_PAGE);
    if (isItems(type, field)) return { once: 0, each: object };
    return { once: object * itemsOf(definition.type, target.name.endsWith('Connection') ? null : first ?? longList(type, field)), each: 0 };
  };
  const ofSelections = ({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined): Cost => selections.reduce<Cost>((sum, selection) => {
    const cost = selection.kind === Kind.FIELD ? ofField(selection, type)
      : selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value)
      : ofSelections(selection.selectionSet, selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type);
    return { once: sum.once + cost.once, each: sum.each + cost.each };
  }, NOTHING);

  const cost = ofSelections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined).once;
  const kept = before ?? { deciding: [...deciding], costs: new Map<string, number>() };
  known.set(operation, kept);
  const by = keyOf(kept.deciding, variables);
  if (by !== null && kept.costs.size < MOST_VALUES) kept.costs.set(by, cost);
  return cost;
}

const isItems = (type: GraphQLNamedType | undefined, { name }: FieldNode): boolean => (type?.name.endsWith('Connection') ?? false) && ['nodes', 'edges'].includes(name.value);

/** Where an argument makes a list longer, naming it is enough. */
const longList = (type: GraphQLNamedType | undefined, { name, arguments: given = [] }: FieldNode): number | null => {
  const list = `${type?.name}.${name.value}`;
  return Math.max(...[list, ...given.map((each) => `${list}(${each.name.value})`)].map((each) => LONG_LISTS[each] ?? 0)) || null;
};

function itemsOf(type: GraphQLOutputType, known: number | null): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? (known ?? SHORT_LIST) * itemsOf(nullable.ofType as GraphQLOutputType, null) : 1;
}

function firstOf(field: FieldNode, valueOf: (name: string) => unknown): number | null {
  const given = field.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (!given) return null;
  const value = given.kind === Kind.VARIABLE ? valueOf(given.name.value) : valueFromAST(given, GraphQLInt);
  return typeof value === 'number' ? value : null;
}

/** Variables as they will be when the operation runs: with their defaults, of their types. */
function variableReader(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode, variables: Variables): (name: string) => unknown {
  return (name) => {
    const { coerced, errors } = getVariableValues(schema, variableDefinitions.filter(({ variable }) => variable.name.value === name), variables);
    if (errors) throw errors[0] ?? new GraphQLError('variables');
    return coerced[name];
  };
}
