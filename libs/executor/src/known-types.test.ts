import { composeServices } from '@apollo/composition';
import type { GraphQLDataSource } from '@apollo/gateway';
import { parse } from 'graphql';
import { CompiledGateway } from './compiled-gateway';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@shareable"])\n';
const SERVICES = {
  shelves: `${LINK} type Query { books: [Book!]! found: [Found!]! media: [Media!]! } union Found = Book | Author interface Media { id: ID! by: Author! }
    type Book implements Media @key(fields: "id") { id: ID! by: Author! on: Author! near: Place! } type Film implements Media { id: ID! by: Author! on: Studio! } type Author @key(fields: "id") { id: ID! } type Studio @key(fields: "id") { id: ID! } type Place @key(fields: "at { x }") { at: Point! } type Point @shareable { x: Int! }`,
  people: `${LINK} type Author @key(fields: "id") { id: ID! name: String! friend: Author } type Studio @key(fields: "id") { id: ID! name: String! }`,
  prices: `${LINK} type Book @key(fields: "id") { id: ID! price: Int! } type Place @key(fields: "at { x }") { at: Point! rent: Int! } type Point @shareable { x: Int! }`,
};

/** What services are asked, and what they then answer: nothing that they were not asked for. */
async function asked(query: string, answers: Record<string, object> = {}): Promise<{ texts: string[]; answer: unknown; sent: unknown[] }> {
  const { supergraphSdl = '' } = composeServices(Object.entries(SERVICES).map(([name, text]) => ({ name, url: `http://${name}`, typeDefs: parse(text) })));
  const [texts, sent]: [string[], unknown[]] = [[], []];
  const sourceOf = (service: string): GraphQLDataSource => ({ async process({ request: { query: text = '', variables } }) {
    texts.push(text.replace(/^query(?: \w+)?(\([^)]*\))?/, ''));
    if (variables?.['representations']) sent.push(variables['representations']);
    return { data: answers[service] ?? null } as never;
  } });
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const gateway = new CompiledGateway({ supergraphSdl, logger: quiet, buildService: ({ name }) => sourceOf(name) });
  const { schema, executor } = await gateway.load();
  const { data } = await executor({ document: parse(query), request: { query }, context: {}, schema, source: query } as never);
  await gateway.stop();
  return { texts, sent, answer: JSON.parse(JSON.stringify(data)) as unknown };
}

describe('names of types that are known 已知类型', () => {
  it('are not asked for, and yet sent and told', async () => {
    const { texts, sent, answer } = await asked('{ books { __typename id price by { __typename name } } }', {
      shelves: { books: [{ id: 'b1', by: { id: 'a1' } }, { id: 'b2', by: { id: 'a1' } }] }, prices: { _entities: [{ price: 1 }, { price: 2 }] }, people: { _entities: [{ name: 'one' }] },
    });
    expect(texts).toContain('{books{id by{id}}}');
    expect(sent).toEqual(expect.arrayContaining([[{ __typename: 'Book', id: 'b1' }, { __typename: 'Book', id: 'b2' }], [{ __typename: 'Author', id: 'a1' }]]));
    const by = { __typename: 'Author', name: 'one' };
    expect(answer).toEqual({ books: [{ __typename: 'Book', id: 'b1', price: 1, by }, { __typename: 'Book', id: 'b2', price: 2, by }] });
  });

  it('are asked for where they cannot be known: of a union, of an interface', async () => {
    expect((await asked('{ found { ... on Author { id } ... on Book { price by { name } } } }')).texts[0]).toBe('{found{__typename ...on Author{id}...on Book{__typename id by{id}}}}');
    expect((await asked('{ media { id by { name } } }')).texts[0]).toBe('{media{__typename id by{id}}}');
  });

  it('are asked for where one name stands for objects of two types', async () => {
    const { texts, sent, answer } = await asked('{ media { id ... on Book { who: on { name } } ... on Film { who: on { name } } } }', { shelves: { media: [{ __typename: 'Film', id: 'f1', who: { __typename: 'Studio', id: 's1' } }, { __typename: 'Book', id: 'b1', who: { __typename: 'Author', id: 'a1' } }] }, people: { _entities: [{ name: 'a studio' }, { name: 'one' }] } });
    expect(texts[0]).toBe('{media{__typename id ...on Book{who:on{__typename id}}...on Film{who:on{__typename id}}}}');
    expect(sent).toEqual([[{ __typename: 'Studio', id: 's1' }, { __typename: 'Author', id: 'a1' }]]);
    expect(answer).toEqual({ media: [{ id: 'f1', who: { name: 'a studio' } }, { id: 'b1', who: { name: 'one' } }] });
  });

  it('are asked for at all places of a fetch where they are at one', async () => {
    const { texts, sent } = await asked('{ books { by { name } } found { ... on Author { name } } }', { shelves: { books: [{ by: { __typename: 'Author', id: 'a1' } }], found: [{ __typename: 'Author', id: 'a2' }] } });
    expect(texts[0]).toBe('{books{by{__typename id}}found{__typename ...on Author{__typename id}}}');
    expect(sent).toEqual([[{ __typename: 'Author', id: 'a1' }, { __typename: 'Author', id: 'a2' }]]);
  });

  it('are asked for where a key has an object within', async () => {
    const { texts, sent } = await asked('{ books { near { rent } } }', { shelves: { books: [{ __typename: 'Book', near: { __typename: 'Place', at: { x: 1 } } }] } });
    expect(texts[0]).toBe('{books{near{__typename at{x}}}}');
    expect(sent).toEqual([[{ __typename: 'Place', at: { x: 1 } }]]);
  });

  it('are asked for where nothing else is', async () => {
    expect((await asked('{ books { near { __typename } } }')).texts).toEqual(['{books{near{__typename}}}']);
  });

  it('that a service tells unasked are what they are', async () => {
    const { answer } = await asked('{ books { by { __typename name } } }', { shelves: { books: [{ by: { __typename: 'Author', id: 'a1' } }] }, people: { _entities: [{ __typename: 'Author', name: 'one' }] } });
    expect(answer).toEqual({ books: [{ by: { __typename: 'Author', name: 'one' } }] });
  });
});
