import { openSmallHouse, type SmallHouse } from '../small-house.fixture';

describe('act for one of several departments 代表部门', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); });
  afterAll(() => house.stop());

  const ask = async (department?: string) => {
    const token = await house.tokenOf('per_two', { departments: ['dep_410100_finance', 'dep_410100_water'], regions: ['410000.410100'], roles: ['clerk'] });
    const { status, errors: [error] } = await house.ask('{ me { name } }', { headers: { authorization: `Bearer ${token}`, ...(department !== undefined && { 'cornerstone-department': department }) } });
    return { status, rule: error?.extensions['rule'], department: status === 200 ? house.heard.at(-1)?.claims['dep'] : undefined };
  };

  it('is for the first where nothing is said, else for the one that is named', async () => {
    expect([(await ask()).department, (await ask('dep_410100_water')).department, (await ask('dep_410100_finance')).department]).toEqual(['dep_410100_finance', 'dep_410100_water', 'dep_410100_finance']);
  });

  it.each(['dep_410300_finance', '', 'dep_410100_finance, dep_410100_water', '*'])('is refused for %j, which is none of theirs', async (department) => {
    expect(await ask(department)).toEqual({ status: 403, rule: 'access.not-your-department', department: undefined });
  });
});
