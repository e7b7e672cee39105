import { GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLScalarType, GraphQLSchema, GraphQLString, GraphQLUnionType, isObjectType, type GraphQLFieldConfigMap, type GraphQLNamedType } from 'graphql';
import type { Request } from '../request';
import type { References } from '../slice';

type Reference = { __typename: string };
type Find = References[string];

/**
 * A schema as a subgraph: `_service` and `_entities` beside its own questions. It is executable as type-graphql makes it;
 * `@apollo/subgraph` would check, print and build it once more, a third of what a service does until it serves. That the
 * subgraphs compose is seen where the supergraph is generated.
 */
export function federated(plain: GraphQLSchema, sdl: string, references: ReadonlyMap<string, Find>): GraphQLSchema {
  const { query, types, ...config } = plain.toConfig();
  if (!query) throw new Error('a subgraph answers questions');
  const own = query.toConfig();
  const service = { type: new GraphQLNonNull(new GraphQLObjectType({ name: '_Service', fields: { sdl: { type: GraphQLString } } })), resolve: () => ({ sdl }) };
  const fields = { ...own.fields, ...entitiesOf(types, references), _service: service };
  return new GraphQLSchema({ ...config, query: new GraphQLObjectType({ ...own, fields }), types: types.filter((type) => type !== query) });
}

function entitiesOf(types: readonly GraphQLNamedType[], references: ReadonlyMap<string, Find>): GraphQLFieldConfigMap<unknown, Request> {
  const entities = types.filter((type) => isObjectType(type)).filter(({ astNode }) => astNode?.directives?.some(({ name }) => name.value === 'key'));
  if (entities.length === 0) return {};
  const entity = new GraphQLUnionType({ name: '_Entity', types: entities, resolveType: ({ __typename }: Reference) => __typename });
  const asked = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(new GraphQLScalarType({ name: '_Any' }))));
  return {
    _entities: {
      type: new GraphQLNonNull(new GraphQLList(entity)), args: { representations: { type: asked } },
      // One without a look-up is no more than its key.
      resolve: (_source: unknown, { representations }: { representations: Reference[] }, request: Request) => representations.map((reference) => found(references.get(reference.__typename), reference, request)),
    },
  };
}

/** What is found says of which type it is; what fails is one of them alone. */
async function found(find: Find | undefined, reference: Reference, request: Request): Promise<unknown> {
  const one: unknown = await (find ? find(reference as never, request) : reference);
  return typeof one === 'object' && one !== null ? Object.defineProperty(one, '__typename', { value: reference.__typename, configurable: true }) : one;
}
