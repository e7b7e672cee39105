import { Kind, type ConstDirectiveNode, type FieldDefinitionNode, type InterfaceTypeDefinitionNode, type ObjectTypeDefinitionNode, type TypeNode } from 'graphql';

/** A supergraph's types as the join spec writes them down (https://specs.apollo.dev/join). */
export type Holder = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export const isHolder = (node: { kind: Kind | string }): node is Holder => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;

/** Text, number, boolean or enum name of a directive's argument. */
export function argumentOf(directive: ConstDirectiveNode, name: string): string | boolean | undefined {
  const value = directive.arguments?.find((each) => each.name.value === name)?.value;
  return value && 'value' in value ? value.value : undefined;
}

export const joinFields = ({ directives = [] }: FieldDefinitionNode): readonly ConstDirectiveNode[] => directives.filter(({ name }) => name.value === 'join__field');

export const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));
