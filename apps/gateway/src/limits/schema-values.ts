import { isAbstractType, isEnumType, isInputObjectType, isInterfaceType, isObjectType, Kind, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** How long the lists are that a schema has of itself, on the average of those that have some. */
const lengths = new WeakMap<GraphQLSchema, ReadonlyMap<string, number>>();

function lengthsOf(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const before = lengths.get(schema);
  if (before) return before;
  const types = Object.values(schema.getTypeMap());
  const fields = types.flatMap((type) => (isObjectType(type) || isInterfaceType(type) ? [Object.values(type.getFields())] : []));
  const mean = (counts: readonly number[]): number => Math.max(1, counts.reduce((sum, each) => sum + each, 0) / Math.max(1, counts.length));
  const found = new Map([
    ['types', types.length], ['directives', schema.getDirectives().length], ['fields', mean(fields.map(({ length }) => length))],
    ['args', mean(fields.flat().map(({ args }) => args.length))], ['interfaces', mean(types.flatMap((type) => (isObjectType(type) ? [type.getInterfaces().length] : [])))],
    ['possibleTypes', mean(types.flatMap((type) => (isAbstractType(type) ? [schema.getPossibleTypes(type).length] : [])))],
    ['enumValues', mean(types.flatMap((type) => (isEnumType(type) ? [type.getValues().length] : [])))],
    ['inputFields', mean(types.flatMap((type) => (isInputObjectType(type) ? [Object.keys(type.getFields()).length] : [])))],
  ]);
  lengths.set(schema, found);
  return found;
}

const OF_SCHEMA = new Set(['__schema', '__type']);
const ENOUGH = 1e12;

/** How many values of the schema itself an operation asks for, about: no service is asked for them, and nothing else has its turn while they are put together. */
export function schemaValues(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): number {
  const fragments = new Map(document.definitions.filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each.selectionSet]));
  const known = { inside: new Map<string, number>(), outside: new Map<string, number>() };
  const ofFragment = (name: string, where: 'inside' | 'outside'): number => {
    const before = known[where].get(name);
    if (before !== undefined) return before;
    known[where].set(name, 0);
    const selections = fragments.get(name);
    const found = selections ? of(selections, where) : 0;
    known[where].set(name, found);
    return found;
  };
  const of = ({ selections }: SelectionSetNode, where: 'inside' | 'outside'): number => selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + ofFragment(selection.name.value, where);
    if (selection.kind === Kind.INLINE_FRAGMENT) return sum + of(selection.selectionSet, where);
    const { name: { value: name }, selectionSet } = selection;
    if (where === 'outside') return OF_SCHEMA.has(name) && selectionSet ? sum + of(selectionSet, 'inside') : sum;
    return Math.min(ENOUGH, sum + (selectionSet ? (1 + of(selectionSet, 'inside')) * (lengthsOf(schema).get(name) ?? 1) : 1));
  }, 0);
  return Math.round(of(operation.selectionSet, 'outside'));
}
