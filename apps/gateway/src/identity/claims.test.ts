import { claimedIn, OUR_NAMES } from './claims';

const rights = { departments: ['dep_410100_finance'], regions: ['410000.410100'], roles: ['fin'] };

describe('the claims of a token 令牌声明', () => {
  it('are read by our names', () => {
    expect(claimedIn({ sub: 'per_1', ...rights }, OUR_NAMES)).toEqual({ id: 'per_1', rights });
    expect(claimedIn({ sub: 'per_1', ...rights, regions: ['*'] }, OUR_NAMES)?.rights?.regions).toBe('*');
  });

  it('are read by the names of an issuer: paths, and names that have dots themselves', () => {
    const names = { person: 'https://login.example/person', departments: 'realm.units', regions: 'realm.reach', roles: 'realm_access.roles' };
    const payload = { sub: 'f:77', 'https://login.example/person': 'per_1', realm: { units: rights.departments, reach: rights.regions }, realm_access: { roles: ['fin', 'uma_authorization', 'Everyone'] } };
    expect(claimedIn(payload, names)).toEqual({ id: 'per_1', rights });
  });

  it.each(['__proto__.roles', 'constructor.name', 'realm.length', 'realm.roles.more'])('are none at %s', (roles) => {
    expect(claimedIn({ sub: 'per_1', ...rights, realm: 'text' }, { ...OUR_NAMES, roles })?.rights).toBeNull();
  });

  it.each([[undefined], [''], [7], ['system:projects'], ['per 1'], ['per_1\u0000'], ['x'.repeat(201)], ['名']])('name nobody with %j', (sub) => {
    expect(claimedIn({ ...rights, sub } as never, OUR_NAMES)).toBeNull();
  });
});
