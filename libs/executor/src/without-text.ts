import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';

type Told = { astNode?: unknown; extensionASTNodes?: unknown };
const forget = (each: Told): void => { each.astNode = undefined; if ('extensionASTNodes' in each) each.extensionASTNodes = []; };

/** A schema that is only looked up keeps no word of the text that it was read from: of a house that is several MiB. */
export function withoutText(schema: GraphQLSchema): GraphQLSchema {
  forget(schema as Told);
  for (const directive of schema.getDirectives()) for (const each of [directive, ...directive.args]) forget(each as Told);
  for (const type of Object.values(schema.getTypeMap())) {
    forget(type as Told);
    if (isEnumType(type)) for (const value of type.getValues()) forget(value as Told);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) forget(field as Told);
    if (isObjectType(type) || isInterfaceType(type)) for (const field of Object.values(type.getFields())) for (const each of [field, ...field.args]) forget(each as Told);
  }
  return schema;
}
