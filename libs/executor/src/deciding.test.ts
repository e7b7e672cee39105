import type { GraphQLDataSource } from '@apollo/gateway';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { CompiledGateway } from './compiled-gateway';

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe('variables that decide what is asked 决定查询内容的变量', () => {
  let ask: (query: string, variables?: object) => Promise<{ data?: unknown; errors?: { message: string; extensions: unknown }[] }>;
  beforeAll(async () => {
    const { supergraphSdl = '' } = composeServices([{ name: 'shelves', url: 'http://shelves', typeDefs: parse('type Query { book: Book } type Book { id: ID! name: String }') }]);
    const source: GraphQLDataSource = { process: async ({ request }) => ({ data: { book: { id: 'b1', ...(/name/.test(request.query ?? '') && { name: 'one' }) } } }) as never };
    const { schema, executor } = await new CompiledGateway({ supergraphSdl, logger: quiet, buildService: () => source }).load();
    // As a body is read: also what has no prototype, or a name that every object has.
    ask = async (query, variables = {}) => JSON.parse(JSON.stringify(await executor({ document: parse(query), request: { query, variables: JSON.parse(JSON.stringify(variables)) as object }, context: {}, schema, source: query } as never))) as Awaited<ReturnType<typeof ask>>;
  });

  it.each(['x', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__'])('have their default where they are not given, also under the name %s', async (name) => {
    const query = (by: string, value: boolean): string => `query($${name}: Boolean = ${value}) { book { id name @${by}(if: $${name}) } }`;
    expect([await ask(query('include', false)), await ask(query('include', true)), await ask(query('skip', true))]).toEqual([{ data: { book: { id: 'b1' } } }, { data: { book: { id: 'b1', name: 'one' } } }, { data: { book: { id: 'b1' } } }]);
    const given = JSON.parse(`{ "${name}": true }`) as object;
    expect(await ask(query('include', false), given)).toEqual({ data: { book: { id: 'b1', name: 'one' } } });
  });

  it.each(['include', 'skip'])('are refused where null is given, for which a default does not stand in: @%s', async (by) => {
    const refused = { errors: [{ message: 'Argument "if" of non-null type "Boolean!" must not be null.', extensions: { code: 'BAD_USER_INPUT' } }] };
    const query = `query($a: Boolean = true) { book { id name @${by}(if: $a) } }`;
    expect([await ask(query, { a: null }), await ask(query), await ask(query, { a: null })]).toEqual([refused, { data: { book: { id: 'b1', ...(by === 'include' && { name: 'one' }) } } }, refused]);
  });
});
