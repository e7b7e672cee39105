import { badInput } from '@cornerstone/kernel/rejection';
import { isUnionType, type GraphQLSchema } from 'graphql';

interface Asked { representations?: readonly { __typename?: unknown }[] }

/** A reference to what is no entity here is a wrong question; @apollo/subgraph would call it a fault of ours. */
export function refuseUnknownEntities(schema: GraphQLSchema): GraphQLSchema {
  const entities = schema.getQueryType()?.getFields()['_entities'];
  const union = schema.getType('_Entity');
  if (!entities?.resolve || !isUnionType(union)) return schema;
  const known = new Set(union.getTypes().map(({ name }) => name));
  const { resolve } = entities;
  entities.resolve = (source, asked: Asked, ...rest) => {
    const strange = asked.representations?.find((each) => !known.has(String(each.__typename)));
    if (strange) throw badInput('graphql.unknown-entity', { en: 'This service has no entity of that type.', zh: '本服务没有该类型的实体。' }, { typename: String(strange.__typename).slice(0, 60) });
    return resolve(source, asked, ...rest) as unknown;
  };
  return schema;
}
