import { readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import { ApolloServer } from '@apollo/server';
import { getIntrospectionQuery, getOperationAST, parse, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Asking } from '../asking';
import { Budget } from './budget';
import { limitedOperation } from './limited-operation';
import { LIMITS } from './limits';
import { schemaValues } from './schema-values';

const TWICE = '{ __schema { a: types { ...T } b: types { ...T } } } fragment T on __Type { fields { type { ...F ofType { ...F ofType { ...F } } } } } fragment F on __Type { fields { name type { name kind ofType { name kind } } args { name type { name ofType { name } } } } }';

describe('how much of the schema is asked for 内省查询规模', () => {
  let schema: GraphQLSchema;
  beforeAll(() => { schema = Supergraph.build(readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8')).apiSchema().toGraphQLJSSchema(); });
  const valuesOf = (text: string): number => { const document = parse(text); return schemaValues(schema, document, getOperationAST(document) as OperationDefinitionNode); };
  const types = (): number => Object.keys(schema.getTypeMap()).length;

  it('is what tools ask, twice over, and no more', () => {
    const usual = valuesOf(getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true }));
    expect([usual > LIMITS.introspection.most / 10, usual < LIMITS.introspection.most / 2]).toEqual([true, true]);
    expect(valuesOf(TWICE)).toBeGreaterThan(LIMITS.introspection.most);
  });

  it('is refused before it is put together where it is more, and after where the answer is too long', async () => {
    const server = new ApolloServer<Asking>({ schema, introspection: true, plugins: [limitedOperation] });
    const ask = async (query: string, most: number): Promise<unknown> => {
      const budget = new Budget(new AbortController().signal, most);
      const { http: { status }, body } = await server.executeOperation({ query }, { contextValue: { language: 'en', budget } as Asking });
      return [status ?? 200, body.kind === 'single' ? body.singleResult.errors?.[0]?.message.split(':')[0] ?? null : ''];
    };
    expect([await ask('{ __schema { types { name } } }', 1_000_000), await ask('{ __schema { types { name } } }', 1_000)]).toEqual([[200, null], [400, 'Size of an answer']]);
    expect(await ask(TWICE, 1_000_000_000)).toEqual([500, 'Size of what is asked of the schema']);
    await server.stop();
  });

  it('grows with lists within lists, aliases and fragments, and is nothing of what services are asked', () => {
    expect(valuesOf('{ __schema { types { name } } }')).toBe(2 * types());
    expect(valuesOf('{ ...A a: __schema { types { name } } } fragment A on Query { __schema { ...B } } fragment B on __Schema { types { ... { name } } }')).toBe(4 * types());
    expect(valuesOf('{ __schema { types { name fields { name } } } }')).toBeGreaterThan(5 * types());
    expect([valuesOf('{ me { id name } }'), valuesOf('{ __typename }'), valuesOf('{ __type(name: "Project") { name kind } }')]).toEqual([0, 0, 2]);
  });

  it('ends with a fragment that contains itself', () => {
    expect(valuesOf('{ __schema { ...A } } fragment A on __Schema { types { name } ...B } fragment B on __Schema { ...A }')).toBe(2 * types());
  });
});
