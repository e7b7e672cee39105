import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, isObjectType, Kind, type FieldNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Kinds } from './kinds';
import type { Variables } from './value';

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;
/** What is asked of an object under one name: several selections of it count together. */
export interface Asked { name: string; field: FieldNode; selections: SelectionSetNode[] }

/** Fields asked of an object whose type is known (null where a service did not say it), in the order of the document. */
export function askedOf(kinds: Kinds, selectionSets: readonly SelectionSetNode[], fragments: Fragments, variables: Variables, typeName: string): Asked[] {
  const asked = new Map<string, Asked>();
  const collect = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (!isWanted(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const before = asked.get(name);
        if (before) { if (selection.selectionSet) before.selections.push(selection.selectionSet); }
        else asked.set(name, { name, field: selection, selections: selection.selectionSet ? [selection.selectionSet] : [] });
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
      const condition = fragment?.typeCondition?.name.value;
      if (fragment && (condition === undefined || kinds.is(typeName, condition))) collect(fragment.selectionSet.selections);
    }
  };
  for (const { selections } of selectionSets) collect(selections);
  return [...asked.values()];
}

function isWanted(selection: SelectionNode, variables: Variables): boolean {
  if (!selection.directives?.length) return true;
  const [skip, include] = [getDirectiveValues(GraphQLSkipDirective, selection, variables), getDirectiveValues(GraphQLIncludeDirective, selection, variables)];
  return skip?.['if'] !== true && include?.['if'] !== false;
}

/** Variables that decide what is asked at all: for each set of their values an operation has a form of its own. */
export function decidingVariables(operation: OperationDefinitionNode, fragments: Fragments): string[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      for (const directive of selection.directives ?? []) {
        if (directive.name.value !== 'skip' && directive.name.value !== 'include') continue;
        for (const { value } of directive.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD) { if (selection.selectionSet) walk(selection.selectionSet); continue; }
      const fragment = fragments[selection.name.value];
      if (fragment && !seen.has(selection.name.value)) { seen.add(selection.name.value); walk(fragment.selectionSet); }
    }
  };
  walk(operation.selectionSet);
  return [...names].sort();
}

export const isObjectName = (schema: GraphQLSchema, name: string): boolean => isObjectType(schema.getType(name));
