import { composeServices } from '@apollo/composition';
import type { GraphQLDataSource } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import { buildASTSchema, execute, Kind, parse, print, visit, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { CompiledGateway } from './compiled-gateway';

/**
 * A small world: things by id, whose fields now and then are null, or fail. What a field requires may be null: in any federation a
 * required field that may not be, and fails, takes the object with it that the client asked for without it.
 */
export interface World { fault(type: string, id: string, field: string): 'none' | 'null' | 'error' }
type Thing = { __typename: string; id: string };
type Resolvers = Record<string, Record<string, GraphQLFieldResolver<Thing, unknown, Record<string, unknown>>>>;

const SHARED = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible"])\n';
const GOODS = `
  type Query { products: [Product!]! product(id: ID!): Product node(id: ID!): Node things: [Thing] }
  interface Node { id: ID! label: String }
  union Thing = Product | Maker
  enum Grade { GOOD FAIR }
  type Size @shareable { weight: Int height: Int }
  type Product implements Node @key(fields: "id") { id: ID! label: String name: String! price(currency: String = "CNY"): Int size: Size grade: Grade tags: [String!]! related: [Product] maker: Maker! origin: Maker @provides(fields: "country") stock: Int batch: Int @inaccessible }
  type Maker implements Node @key(fields: "id") { id: ID! label: String country: String @external }
`;
const MAKERS = `
  type Query { makers: [Maker] }
  type Maker @key(fields: "id") { id: ID! country: String @shareable name: String! products(first: Int = 2): [Product!]! founder: Founder }
  type Founder { name: String! born: Int }
  type Product @key(fields: "id") { id: ID! price(currency: String = "CNY"): Int @external size: Size @external shipping: Int @requires(fields: "price(currency: \\"USD\\") size { weight }") duty: Int @requires(fields: "price(currency: \\"EUR\\")") stock: Int @override(from: "goods") batch: Int @external freshness: Int @requires(fields: "batch") reviews: [Review!]! rating: Float }
  type Size @shareable { weight: Int height: Int }
  type Review { id: ID! text: String stars: Int! product: Product! }
`;

const RATES: Record<string, number> = { CNY: 7, USD: 1, EUR: 2 };
const number = (id: string): number => Number(id.slice(1));
const product = (at: number): Thing => ({ __typename: 'Product', id: `p${at % 4}` });
const maker = (at: number): Thing => ({ __typename: 'Maker', id: `m${at % 3}` });
const inAll = <T>(values: readonly T[], count: number): T[] => values.slice(0, count);

/** What each field is, were there no faults; `told` gives what a subgraph was sent of an entity. */
const values: Record<string, Record<string, (thing: Thing, args: Record<string, unknown>, told: (field: string) => unknown) => unknown>> = {
  Query: { products: () => [0, 1, 2].map(product), product: (_, { id }) => (/^p[0-3]$/.test(String(id)) ? { __typename: 'Product', id } : null), node: (_, { id }) => (/^p[0-3]$/.test(String(id)) ? { __typename: 'Product', id } : /^m[0-2]$/.test(String(id)) ? { __typename: 'Maker', id } : null), things: () => [product(1), maker(2), null, maker(0)], makers: () => [maker(0), maker(1)] },
  Product: {
    label: ({ id }) => `label ${id}`, name: ({ id }) => `name ${id}`, price: ({ id }, { currency }) => (number(id) + 1) * (RATES[String(currency)] ?? 0), size: ({ id }) => ({ __typename: 'Size', id }), grade: ({ id }) => (number(id) % 2 ? 'GOOD' : 'FAIR'),
    tags: ({ id }) => [`a${id}`, `b${id}`], related: ({ id }) => [product(number(id) + 1), null, product(number(id) + 2)], maker: ({ id }) => maker(number(id)), origin: ({ id }) => maker(number(id) + 1),
    shipping: (_thing, _args, told) => { const [price, weight] = [told('price USD'), told('weight')]; return typeof price === 'number' && typeof weight === 'number' ? price * 10 + weight : null; },
    duty: (_thing, _args, told) => { const price = told('price EUR'); return typeof price === 'number' ? price * 3 : null; },
    stock: ({ id }) => number(id) * 3, batch: ({ id }) => number(id) + 20, freshness: (_thing, _args, told) => { const batch = told('batch'); return typeof batch === 'number' ? batch - 1 : null; },
    reviews: ({ id }) => [{ __typename: 'Review', id: `r${number(id)}` }, { __typename: 'Review', id: `r${number(id) + 4}` }], rating: ({ id }) => number(id) + 0.5,
  },
  Maker: { label: ({ id }) => `label ${id}`, country: ({ id }) => `country ${id}`, name: ({ id }) => `name ${id}`, products: ({ id }, { first }) => inAll([product(number(id)), product(number(id) + 1), product(number(id) + 2)], Number(first ?? 2)), founder: ({ id }) => (number(id) === 1 ? null : { __typename: 'Founder', id }) },
  Size: { weight: ({ id }) => number(id) + 5, height: ({ id }) => number(id) + 9 },
  Founder: { name: ({ id }) => `founder ${id}`, born: () => 1949 },
  Review: { text: ({ id }) => `text ${id}`, stars: ({ id }) => number(id), product: ({ id }) => product(number(id)) },
};

const toldIn = (thing: unknown): ((field: string) => unknown) => (field) => {
  const { price, size, batch } = thing as { price?: unknown; size?: { weight?: unknown } | null; batch?: unknown };
  return field === 'weight' ? size?.weight : field === 'batch' ? batch : price;
};

/** In the merged schema what a field requires is looked up; in a subgraph it was sent. */
const toldBy = (world: World, thing: Thing): ((field: string) => unknown) => (field) => {
  const sound = (type: string, name: string): boolean => world.fault(type, thing.id, name) === 'none';
  if (field === 'weight') return sound('Product', 'size') && sound('Size', 'weight') ? values['Size']?.['weight']?.(thing, {}, () => null) : null;
  if (field === 'batch') return sound('Product', 'batch') ? values['Product']?.['batch']?.(thing, {}, () => null) : null;
  return sound('Product', 'price') ? values['Product']?.['price']?.(thing, { currency: field.slice(-3) }, () => null) : null;
};

function resolvers(world: World, merged: boolean): Resolvers {
  return Object.fromEntries(Object.entries(values).map(([type, fields]) => [type, Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, (thing: Thing | undefined, args: Record<string, unknown>) => {
    const of = thing ?? { __typename: type, id: 'q0' };
    const fault = world.fault(type, of.id, field);
    if (fault === 'error') throw new Error(`${type}.${field} fails`);
    return fault === 'null' ? null : value(of, args, merged ? toldBy(world, of) : toldIn(of));
  }]))]));
}

/** Another service has taken the field over: who still asks here is told. */
const retired = (given: Resolvers): Resolvers => ({ ...given, Product: { ...given['Product'], stock: () => { throw new Error('stock is no longer asked of goods'); } } });

function withResolvers(schema: GraphQLSchema, given: Resolvers): GraphQLSchema {
  for (const [type, fields] of Object.entries(given)) {
    const found = schema.getType(type);
    if (!found || !('getFields' in found)) continue;
    for (const [name, field] of Object.entries(found.getFields())) if (fields[name] && 'resolve' in field) field.resolve = fields[name] as never;
  }
  return schema;
}

const texts = { goods: SHARED + GOODS, makers: SHARED + MAKERS };
export const supergraphSdl = ((): string => {
  const { supergraphSdl: sdl, errors } = composeServices(Object.entries(texts).map(([name, text]) => ({ name, url: `http://${name}`, typeDefs: parse(text) })));
  if (!sdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return sdl;
})();

/** What graphql-js makes of an operation over one schema with everything in it. */
export function mergedSchema(api: string, world: World): GraphQLSchema {
  const { definitions } = visit(parse(api), { [Kind.DIRECTIVE_DEFINITION]: () => null });
  return withResolvers(buildASTSchema({ kind: Kind.DOCUMENT, definitions }), resolvers(world, true));
}

/** Subgraphs in this process, each a schema of its own. */
export function sourcesOf(world: () => World): (name: string) => GraphQLDataSource {
  const schemas = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, (): GraphQLSchema => withResolvers(buildSubgraphSchema({ typeDefs: parse(text) }), name === 'goods' ? retired(resolvers(world(), false)) : resolvers(world(), false))]));
  return (name) => ({ async process({ request }) {
    const schema = schemas[name]?.();
    if (!schema) throw new Error(`no ${name}`);
    const result = await execute({ schema, document: parse(request.query ?? ''), variableValues: request.variables });
    return JSON.parse(JSON.stringify(result)) as object;
  } });
}

export async function openGateway(world: () => World): Promise<{ api: string; ask(query: string, variables?: object): Promise<GatewayExecutionResult>; stop(): Promise<void> }> {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  const sources = sourcesOf(world);
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const gateway = new CompiledGateway({ supergraphSdl, logger: quiet, buildService: ({ name }) => sources(name) });
  const { schema, executor } = await gateway.load();
  const { printSchema } = await import('graphql');
  return {
    api: printSchema(schema),
    ask: (query, variables = {}) => { const document = parse(query); return executor({ document, queryHash: print(document), request: { query, variables }, operationName: undefined, context: {}, metrics: {}, logger: quiet, cache: undefined, schema, source: query, operation: undefined, overallCachePolicy: undefined } as never); },
    stop: () => gateway.stop(),
  };
}
