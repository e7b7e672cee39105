import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, isSpecifiedDirective, lexicographicSortSchema, parse, printType, type GraphQLSchema } from 'graphql';
import { Directive, Field, ID, Int, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { buildSubgraph } from './schema';

enum Kind { ROAD = 'ROAD', RAIL = 'RAIL' }
registerEnumType(Kind, { name: 'SpanKind' });

@Directive('@key(fields: "id")')
@ObjectType()
class Span {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) metres!: number | null;
  @Field(() => Kind) kind!: Kind;
}

@Directive('@key(fields: "code")')
@ObjectType()
class Pier { @Field(() => ID) code!: string }

@Resolver()
class SpansResolver {
  @Query(() => [Span]) spans(): Span[] { return [{ id: '1', metres: 30, kind: Kind.RAIL }]; }
  @Query(() => Pier) pier(): Pier { return { code: 'P' }; }
}

const slices = [{ name: 'spans', title: '桥跨', resolvers: [SpansResolver], references: { Span: ({ id }: { id: string }) => (id === '9' ? null : Promise.resolve({ id, metres: 12, kind: Kind.ROAD })) } }];
const printed = (schema: GraphQLSchema): string[] => Object.values(lexicographicSortSchema(schema).getTypeMap()).filter(({ name }) => !/^(__|federation__|link__|(ID|Int|Float|String|Boolean)$)/.test(name)).map((type) => printType(type)).sort();

describe('a service as a subgraph 子图', () => {
  it('has the types that @apollo/subgraph would give it, and no directives of composing', async () => {
    const { sdl, schema } = await buildSubgraph(slices);
    expect(printed(schema)).toEqual(printed(buildSubgraphSchema({ typeDefs: parse(sdl) })));
    expect(schema.getDirectives().every((directive) => isSpecifiedDirective(directive))).toBe(true);
  });

  it('finds what others refer to, each by its own look-up, and is its key where there is none', async () => {
    const { schema } = await buildSubgraph(slices);
    const query = 'query($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Span { id metres kind } ... on Pier { code } } }';
    const of = [{ __typename: 'Span', id: '1' }, { __typename: 'Pier', code: 'P' }, { __typename: 'Span', id: '9' }];
    expect(JSON.parse(JSON.stringify(await graphql({ schema, source: query, variableValues: { of } })))).toEqual({ data: { _entities: [{ __typename: 'Span', id: '1', metres: 12, kind: 'ROAD' }, { __typename: 'Pier', code: 'P' }, null] } });
  });

  it('tells its schema, made once for the same slices', async () => {
    const { sdl, schema } = await buildSubgraph(slices);
    expect((await graphql({ schema, source: '{ _service { sdl } }' })).data).toEqual({ _service: { sdl } });
    expect((await buildSubgraph(slices)).schema).toBe(schema);
  });
});
