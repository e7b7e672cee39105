import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createLog } from '@cornerstone/runtime/log';
import { createLocalJWKSet, jwtVerify, type JWK } from 'jose';
import { forbidden } from '@cornerstone/kernel/rejection';
import { signInFirst } from '../identity/refusals';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { openSigner } from './signer';

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('the signer beside another router 签名代理', () => {
  let house: SmallHouse;
  let server: Server;
  beforeAll(async () => {
    house = await openSmallHouse();
    const keys = createLocalJWKSet({ keys: [house.publicKey as unknown as JWK] });
    server = openSigner({
      subgraphs: house.subgraphs, log: createLog('signer', 'silent'),
      identify: async (authorization) => {
        if (!authorization) throw signInFirst();
        const { payload } = await jwtVerify(authorization.replace('Bearer ', ''), keys).catch((): never => { throw forbidden('access.token', { en: 'no', zh: 'no' }); });
        return { id: payload.sub ?? '', departmentId: null, departments: [], regions: '*', roles: payload['roles'] as string[], onEnd: () => () => undefined };
      },
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  });
  afterEach(() => { house.heard.length = 0; house.replace('approvals', null); });
  afterAll(async () => { server.closeAllConnections(); server.close(); await house.stop(); });
  const post = async (service: string, body: object, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${service}`, { method: 'POST', headers: { authorization: `Bearer ${await house.token('drc')}`, 'content-type': 'application/json', 'accept-language': 'en', ...headers }, body: JSON.stringify(body) });
  const ENTITIES = { query: 'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Project { mayStart } } }', variables: { representations: [{ __typename: 'Project', id: 'prj_1' }] } };

  it('hands on what a router asks, signed for the person and the body, with the trace', async () => {
    const response = await post('approvals', ENTITIES, { traceparent: TRACE, 'x-user': 'gov' });
    expect([response.status, await response.json()]).toEqual([200, { data: { _entities: [{ mayStart: true }] } }]);
    expect(house.heard.map(({ claims, headers }) => [claims['aud'], claims['roles'], headers['traceparent'], headers['x-user']])).toEqual([['approvals', ['drc'], TRACE, undefined]]);
  });

  it('asks nothing for nobody, nothing of nowhere, and nothing but by POST', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect([(await fetch(`${url}/approvals`, { method: 'POST', body: '{}' })).status, (await post('elsewhere', {})).status, (await fetch(`${url}/approvals`)).status, (await post('constructor', {})).status]).toEqual([401, 404, 405, 404]);
    expect(house.heard).toEqual([]);
  });

  it('says which service is away, and not where it lies', async () => {
    house.replace('approvals', (incoming) => { incoming.socket.destroy(); });
    const response = await post('approvals', ENTITIES);
    const text = await response.text();
    expect([response.status, JSON.parse(text)]).toMatchObject([503, { errors: [{ extensions: { code: 'UNAVAILABLE', details: { service: 'approvals' } } }] }]);
    expect(text).not.toContain('127.0.0.1');
  });
});
