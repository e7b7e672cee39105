import { composeServices } from '@apollo/composition';
import type { GraphQLDataSource } from '@apollo/gateway';
import { parse } from 'graphql';
import { CompiledGateway } from './compiled-gateway';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const composed = (...services: readonly [string, string][]): string => {
  const { supergraphSdl = '' } = composeServices(services.map(([name, typeDefs]) => ({ name, url: `http://${name}`, typeDefs: parse(`${LINK} ${typeDefs}`) })));
  return supergraphSdl;
};
const sdlOf = (fields: string): string => composed(['shelves', `type Query { book: Book } type Book @key(fields: "id") { ${fields} }`]);
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe('a supergraph that is exchanged 更换超图', () => {
  const QUERY = 'query($yes: Boolean!) { book { id name @include(if: $yes) } }';
  const OLD = '{ book { note } }';
  const opened = async () => {
    const source: GraphQLDataSource = { process: async () => ({ data: { book: { id: 'b1', name: 'one', note: 'n' } } }) as never };
    const gateway = new CompiledGateway({ supergraphSdl: sdlOf('id: ID! name: String note: String'), logger: quiet, buildService: () => source });
    const { schema, executor } = await gateway.load();
    const ask = async (query: string, variables = {}): Promise<unknown> => JSON.parse(JSON.stringify(await executor({ document: parse(query), request: { query, variables }, context: {}, schema, source: query } as never)));
    return { gateway, ask };
  };

  it('is planned for with the values that decide, and what is not valid in it is forgotten', async () => {
    const { gateway, ask } = await opened();
    for (const yes of [true, false]) await ask(QUERY, { yes });
    await ask(OLD);
    await gateway.swap(sdlOf('id: ID! name: String'));
    expect([gateway.known(QUERY, undefined)?.forms.planned(), gateway.known(OLD, undefined)]).toEqual([[{ yes: true }, { yes: false }], null]);
    expect(await ask(QUERY, { yes: true })).toEqual({ data: { book: { id: 'b1', name: 'one' } } });
  });

  it('refuses by its name what was found valid by the one before', async () => {
    const { gateway, ask } = await opened();
    await gateway.swap(sdlOf('id: ID! name: String'));
    expect(await ask(OLD)).toEqual({ errors: [{ message: 'Cannot query field "note" on type "Book". Did you mean "name"?', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  });

  it('is taken also where one operation of the one before cannot be planned in it: that one is told when it is asked', async () => {
    const { gateway, ask } = await opened();
    await ask(OLD);
    await ask(QUERY, { yes: true });
    const both = composed(['shelves', 'type Query { book: Book } type Book @key(fields: "id") { id: ID! name: String }'], ['remarks', 'type Book @key(fields: "id") { id: ID! note: String }']);
    // Nothing leads to the service that has it.
    await gateway.swap(both.replace('@join__type(graph: REMARKS, key: "id")', '@join__type(graph: REMARKS)'));
    expect([gateway.known(OLD, undefined), gateway.known(QUERY, undefined)?.forms.planned()]).toEqual([null, [{ yes: true }]]);
    expect(await ask(QUERY, { yes: true })).toEqual({ data: { book: { id: 'b1', name: 'one' } } });
    await expect(ask(OLD)).rejects.toThrow();
  });

  it('stays where the other cannot be used', async () => {
    const { gateway, ask } = await opened();
    await ask(OLD);
    let hasTaken = false;
    await expect(gateway.swap(sdlOf('id: ID!').replace('id: ID!', 'id: Nothing!'), () => { hasTaken = true; })).rejects.toThrow();
    expect([hasTaken, await ask(OLD)]).toEqual([false, { data: { book: { note: 'n' } } }]);
  });
});
