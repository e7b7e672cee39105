import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { openSmallHouse, KNOWN_TEXT, type Answer, type SmallHouse } from '../small-house.fixture';
import { subscribe } from '../subscriptions/clients.fixture';
import { hashOf, knownOperations } from './known-operations';

const HASH = hashOf(parse(KNOWN_TEXT));
const ANSWER = { data: { me: { name: '董瑞' } } };

describe('known operations 已登记操作', () => {
  let house: SmallHouse;
  let free: SmallHouse;
  beforeAll(async () => { [house, free] = [await openSmallHouse({ gate: { operations: 'known' } }), await openSmallHouse()]; });
  afterAll(() => Promise.all([house.stop(), free.stop()]));
  const post = async (body: object, as = 'clerk.zz', to = house) => {
    const response = await fetch(`${to.address}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${await to.token(as)}`, 'content-type': 'application/json', 'accept-language': 'en' }, body: JSON.stringify(body) });
    return { status: response.status, body: await response.json() as Answer };
  };
  const rule = ({ status, body }: Awaited<ReturnType<typeof post>>) => [status, body.errors[0]?.extensions['code'], body.errors[0]?.extensions['rule']];

  it.each([['documentId', { documentId: HASH }], ['documentId with its kind', { documentId: `sha256:${HASH}` }], ['the extension of persisted queries', { extensions: { persistedQuery: { version: 1, sha256Hash: HASH } } }], ['text', { query: KNOWN_TEXT }], ['text with other layout and comments', { query: '# who\nquery Whoami { me { name, } }' }], ['both', { query: KNOWN_TEXT, documentId: HASH }]])(
    'are answered by %s', async (_name, body) => {
      for (const to of [house, free]) expect(await post(body, 'clerk.zz', to)).toEqual({ status: 200, body: ANSWER });
    });

  it('are answered by address, over SSE and over WebSocket', async () => {
    const headers = { authorization: `Bearer ${await house.token('clerk.zz')}`, 'apollo-require-preflight': '1' };
    const extensions = encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: HASH } }));
    expect(await (await fetch(`${house.address}/graphql?extensions=${extensions}`, { headers })).json()).toEqual(ANSWER);
    expect(await (await fetch(`${house.address}/graphql?documentId=${HASH}`, { headers: { ...headers, accept: 'text/event-stream' } })).text()).toContain(JSON.stringify(ANSWER));
    const heard = await subscribe(house, 'graphql-ws', KNOWN_TEXT, { as: 'clerk.zz' });
    await heard.over;
    expect(heard.results).toEqual([ANSWER]);
    await heard.stop();
  });

  it.each(['query Whoami { me { name id } }', 'query Whoami { me { n: name } }', `${KNOWN_TEXT} query Other { me { id } }`, '{ __schema { types { name } } }'])('are all that a clerk is answered: not %s', async (query) => {
    expect(rule(await post({ query, operationName: query.includes('Other') ? 'Other' : undefined }))).toEqual([403, 'FORBIDDEN', 'limits.unknown-operation']);
    expect((await post({ query, operationName: query.includes('Other') ? 'Other' : undefined }, 'clerk.zz', free)).status).toBe(200);
  });

  it.each(['dev', 'drc', 'sup', 'gov'])('are not all for %s', async (login) => { expect((await post({ query: '{ me { id } }' }, login)).status).toBe(200); });

  it('hold over WebSocket and SSE', async () => {
    const [ws, sse] = [await subscribe(house, 'graphql-ws', 'subscription { events { id } }', { as: 'clerk.zz' }), await subscribe(house, 'graphql-sse', 'subscription { events { id } }', { as: 'clerk.zz' })];
    await Promise.all([ws.over, sse.over]);
    expect(ws.failure).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ rule: 'limits.unknown-operation' }) })]);
    expect(sse.failure).toMatchObject({ response: { status: 403 } });
    await ws.stop();
  });

  it('cannot be made by a client', async () => {
    const query = '{ me { id } }';
    const extensions = { persistedQuery: { version: 1, sha256Hash: hashOf(parse(query)) } };
    expect((await post({ query, extensions }, 'drc', free)).status).toBe(200);
    expect(rule(await post({ extensions }, 'drc', free))).toEqual([400, 'BAD_USER_INPUT', 'limits.unknown-hash']);
  });

  it('answer a client of automatic persisted queries in its own word, so that it sends the text from then on', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    expect((await post({ extensions }, 'drc', free)).body.errors[0]).toEqual({ message: 'PersistedQueryNotSupported', extensions: { code: 'BAD_USER_INPUT', rule: 'limits.unknown-hash', details: { hash: 'a'.repeat(64) } } });
    expect((await post({ documentId: 'a'.repeat(64) }, 'drc', free)).body.errors[0]?.message).toContain('send the text');
    expect((await post({ query: '{ me { name } }', extensions }, 'drc', free)).body).toEqual(ANSWER);
  });

  it('do not take a known hash for another text', async () => { expect(rule(await post({ query: '{ me { id } }', documentId: HASH }))).toEqual([403, 'FORBIDDEN', 'limits.unknown-operation']); });

  it.each([{ documentId: 'x' }, { documentId: '__proto__' }, { extensions: { persistedQuery: { sha256Hash: '../../etc/passwd' } } }, { extensions: { persistedQuery: { version: 2, sha256Hash: HASH } } }, { documentId: { a: 1 } }])('are not found by %j', async (body) => {
    expect((await post(body)).status).toBe(400);
  });

  it('are committed under the hash of their text', () => {
    const file = new URL('../../operations.json', import.meta.url);
    const hashes = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object);
    const known = knownOperations(file);
    expect(hashes.map((hash) => hashOf(parse(known.textOf(hash) ?? '')))).toEqual(hashes);
    expect(known.textOf('0'.repeat(64))).toBeNull();
  });
});
