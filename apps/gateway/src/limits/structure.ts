import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/** How large an operation is with its fragments laid open, known without laying them open. */
export interface Structure { fields: number; depth: number; aliases: number; directives: number; roots: number }

const NOTHING: Structure = { fields: 0, depth: 0, aliases: 0, directives: 0, roots: 0 };
/** A bomb of 2^1000 is no more than this. */
const ENOUGH = 1e9;
/** Introspection is 15 deep by nature. */
const INTROSPECTION = new Set(['__schema', '__type']);

const sum = (one: Structure, other: Structure): Structure => ({
  fields: Math.min(one.fields + other.fields, ENOUGH), depth: Math.max(one.depth, other.depth), aliases: Math.min(one.aliases + other.aliases, ENOUGH),
  directives: Math.min(one.directives + other.directives, ENOUGH), roots: Math.min(one.roots + other.roots, ENOUGH),
});

/** Each fragment is looked at once: the work grows with the text, not with what the text stands for. */
export function structureOf(document: DocumentNode): (operation: OperationDefinitionNode) => Structure {
  const fragments = new Map(document.definitions.filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]));
  const known = new Map<string, Structure>();

  const ofFragment = (name: string): Structure => {
    const before = known.get(name);
    if (before) return before;
    // Of a cycle, which validation refuses by name, nothing is counted twice.
    known.set(name, NOTHING);
    const fragment = fragments.get(name);
    const found = fragment ? plus(ofSelections(fragment.selectionSet), fragment) : NOTHING;
    known.set(name, found);
    return found;
  };
  const ofField = (field: FieldNode): Structure => {
    const within = field.selectionSet ? ofSelections(field.selectionSet) : NOTHING;
    return { ...within, fields: Math.min(within.fields + 1, ENOUGH), depth: INTROSPECTION.has(field.name.value) ? 0 : within.depth + 1, aliases: within.aliases + (field.alias ? 1 : 0), roots: 1 };
  };
  const ofSelection = (selection: SelectionNode): Structure => {
    if (selection.kind === Kind.FIELD) return plus(ofField(selection), selection);
    const found = selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : ofSelections(selection.selectionSet);
    // A spread counts by itself, so that empty ones cannot multiply unseen.
    return plus({ ...found, fields: Math.min(found.fields + 1, ENOUGH) }, selection);
  };
  const ofSelections = ({ selections }: SelectionSetNode): Structure => {
    const found = selections.map(ofSelection).reduce(sum, NOTHING);
    return { ...found, aliases: found.aliases + repeatsIn(selections) };
  };

  return (operation) => {
    const own = (operation.directives?.length ?? 0) + (operation.variableDefinitions ?? []).reduce((count, { directives = [] }) => count + directives.length, 0);
    const found = ofSelections(operation.selectionSet);
    return { ...found, directives: found.directives + own };
  };
}

const plus = (structure: Structure, { directives = [] }: SelectionNode | FragmentDefinitionNode): Structure => ({ ...structure, directives: structure.directives + directives.length });

/** The same field written twice in one place is an alias that costs nothing to write. */
function repeatsIn(selections: readonly SelectionNode[]): number {
  const plain = selections.flatMap((each) => (each.kind === Kind.FIELD && !each.alias ? [each.name.value] : []));
  return plain.length - new Set(plain).size;
}

/** Names of the root fields with fragments laid open; only for what is known to be small. */
export function rootNames(document: DocumentNode, operation: OperationDefinitionNode): string[] {
  const within = ({ selections }: SelectionSetNode, around: readonly string[]): string[] => selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet, around);
    const name = selection.name.value;
    const fragment = around.includes(name) ? undefined : document.definitions.find((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name);
    return fragment ? within(fragment.selectionSet, [...around, name]) : [];
  });
  return within(operation.selectionSet, []);
}

/** Whether a variable decides which root field a subscription has. */
export function hasUndecidedRoot(document: DocumentNode, { operation, selectionSet }: OperationDefinitionNode): boolean {
  const seen = new Set<string>();
  const isUndecided = ({ directives = [] }: SelectionNode): boolean => directives.some(({ name, arguments: given = [] }) => ['skip', 'include'].includes(name.value) && given.some(({ value }) => value.kind === Kind.VARIABLE));
  const within = ({ selections }: SelectionSetNode): boolean => selections.some((selection) => {
    if (isUndecided(selection)) return true;
    if (selection.kind === Kind.FIELD) return false;
    if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet);
    const name = selection.name.value;
    if (seen.has(name)) return false;
    seen.add(name);
    return document.definitions.some((each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name && within(each.selectionSet));
  });
  return operation === 'subscription' && within(selectionSet);
}
