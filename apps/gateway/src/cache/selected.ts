import { Kind, parse, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/** What a fetch of entities asks of one type: plain fields, or null where more than plain fields of just that type. */
export type FieldsOf = (typeName: string) => readonly string[] | null;

/** Fetches come from cached query plans: the same few texts return. */
const REMEMBERED = 1_000;
const known = new Map<string, FieldsOf>();

export function selectedOf(query: string): FieldsOf {
  const found = known.get(query);
  if (found) return found;
  if (known.size >= REMEMBERED) known.clear();
  const selected = selectedIn(query);
  known.set(query, selected);
  return selected;
}

function selectedIn(query: string): FieldsOf {
  const { definitions } = parse(query, { noLocation: true });
  const operation = definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
  const [entities] = operation?.selectionSet.selections ?? [];
  const selections = entities?.kind === Kind.FIELD && entities.name.value === '_entities' && definitions.length === 1 ? entities.selectionSet?.selections ?? [] : null;
  const answers = new Map<string, readonly string[] | null>();
  return (typeName) => {
    const before = answers.get(typeName);
    if (before !== undefined) return before;
    const fields = selections && plainFields(selections, typeName);
    answers.set(typeName, fields);
    return fields;
  };
}

/** Names of the fields that a type is asked for; null where one takes arguments, or a fragment is not on just that type. */
function plainFields(selections: readonly SelectionNode[], typeName: string): readonly string[] | null {
  const names = new Set<string>();
  const take = ({ selections: all }: Pick<SelectionSetNode, 'selections'>): boolean => all.every((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return false;
    if (selection.kind === Kind.FIELD) {
      if (selection.arguments?.length) return false;
      names.add(selection.name.value);
      return true;
    }
    const on = selection.typeCondition?.name.value;
    // It may be one of its interfaces.
    return (on === undefined || on === typeName) && take(selection.selectionSet);
  });
  if (!take({ selections })) return null;
  names.delete('__typename');
  return [...names];
}
