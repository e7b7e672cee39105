import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionNode } from 'graphql';

export type Variables = Record<string, unknown>;
export type Fragments = Record<string, FragmentDefinitionNode>;

export const fragmentsOf = (document: DocumentNode): Fragments => Object.fromEntries(document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])));

/** The fields of one level, with fragments laid open and without what `@skip` and `@include` leave out. */
export function fieldsAsked(selections: readonly SelectionNode[], fragments: Fragments, variables: Variables): FieldNode[] {
  return selections.filter((selection) => isAsked(selection, variables)).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    return fragment ? fieldsAsked(fragment.selectionSet.selections, fragments, variables) : [];
  });
}

const isAsked = (selection: SelectionNode, variables: Variables): boolean =>
  getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] !== true && getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
