import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind, type FieldNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Variables } from './value';

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * The operation with `@skip` and `@include` decided and named fragments put in where they are spread. Planned so, not with its
 * conditions: the planner of @apollo/query-planner 2.14 does not fetch an object of which conditions leave nothing, and sends nothing
 * for a field whose requirements it put together with those of a field that is left out.
 */
export function settled(operation: OperationDefinitionNode, fragments: Fragments, variables: Variables): OperationDefinitionNode {
  const { directives: _decided, ...rest } = operation;
  return { ...rest, selectionSet: { ...operation.selectionSet, selections: selectionsOf(operation.selectionSet, fragments, variables) } };
}

function selectionsOf({ selections }: SelectionSetNode, fragments: Fragments, variables: Variables): SelectionNode[] {
  return selections.flatMap((selection): SelectionNode[] => {
    if (!isWanted(selection, variables)) return [];
    if (selection.kind === Kind.FIELD) {
      const below = selection.selectionSet && selectionsOf(selection.selectionSet, fragments, variables);
      // An object of which nothing is left is an empty object, and not null.
      return [{ ...selection, directives: [], ...(below && { selectionSet: { kind: Kind.SELECTION_SET, selections: below.length > 0 ? below : [UNSEEN] } }) }];
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    const below = fragment ? selectionsOf(fragment.selectionSet, fragments, variables) : [];
    return below.length === 0 ? [] : [{ kind: Kind.INLINE_FRAGMENT, ...(fragment?.typeCondition && { typeCondition: fragment.typeCondition }), directives: [], selectionSet: { kind: Kind.SELECTION_SET, selections: below } }];
  });
}

/** Asked so that there is something to ask, and not shown. */
export const UNSEEN: FieldNode = { ...TYPENAME, alias: { kind: Kind.NAME, value: '__unseen' } };

function isWanted(selection: SelectionNode, variables: Variables): boolean {
  if (!selection.directives?.length) return true;
  const [skip, include] = [getDirectiveValues(GraphQLSkipDirective, selection, variables), getDirectiveValues(GraphQLIncludeDirective, selection, variables)];
  return skip?.['if'] !== true && include?.['if'] !== false;
}

/** Variables that decide what is asked at all: for each set of their values an operation has a plan of its own. */
export function decidingVariables(operation: OperationDefinitionNode, fragments: Fragments): string[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      for (const { name, arguments: given = [] } of selection.directives ?? []) {
        if (name.value !== 'skip' && name.value !== 'include') continue;
        for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD) { if (selection.selectionSet) walk(selection.selectionSet); continue; }
      const fragment = fragments[selection.name.value];
      if (fragment && !seen.has(selection.name.value)) { seen.add(selection.name.value); walk(fragment.selectionSet); }
    }
  };
  walk(operation.selectionSet);
  return [...names].sort();
}
