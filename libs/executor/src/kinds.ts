import { getNamedType, isAbstractType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { own, type JsonObject } from './value';

/** Which types an object of a type also is. */
export interface Kinds { /** No other type's objects are of it. */ isAlone(typeName: string): boolean; is(typeName: string, condition: string): boolean; /** The type of the objects that a field gives; null: there is no such field. */ typeOfField(typeName: string, field: string): string | null; ofObject(value: JsonObject, condition: string, whereUnknown: boolean): boolean }

/** Looked up once for each pair of names: schemas hold few, answers hold many. */
export function kindsOf(schema: GraphQLSchema): Kinds {
  const known = new Map<string, Map<string, boolean>>();
  const decide = (typeName: string, condition: string): boolean => {
    const [type, wanted] = [schema.getType(typeName), schema.getType(condition)];
    return isAbstractType(wanted) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wanted, type);
  };
  const is = (typeName: string, condition: string): boolean => {
    if (typeName === condition) return true;
    const ofType = known.get(typeName) ?? new Map<string, boolean>();
    // A service may name any number of types that do not exist.
    if (ofType.size === 0 && schema.getType(typeName)) known.set(typeName, ofType);
    const answer = ofType.get(condition) ?? decide(typeName, condition);
    ofType.set(condition, answer);
    return answer;
  };
  return {
    isAlone: (typeName) => isObjectType(schema.getType(typeName)),
    is,
    typeOfField: (typeName, name) => {
      const type = schema.getType(typeName);
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
      return field ? getNamedType(field.type).name : null;
    },
    ofObject: (value, condition, whereUnknown) => {
      const typeName = own(value, '__typename');
      return typeof typeName === 'string' ? is(typeName, condition) : whereUnknown;
    },
  };
}
