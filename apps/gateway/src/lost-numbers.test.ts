import { refuseLostNumbers } from './lost-numbers';
import { openSmallHouse, type SmallHouse } from './small-house.fixture';

describe('a number that does not arrive 无法传递的数字', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); });
  afterAll(() => house.stop());

  it.each(['1e400', '-1e400', '-0', '-0.0', '{"a":[1,{"b":1e999}]}'])('is refused before any service is asked: %s', async (written) => {
    house.heard.length = 0;
    const response = await fetch(`${house.address}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await house.token('drc')}` },
      body: `{"query":"query($code: String!) { project(code: $code) { name } }","variables":{"code":"P1","other":${written}}}`,
    });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', rule: 'gateway.number-not-kept' } }] });
    expect(response.status).toBe(400);
    expect(house.heard).toEqual([]);
  });

  it.each([{}, { a: null, b: undefined, c: [null, 0, [undefined, 1.5]] }, { a: 'NaN', b: true, c: Number.MAX_VALUE }])('is none of %j', (variables) => {
    expect(() => { refuseLostNumbers(variables); }).not.toThrow();
  });

  it.each([{ a: undefined, b: Infinity }, { b: -Infinity, a: null }, { a: [undefined, { c: NaN }] }])('is found wherever it stands: %j', (variables) => {
    expect(() => { refuseLostNumbers(variables); }).toThrow(expect.objectContaining({ rule: 'gateway.number-not-kept' }));
  });
});
