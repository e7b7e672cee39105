import { Kind, parse, print, type ArgumentNode, type ConstDirectiveNode, type FieldDefinitionNode, type SelectionSetNode } from 'graphql';
import { argumentOf, isHolder, joinFields, namedType, type Holder } from './join-spec';

/** A field with the arguments that a `@requires` gives it, under a name of its own. */
export interface Stand { type: string; field: string; arguments: readonly ArgumentNode[] }
export interface Stands {
  holders: Map<string, Holder>;
  /** By the name it stands under, which no field of the supergraph has. */
  byName: Map<string, Stand>;
  /** Names that a field needs: `GRAPH Type.field` → names. */
  needs: Map<string, Set<string>>;
}

/**
 * Gives each field that a `@requires` asks for with arguments a name of its own, without arguments. Else the planner puts what the
 * client asks and what is required, or what two fields require, under one response name, and one of them gets the other's value.
 */
export function standsOf(given: ReadonlyMap<string, Holder>): Stands {
  const stands: Stands = { holders: new Map(given), byName: new Map(), needs: new Map() };
  const taken = new Set([...given.values()].flatMap(({ fields = [] }) => fields.map(({ name }) => name.value)));
  const names = new Map<string, string>();
  const standFor = (stand: Stand): string => {
    const key = `${stand.type}.${stand.field}(${stand.arguments.map(print).sort().join(', ')})`;
    let name = names.get(key);
    for (let number = names.size + 1; name === undefined; number += 1) if (!taken.has(`${stand.field}__${number}`)) name = `${stand.field}__${number}`;
    names.set(key, name);
    taken.add(name);
    stands.byName.set(name, stand);
    return name;
  };
  const renamed = (set: SelectionSetNode, type: string, used: Set<string>): SelectionSetNode => ({ ...set, selections: set.selections.map((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return { ...selection, selectionSet: renamed(selection.selectionSet, selection.typeCondition?.name.value ?? type, used) };
    if (selection.kind !== Kind.FIELD) return selection;
    const definition = given.get(type)?.fields?.find(({ name }) => name.value === selection.name.value);
    const below = definition && selection.selectionSet && renamed(selection.selectionSet, namedType(definition.type), used);
    if (!selection.arguments?.length) return { ...selection, ...(below && { selectionSet: below }) };
    const name = standFor({ type, field: selection.name.value, arguments: selection.arguments });
    used.add(name);
    return { ...selection, name: { ...selection.name, value: name }, arguments: [], ...(below && { selectionSet: below }) };
  }) });
  for (const [type, holder] of given) stands.holders.set(type, { ...holder, fields: (holder.fields ?? []).map((field) => requiring(field, type, renamed, stands.needs)) });
  for (const [name, stand] of stands.byName) addField(stands.holders, name, stand);
  return stands;
}

type Rename = (set: SelectionSetNode, type: string, used: Set<string>) => SelectionSetNode;

function requiring(field: FieldDefinitionNode, type: string, renamed: Rename, needs: Stands['needs']): FieldDefinitionNode {
  if (joinFields(field).every((join) => !String(argumentOf(join, 'requires') ?? '').includes('('))) return field;
  return { ...field, directives: (field.directives ?? []).map((directive): ConstDirectiveNode => {
    const requires = argumentOf(directive, 'requires');
    if (directive.name.value !== 'join__field' || typeof requires !== 'string') return directive;
    const [operation] = parse(`{${requires}}`, { noLocation: true }).definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) return directive;
    const used = new Set<string>();
    const text = print(renamed(operation.selectionSet, type, used)).replace(/\s+/g, ' ').slice(1, -1).trim();
    needs.set(`${String(argumentOf(directive, 'graph'))} ${type}.${field.name.value}`, used);
    return { ...directive, arguments: (directive.arguments ?? []).map((each) => (each.name.value === 'requires' ? { ...each, value: { kind: Kind.STRING, value: text } } : each)) };
  }) };
}

/** Where a field is, its stand is too; on an interface, on all that implement it. */
function addField(holders: Map<string, Holder>, name: string, { type, field }: Stand): void {
  for (const [each, holder] of holders) {
    if (each !== type && !holder.interfaces?.some((one) => one.name.value === type)) continue;
    const definition = holder.fields?.find((one) => one.name.value === field);
    if (!definition || !isHolder(holder)) continue;
    holders.set(each, { ...holder, fields: [...(holder.fields ?? []), { ...definition, name: { ...definition.name, value: name }, arguments: [] }] });
  }
}
