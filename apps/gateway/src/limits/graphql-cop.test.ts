import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSchema, graphql } from 'graphql';
import { addressOf, openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { CHECKS, findingsAt } from './graphql-cop.fixture';

const SCHEMA = 'type Query { me: String } type Mutation { do: String }';

/** Everything that a careless server does. */
function carelessServer(): Promise<Server> {
  const schema = buildSchema(SCHEMA);
  const server = createServer((incoming, outgoing) => {
    void text(incoming).then(async (body) => {
      if (incoming.headers.accept === 'text/html') return outgoing.end('<title>GraphiQL</title>');
      const isForm = incoming.headers['content-type']?.includes('urlencoded');
      const given = (isForm ? Object.fromEntries(new URLSearchParams(body)) : incoming.method === 'GET' ? { query: new URL(incoming.url ?? '', 'http://x').searchParams.get('query') } : JSON.parse(body)) as { query: string } | { query: string }[];
      const answer = async ({ query }: { query: string }) => {
        const { data, errors } = await graphql({ schema, source: query });
        return { data, extensions: { tracing: {} }, ...(errors && { errors: errors.map(({ message }) => ({ message, extensions: { exception: { stacktrace: ['at x'] } } })) }) };
      };
      return outgoing.end(JSON.stringify(Array.isArray(given) ? await Promise.all(given.map(answer)) : await answer(given)));
    });
  });
  return new Promise((resolve) => { server.listen(0, '127.0.0.1', () => { resolve(server); }); });
}

describe('the checks of graphql-cop 安全巡检', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse({ isProduction: true, isDemonstration: false }); });
  afterAll(() => house.stop());

  it.each(['dev', 'drc', 'clerk.zz'])('find nothing at the gateway in production, asked as %s', async (login) => {
    expect(await findingsAt(`${house.address}/graphql`, { authorization: `Bearer ${await house.token(login)}` })).toEqual([]);
  });

  it('find nothing for one who is not signed in', async () => { expect(await findingsAt(`${house.address}/graphql`)).toEqual([]); });

  it('find nothing where only known operations are answered', async () => {
    const other = await openSmallHouse({ isProduction: true, isDemonstration: false, gate: { operations: 'known' } });
    expect(await findingsAt(`${other.address}/graphql`, { authorization: `Bearer ${await other.token('clerk.zz')}` })).toEqual([]);
    await other.stop();
  });

  it('find five things at a bare server of the same library', async () => {
    const bare = new ApolloServer({ typeDefs: SCHEMA });
    const { url } = await startStandaloneServer(bare, { listen: { port: 0, host: '127.0.0.1' } });
    expect(await findingsAt(url)).toEqual(['alias overloading', 'directive overloading', 'field duplication', 'field suggestions', 'introspection']);
    await bare.stop();
  });

  it('find every fault of a careless server: each check can fail', async () => {
    const server = await carelessServer();
    // Graphql-js itself refuses introspection in circles; nothing is left to find there.
    expect(await findingsAt(addressOf(server))).toEqual(CHECKS.map(({ name }) => name).filter((name) => name !== 'circular introspection'));
    server.close();
    const [circular] = CHECKS.filter(({ name }) => name === 'circular introspection');
    expect(circular?.isFinding({ text: '', json: { data: { __schema: { types: Array.from({ length: 26 }) } } } })).toBe(true);
  });
});
