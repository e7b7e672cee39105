import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { subscribe } from '../subscriptions/clients.fixture';
import { requireShallow } from './nesting';

const lists = (deep: number): string => '['.repeat(deep) + ']'.repeat(deep);
const objects = (deep: number): string => '{"a":'.repeat(deep) + '1' + '}'.repeat(deep);

describe('nesting of a request 请求嵌套层数', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); });
  afterAll(() => house.stop());
  const post = async (path: string, body: string) => {
    const response = await fetch(`${house.address}${path}`, { method: 'POST', headers: { authorization: `Bearer ${await house.token('ops')}`, 'content-type': 'application/json' }, body });
    return [response.status, (JSON.parse(await response.text()) as { errors?: { extensions: unknown }[] }).errors?.[0]?.extensions];
  };
  const refused = { code: 'BAD_USER_INPUT', rule: 'limits.nesting', details: { limit: 64 } };

  it.each([lists, objects])('may be 64 levels, of either bracket', (nested) => {
    expect(() => { requireShallow(JSON.parse(nested(64))); }).not.toThrow();
    expect(() => { requireShallow(JSON.parse(nested(65))); }).toThrow(expect.objectContaining({ rule: 'limits.nesting' }));
  });

  it.each([['lists', lists(8_000)], ['objects', objects(8_000)], ['as many lists as a request has room for', lists(120_000)]])('is refused of %s, to a service and to the graph', async (_name, nested) => {
    expect(await post('/events/operate/projects', nested)).toEqual([400, refused]);
    expect(await post('/events/operate/projects', `{"do":"auditTrail","project":${nested}}`)).toEqual([400, refused]);
    expect(await post('/graphql', `{"query":"{ me { name } }","variables":{"a":${nested}}}`)).toEqual([400, refused]);
  });

  it('is refused in an address and over a socket', async () => {
    const response = await fetch(`${house.address}/graphql?query={me{name}}&variables={"a":${lists(3_000)}}`, { headers: { authorization: `Bearer ${await house.token('drc')}`, 'apollo-require-preflight': '1' } });
    expect([response.status, await response.json()]).toEqual([400, { errors: [expect.objectContaining({ extensions: refused })] }]);
    const socket = await subscribe(house, 'graphql-ws', '{ me { name } }', { variables: JSON.parse(objects(1_000)) as Record<string, unknown> });
    await socket.over;
    expect(socket.failure).toEqual([expect.objectContaining({ extensions: refused })]);
    await socket.stop();
  });
});
