import { BREAK, Kind, visit, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

const OF_SCHEMA = ['__schema', '__type'];

export function asksForTheSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, { [Kind.FIELD]: ({ name }: { name: { value: string } }) => { if (!OF_SCHEMA.includes(name.value)) return undefined; asks = true; return BREAK; } });
  return asks;
}

/** No service has a part in what it asks for. */
export function asksForNothingElse({ definitions }: DocumentNode, operation: OperationDefinitionNode): boolean {
  const fragments = new Map(definitions.filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]));
  const isAlone = ({ selections }: SelectionSetNode): boolean => selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' || OF_SCHEMA.includes(selection.name.value);
    const below = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)?.selectionSet : selection.selectionSet;
    return below !== undefined && isAlone(below);
  });
  return operation.operation === 'query' && isAlone(operation.selectionSet);
}
