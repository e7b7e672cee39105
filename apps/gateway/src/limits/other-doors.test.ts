import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { until } from '@cornerstone/testing/until';

const FEW = { reads: 2, mutations: 1, imports: 1, strangers: 100 };

describe('rates beside the graph 图查询以外的频率限制', () => {
  let house: SmallHouse;
  beforeEach(async () => { house = await openSmallHouse({ hasFiles: true, gate: { rates: FEW } }); });
  afterEach(() => house.stop());
  const ruleOf = async (path: string, method = 'GET', body: string | null = null): Promise<unknown> => {
    const response = await fetch(`${house.address}${path}`, { method, headers: { authorization: `Bearer ${await house.token('drc')}`, 'content-type': 'application/json' }, body });
    return response.status === 429 ? ((await response.json()) as { errors: [{ extensions: { rule: string } }] }).errors[0].extensions.rule : response.body?.cancel();
  };

  it.each([['a command', '/events/operate/nobody', 'POST', '{}'], ['a stream', '/events/stream', 'GET', null], ['a download', '/files/fil_1', 'GET', null]])('count %s as a read', async (_name, path, method, body) => {
    await until(async () => house.streams.hub.places() !== null);
    expect([await ruleOf(path, method, body), await ruleOf(path, method, body)]).toEqual([undefined, undefined]);
    expect(await ruleOf(path, method, body)).toBe('limits.reads');
    expect((await house.ask('{ me { name } }')).status).toBe(429);
    expect((await house.ask('{ me { name } }', { as: 'gov' })).status).toBe(200);
  });

  it('count an upload as a mutation', async () => {
    expect([await ruleOf('/files', 'POST', '{}'), await ruleOf('/files', 'POST', '{}')]).toEqual([undefined, 'limits.mutations']);
    expect((await house.ask('mutation { reportProgress(code: "P1") { name } }')).status).toBe(429);
  });
});
