import { Kind, parse, print, stripIgnoredCharacters, type FieldNode, type FragmentDefinitionNode, type InlineFragmentNode, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Kinds } from './kinds';
import type { PlanPath } from './places';
import { isPlainlyWritten } from './representation';
import type { Task } from './tasks';

/** Where objects lie in an answer: the types that fetches say they are of, null where that cannot be told. */
interface Place { types: Set<string | null>; below: Map<string, Place> }
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;
interface Asked { task: Task; operation: OperationDefinitionNode; others: readonly FragmentDefinitionNode[]; fragments: Fragments; places: Place[] }

const ROOTS: Record<string, string> = { query: 'Query', mutation: 'Mutation' };

/**
 * The same fetches, without `__typename` of objects that can be of one type only: a third of what services answer in lists of references.
 * Left as they are where the planner wants values changed on the way, or a representation has objects within: those look at the name.
 */
export function withoutKnownTypes(tasks: Task[], kinds: Kinds): Task[] {
  if (!tasks.every(({ node, otherwise }) => [node, ...(otherwise ? [otherwise] : [])].every((each) => !each.inputRewrites?.length && !each.outputRewrites?.length && !each.contextRewrites?.length && (!each.requires || isPlainlyWritten(each.requires, kinds))))) return tasks;
  const root = emptyPlace();
  const all = tasks.map((task): Asked => {
    const { definitions } = parse(task.node.operation, { noLocation: true });
    const others = definitions.filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION);
    return { task, operation: definitions[0] as OperationDefinitionNode, others, fragments: new Map(others.map((each) => [each.name.value, each])), places: task.paths.map((path) => placeAt(root, path)) };
  });
  const isKnown = ({ types }: Place): boolean => types.size === 1 && [...types].every((type) => type !== null && kinds.isAlone(type));
  for (const { task, operation, fragments, places } of all) for (const place of places) lay(selectionOf(task, operation), ROOTS[operation.operation] ?? '', place, fragments, kinds);
  // One fetch for several places: the name is told at all of them, or at none.
  const isUneven = ({ task, places }: Asked): boolean => task.node.requires !== undefined && places.some(isKnown) && !places.every((place) => isKnown(place) && place.types.has(conditionOf(task)));
  for (let found = all.find(isUneven); found; found = all.find(isUneven)) for (const { types } of found.places) types.add(null);
  for (const { task, operation, others, places } of all) {
    const selections = without(selectionOf(task, operation), places, isKnown);
    const [entities] = operation.selectionSet.selections;
    const selectionSet = { ...operation.selectionSet, selections: task.node.requires ? [{ ...entities as FieldNode, selectionSet: { kind: Kind.SELECTION_SET, selections } } satisfies FieldNode] : selections };
    task.node = { ...task.node, operation: stripIgnoredCharacters([{ ...operation, selectionSet }, ...others].map((definition) => print(definition)).join(' ')) };
    task.isOfKnownType = task.node.requires !== undefined && places.every(isKnown);
  }
  return tasks;
}

const emptyPlace = (): Place => ({ types: new Set(), below: new Map() });

function belowOf({ below }: Place, name: string): Place {
  const found = below.get(name) ?? emptyPlace();
  below.set(name, found);
  return found;
}

const placeAt = (root: Place, path: PlanPath): Place => path.reduce<Place>((place, step) => (step === '@' ? place : belowOf(place, String(step))), root);
/** A fetch of entities has one field, and what it selects is of the entities. */
const selectionOf = ({ node }: Task, { selectionSet }: OperationDefinitionNode): readonly SelectionNode[] => (node.requires ? (selectionSet.selections[0] as FieldNode).selectionSet?.selections ?? [] : selectionSet.selections);
const conditionOf = ({ node }: Task): string => (node.requires?.[0] as { typeCondition?: string } | undefined)?.typeCondition ?? '';

/** Notes of which type what is selected will be. */
function lay(selections: readonly SelectionNode[], type: string, place: Place, fragments: Fragments, kinds: Kinds): void {
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) {
      const fragment: InlineFragmentNode | FragmentDefinitionNode | undefined = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment) lay(fragment.selectionSet.selections, fragment.typeCondition?.name.value ?? type, place, fragments, kinds);
      continue;
    }
    if (!selection.selectionSet) continue;
    const [below, of] = [belowOf(place, nameOf(selection)), kinds.typeOfField(type, selection.name.value)];
    below.types.add(of);
    lay(selection.selectionSet.selections, of ?? '', below, fragments, kinds);
  }
}

const nameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;
const isTypeName = (selection: SelectionNode): boolean => selection.kind === Kind.FIELD && selection.name.value === '__typename' && !selection.alias;

/** Fragments that have a name stay as they are: they may be spread at several places. */
function without(selections: readonly SelectionNode[], places: readonly Place[], isKnown: (place: Place) => boolean): SelectionNode[] {
  return selections.map((selection): SelectionNode => {
    if (selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet) return selection;
    const at = selection.kind === Kind.FIELD ? places.map((place) => belowOf(place, nameOf(selection))) : places;
    const kept = without(selection.selectionSet.selections, at, isKnown);
    const rest = selection.kind === Kind.FIELD && at.every(isKnown) ? kept.filter((each) => !isTypeName(each)) : kept;
    const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: rest.length > 0 ? rest : kept };
    return { ...selection, selectionSet };
  });
}
