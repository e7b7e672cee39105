import { getNamedType, isCompositeType, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';

/**
 * What two people of the same rights see alike. Not among them: people and experts (oneself is seen by oneself), what one did or answers for oneself
 * (audit, timeline, imports, batches, records of responsibility). A test holds them against the policies of all tables.
 */
const SAME = new Set(['Subscription', 'Event', 'Project', 'Issue', 'ApprovalCase', 'Region', 'Department', 'Money']);

/** Whether an operation reaches nothing but that: then its answer is everybody's who has the same rights. */
export function isSameForAll(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let isSame = true;
  visit(document, visitWithTypeInfo(types, { enter: () => {
    const type = getNamedType(types.getType());
    if (isCompositeType(type) && !SAME.has(type.name)) isSame = false;
  } }));
  return isSame;
}
