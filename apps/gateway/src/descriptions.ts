import { Kind, parse, type DefinitionNode, type FieldDefinitionNode, type InputValueDefinitionNode, type StringValueNode } from 'graphql';

interface Described { readonly description?: StringValueNode | undefined; readonly name: { readonly value: string } }

/** English (which may quote a Chinese term), then ` · `, then Chinese. */
const BOTH = /^[^\u4e00-\u9fff·]*[A-Za-z0-9].* · .*[\u4e00-\u9fff]/s;
const ROOTS = ['Query', 'Mutation', 'Subscription'];

/** What of ours in the supergraph lacks a description in both languages. */
export function undescribed(supergraphSdl: string): string[] {
  return parse(supergraphSdl, { noLocation: true }).definitions.flatMap(parts)
    .filter(([, { description }]) => !BOTH.test(description?.value ?? ''))
    .map(([place, { description }]) => (description ? `${place}: "${description.value}" is not "English · 中文"` : `${place}: no description`));
}

/** A type, its fields, their arguments, its values: each with its place. */
function parts(definition: DefinitionNode): [string, Described][] {
  if (!('name' in definition) || !definition.name || definition.name.value.includes('__') || definition.kind === Kind.DIRECTIVE_DEFINITION) return [];
  const type = definition as Described;
  const name = type.name.value;
  const within = <D extends Described>(place: string, some: readonly D[] = []): [string, D][] => some.map((each) => [`${place}.${each.name.value}`, each]);
  const fields: [string, FieldDefinitionNode | InputValueDefinitionNode][] = 'fields' in definition ? within<FieldDefinitionNode | InputValueDefinitionNode>(name, definition.fields) : [];
  return [
    ...(ROOTS.includes(name) ? [] : [[name, type] as [string, Described]]), ...fields,
    ...fields.flatMap(([place, field]) => ('arguments' in field ? within(place, field.arguments) : [])),
    ...('values' in definition ? within(name, definition.values) : []),
  ];
}
