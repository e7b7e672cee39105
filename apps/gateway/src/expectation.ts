import { Kind, parse, type FieldNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import { applies, entityCheck, objectCheck, type Fragments } from './shape';

export type Path = readonly (string | number)[];
/** Types of the entities that a fetch asks about; null for a fetch of root fields. */
export type TypeNames = readonly string[] | null;

/** What one fetch asks of its service. */
export interface Expectation {
  /** The first place where an answer is not what was asked for; null when it fits. */
  misfit(data: unknown, typeNames: TypeNames): string | null;
  /** The fields that the answer is to fill, as the service would name them in an error. */
  places(typeNames: TypeNames): Path[];
}

/** Fetches come from cached query plans, so the same few texts return; more than this many are forgotten. */
const REMEMBERED = 1_000;

export function expectations(supergraph: GraphQLSchema): (query: string) => Expectation {
  const known = new Map<string, Expectation>();
  return (query) => {
    const before = known.get(query);
    if (before) return before;
    const expectation = expectationOf(supergraph, query);
    if (known.size >= REMEMBERED) known.clear();
    known.set(query, expectation);
    return expectation;
  };
}

function expectationOf(schema: GraphQLSchema, query: string): Expectation {
  const { definitions } = parse(query, { noLocation: true });
  const operation = definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('a fetch has an operation');
  const fragments: Fragments = Object.fromEntries(definitions.filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]));
  const entities = operation.selectionSet.selections.find((each): each is FieldNode => each.kind === Kind.FIELD && each.name.value === '_entities')?.selectionSet;

  if (entities) {
    const check = entityCheck(schema, entities, fragments);
    return {
      misfit: (data, typeNames) => check(data, typeNames ?? []),
      places: (typeNames) => (typeNames ?? []).flatMap((typeName, at) => namesOf(schema, entities.selections, fragments, typeName).map((name) => ['_entities', at, name])),
    };
  }
  const root = schema.getRootType(operation.operation)?.name ?? '';
  const check = objectCheck(schema, operation.selectionSet, fragments, root);
  return { misfit: (data) => (data === null ? null : check(data)), places: () => namesOf(schema, operation.selectionSet.selections, fragments, root).map((name) => [name]) };
}

function namesOf(schema: GraphQLSchema, selections: readonly SelectionNode[], fragments: Fragments, typeName: string): string[] {
  return [...new Set(selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    return fragment && applies(schema, fragment.typeCondition?.name.value, typeName) ? namesOf(schema, fragment.selectionSet.selections, fragments, typeName) : [];
  }))];
}
