import { composeServices } from '@apollo/composition';
import type { GraphQLDataSource } from '@apollo/gateway';
import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { OperationTypeNode, parse } from 'graphql';
import { CompiledGateway } from './compiled-gateway';
import { tasksOf } from './tasks';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@shareable"])\n';
const SERVICES = {
  lists: `${LINK} type Query { first: [Thing] second: [Thing] box: Box } type Box { things: [Thing] } type Thing @key(fields: "id") { id: ID! }`,
  prices: `${LINK} type Thing @key(fields: "id") { id: ID! price: Int name(in: String): String }`,
  stock: `${LINK} type Thing @key(fields: "id") { id: ID! price: Int @external inStock: Boolean shipping: Int @requires(fields: "price") }`,
};
type Representation = { id: string; price?: number | null };
type Errors = { message: string; path?: (string | number)[] }[];
interface Asked { service: string; query: string; representations: Representation[] | undefined }

type Fail = (service: string, query: string, representations: Representation[]) => { data: object | null; errors: Errors } | null;

/** `price` is what the second service tells of a thing; undefined: it does not answer. */
async function open(price: (id: string) => number | undefined, fail: Fail = () => null): Promise<{ asked: Asked[]; ask(query: string): Promise<unknown>; errors(): unknown }> {
  let errors: unknown;
  const asked: Asked[] = [];
  const { supergraphSdl = '' } = composeServices(Object.entries(SERVICES).map(([name, text]) => ({ name, url: `http://${name}`, typeDefs: parse(text) })));
  const things = (...ids: string[]): object[] => ids.map((id) => ({ __typename: 'Thing', id }));
  const entity: Record<string, (of: Representation) => object | null> = { prices: ({ id }) => (price(id) === undefined ? null : { price: price(id), name: `name ${id}` }), stock: ({ id, price: sent }) => ({ inStock: id !== 't2', shipping: sent === undefined ? null : (sent ?? 0) * 2 }) };
  const sourceOf = (service: string): GraphQLDataSource => ({ async process({ request: { query = '', variables } }) {
    const representations = variables?.['representations'] as Representation[] | undefined;
    asked.push({ service, query, representations });
    const failed = representations && fail(service, query, representations);
    if (failed) return failed as never;
    return { data: representations ? { _entities: representations.map((each) => entity[service]?.(each) ?? null) } : { first: things('t1', 't2'), second: things('t2', 't3', 't2'), box: { things: things('t1') } } };
  } });
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const gateway = new CompiledGateway({ supergraphSdl, logger: quiet, buildService: ({ name }) => sourceOf(name) });
  const { schema, executor } = await gateway.load();
  return { asked, errors: () => errors, async ask(query) { const { data, errors: told } = await executor({ document: parse(query), request: { query }, context: {}, schema, source: query } as never); errors = (told ?? []).map(({ message, path }) => [message, path?.join('.')]); return JSON.parse(JSON.stringify(data)) as unknown; } };
}

describe('the fetches of a plan', () => {
  const ids = (asked: readonly Asked[]): (string[] | undefined)[] => asked.map(({ representations }) => representations?.map(({ id }) => id));

  it('of several paths are one, each entity once', async () => {
    const { asked, ask } = await open(() => 5);
    expect(await ask('{ first { price } second { price } box { things { price } } }')).toEqual({ first: [{ price: 5 }, { price: 5 }], second: [{ price: 5 }, { price: 5 }, { price: 5 }], box: { things: [{ price: 5 }] } });
    expect(ids(asked)).toEqual([undefined, ['t1', 't2', 't3']]);
  });

  it('are not one where another thing is asked under the same name', async () => {
    const { asked, ask } = await open(() => 5);
    await ask('{ first { name(in: "en") } second { name(in: "zh") } }');
    expect(ids(asked)).toEqual([undefined, ['t1', 't2'], ['t2', 't3']]);
  });

  it('keep apart what lies at several paths', async () => {
    const { ask } = await open(() => 5);
    expect(await ask('{ first { price inStock } second { price } }')).toEqual({ first: [{ price: 5, inStock: true }, { price: 5, inStock: false }], second: [{ price: 5 }, { price: 5 }, { price: 5 }] });
  });

  it('ask a service once for an entity of which it requires what another tells first', async () => {
    const { asked, ask } = await open((id) => Number(id.slice(1)));
    expect(await ask('{ first { inStock price shipping } }')).toEqual({ first: [{ inStock: true, price: 1, shipping: 2 }, { inStock: false, price: 2, shipping: 4 }] });
    expect(asked.map(({ service }) => service)).toEqual(['lists', 'prices', 'stock']);
  });

  it('ask for what can be had where that is not told', async () => {
    const { asked, ask } = await open((id) => (id === 't1' ? undefined : 2));
    expect(await ask('{ first { inStock shipping } }')).toEqual({ first: [{ inStock: true, shipping: null }, { inStock: false, shipping: 4 }] });
    expect(asked.slice(2).map(({ query, representations }) => [query.includes('shipping'), representations?.map(({ id }) => id)])).toEqual([[true, ['t2']], [false, ['t1']]]);
  });

  it('ask alone for what an error of a required field takes with it, and tell each error once', async () => {
    const { asked, ask, errors } = await open(() => 2, (service, query, representations) => (service === 'stock' && query.includes('shipping')
      ? { data: { _entities: representations.map(({ id }) => (id === 't1' ? null : { inStock: false, shipping: 4 })) }, errors: [{ message: 'no shipping', path: ['_entities', 0, 'shipping'] }, { message: 'first time', path: ['_entities', 0, 'inStock'] }] } : null));
    expect(await ask('{ first { inStock shipping } }')).toEqual({ first: [{ inStock: true, shipping: null }, { inStock: false, shipping: 4 }] });
    expect(ids(asked).slice(2)).toEqual([['t1', 't2'], ['t1']]);
    expect(errors()).toEqual([['no shipping', 'first.0.shipping']]);
  });

  it('ask alone where the answer has nothing, once, and tell what is told twice once', async () => {
    const none = { data: null, errors: [{ message: 'down' }] };
    const one = await open(() => 2, (service, query) => (service === 'stock' && query.includes('shipping') ? none : null));
    expect(await one.ask('{ first { inStock shipping } }')).toEqual({ first: [{ inStock: true, shipping: null }, { inStock: false, shipping: null }] });
    const both = await open(() => 2, (service) => (service === 'stock' ? none : null));
    expect(await both.ask('{ first { inStock shipping } }')).toEqual({ first: [{ inStock: null, shipping: null }, { inStock: null, shipping: null }] });
    expect([one.asked.length, both.asked.length]).toEqual([4, 4]);
    expect([one.errors(), both.errors()]).toEqual([[['down', undefined]], [['down', undefined]]]);
  });

  it('do not ask again for what is not there', async () => {
    const { asked, ask } = await open(() => 2, (service, _, representations) => (service === 'stock' ? { data: { _entities: representations.map(({ id }) => (id === 't1' ? null : { inStock: false, shipping: null })) }, errors: [{ message: 'no shipping', path: ['_entities', 1, 'shipping'] }] } : null));
    expect(await ask('{ first { inStock shipping } }')).toEqual({ first: [{ inStock: null, shipping: null }, { inStock: false, shipping: null }] });
    expect(ids(asked).slice(2)).toEqual([['t1', 't2']]);
  });

  it('ask for all fields, whichever of three that could be one is laid out first', () => {
    const fetch = (serviceName: string, field: string, ...required: string[]): FetchNode => ({ kind: 'Fetch', serviceName, operationKind: OperationTypeNode.QUERY, operationDocumentNode: undefined, operationName: undefined,
      requires: [{ kind: 'InlineFragment', typeCondition: 'Thing', selections: ['__typename', 'id', ...required].map((name) => ({ kind: 'Field', name })) }],
      operation: `query($representations:[_Any!]!){_entities(representations:$representations){...on Thing{${field}}}}` });
    const at = (node: FetchNode): PlanNode => ({ kind: 'Flatten', path: ['first', '@'], node });
    const after = (node: FetchNode, ...before: FetchNode[]): PlanNode => ({ kind: 'Sequence', nodes: [...before, node].map(at) });
    const deep = after(fetch('stock', 'three', 'w', 'x'), fetch('prices', 'w'), fetch('sizes', 'x', 'w'));
    const middle = after(fetch('stock', 'two', 'w'), fetch('prices', 'w'));
    const plain = at(fetch('stock', 'one'));
    for (const nodes of [[deep, middle, plain], [deep, plain, middle], [middle, deep, plain], [plain, middle, deep]]) {
      const asked = tasksOf({ kind: 'Parallel', nodes }).filter(({ node }) => node.serviceName === 'stock').map(({ node }) => node.operation).join(' ');
      expect(['one', 'two', 'three'].filter((field) => asked.includes(field))).toEqual(['one', 'two', 'three']);
    }
  });
});
