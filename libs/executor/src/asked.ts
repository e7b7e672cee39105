import { Kind, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Kinds } from './kinds';

/** What is asked of an object under one name: several selections of it count together. */
export interface Asked { name: string; field: FieldNode; selections: SelectionSetNode[] }

/** Fields that a settled operation asks of an object of a type, in the order of the document. */
export function askedOf(kinds: Kinds, selectionSets: readonly SelectionSetNode[], typeName: string): Asked[] {
  const asked = new Map<string, Asked>();
  const collect = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const before = asked.get(name);
        if (!before) asked.set(name, { name, field: selection, selections: selection.selectionSet ? [selection.selectionSet] : [] });
        else if (selection.selectionSet) before.selections.push(selection.selectionSet);
        continue;
      }
      const condition = selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : undefined;
      if (selection.kind === Kind.INLINE_FRAGMENT && (condition === undefined || kinds.is(typeName, condition))) collect(selection.selectionSet.selections);
    }
  };
  for (const { selections } of selectionSets) collect(selections);
  return [...asked.values()];
}
