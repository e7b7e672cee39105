import type { Received } from '@cornerstone/events/define';
import { memoryBroker } from '@cornerstone/testing/memory-broker';
import { until } from '@cornerstone/testing/until';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { anEvent, outgoing } from '../streams/events.fixture';

const MARTHA = { id: 'per_martha', departments: ['dep_410100_finance'], regionPaths: ['410000.410100'], roles: ['fin'], disabled: false };
let version = 0;
const told = (changed: Partial<typeof MARTHA> = {}, envelope: Partial<Received> = {}) => outgoing(anEvent({ type: 'directory.person.defined.v1', projectId: null, aggregateId: changed.id ?? MARTHA.id, subject: MARTHA.id, aggregateVersion: version += 1, regionPaths: [], data: { ...MARTHA, ...changed }, ...envelope }));

describe('rights of whom the directory lists 名录人员权限', () => {
  let house: SmallHouse;
  const bearer = async (id: string, claims: object = {}): Promise<string> => `Bearer ${await house.tokenOf(id, claims)}`;
  const asked = async (id: string, claims: object = {}) => {
    const { status, errors: [error] } = await house.ask('{ me { name } }', { headers: { authorization: await bearer(id, claims) } });
    return { status, rule: error?.extensions['rule'], ...(status === 200 && { claims: house.heard.at(-1)?.claims }) };
  };
  beforeEach(async () => { house = await openSmallHouse(); await until(() => house.streams.hub.places() !== null); });
  afterEach(() => house.stop());
  const claimed = { departments: ['dep_x'], regions: '*', roles: ['ops'] };

  it('are those of the directory, whatever the token says', async () => {
    await house.broker.publish([told()]);
    await until(async () => (await asked(MARTHA.id)).status === 200);
    expect(await asked(MARTHA.id, claimed)).toMatchObject({ claims: { sub: MARTHA.id, dep: 'dep_410100_finance', deps: ['dep_410100_finance'], regions: ['410000.410100'], roles: ['fin'] } });
    await house.broker.publish([told({ regionPaths: ['*'], roles: ['fin', 'ops'] })]);
    await until(async () => (await asked(MARTHA.id)).claims?.['regions'] === '*');
    expect(await asked(MARTHA.id)).toMatchObject({ claims: { roles: ['fin', 'ops'] } });
  });

  it('end everywhere when the person is disabled, and come back (64)', async () => {
    await house.broker.publish([told(), told({ disabled: true })]);
    await until(async () => (await asked(MARTHA.id, claimed)).status === 401);
    expect(await asked(MARTHA.id, claimed)).toEqual({ status: 401, rule: 'access.person-disabled' });
    for (const [path, method] of [['/events/stream', 'GET'], ['/events/operate/projects', 'POST'], ['/graphql', 'POST']] as const) {
      const response = await fetch(`${house.address}${path}`, { method, headers: { authorization: await bearer(MARTHA.id, claimed), accept: path === '/graphql' ? 'text/event-stream' : '*/*' } });
      expect([path, response.status, ((await response.json()) as { errors: { extensions: { rule: string } }[] }).errors[0]?.extensions.rule]).toEqual([path, 401, 'access.person-disabled']);
    }
    await house.broker.publish([told()]);
    await until(async () => (await asked(MARTHA.id)).status === 200);
  });

  it('are not those of an event that came again late', async () => {
    const before = version + 1;
    await house.broker.publish([told(), told({ disabled: true })]);
    await until(async () => (await asked(MARTHA.id)).rule === 'access.person-disabled');
    await house.broker.publish([told({}, { aggregateVersion: before }), told({ id: 'per_other' })]);
    await until(async () => (await asked('per_other')).status === 200);
    expect(await asked(MARTHA.id)).toEqual({ status: 401, rule: 'access.person-disabled' });
  });

  it('are those of the token for whom it does not list, and none without', async () => {
    expect(await asked('per_stranger', claimed)).toMatchObject({ status: 200, claims: { roles: ['ops'] } });
    await until(async () => (await asked('per_stranger')).rule === 'access.no-rights');
    expect(await asked('per_stranger')).toEqual({ status: 401, rule: 'access.no-rights' });
  });

  it('are read past what is no event of the directory', async () => {
    await house.broker.publish([{ topic: 'directory.person', key: 'x', value: 'nonsense', headers: {} }, { ...told({ roles: ['ops'] }), value: '{"id":"per_martha"}' }, told()]);
    await until(async () => (await asked(MARTHA.id)).status === 200);
    expect(await asked(MARTHA.id)).toMatchObject({ claims: { roles: ['fin'] } });
  });
});

describe('rights before the directory was read 名录未读', () => {
  it('are those of the token; without any, who asks is told to try again', async () => {
    const broker = memoryBroker();
    broker.become('down');
    const house = await openSmallHouse({ broker });
    const ask = async (claims: object) => house.ask('{ me { name } }', { headers: { authorization: `Bearer ${await house.tokenOf(MARTHA.id, claims)}` } });
    expect(await ask({ departments: [], regions: ['410000'], roles: ['clerk'] })).toMatchObject({ status: 200 });
    expect(await ask({})).toMatchObject({ status: 503, errors: [{ extensions: { code: 'UNAVAILABLE', rule: 'access.rights-unread' } }] });
    broker.become('up');
    await until(() => house.streams.hub.places() !== null);
    await broker.publish([told({ disabled: true })]);
    await until(async () => (await ask({ departments: [], regions: ['410000'], roles: ['clerk'] })).status === 401);
    broker.become('down');
    expect(await ask({ departments: [], regions: ['410000'], roles: ['clerk'] })).toMatchObject({ status: 401, errors: [{ extensions: { rule: 'access.person-disabled' } }] });
    await house.stop();
  });
});
