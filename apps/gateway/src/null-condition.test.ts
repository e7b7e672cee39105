import { openSmallHouse, type SmallHouse } from './small-house.fixture';
import { subscribe } from './subscriptions/clients.fixture';

describe.each(['compiled', 'plain'] as const)('null for a variable that decides, executor %s 条件变量为空', (executor) => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse({ executor }); });
  beforeEach(() => { house.heard.length = 0; });
  afterAll(() => house.stop());

  it.each([
    ['at the root', 'query($a: Boolean = true) { me @include(if: $a) { id } }'], ['below it', 'query($a: Boolean = true) { me { id name @skip(if: $a) } }'],
    ['in a fragment', 'query($a: Boolean = true) { me { ...A } } fragment A on Person { id name @include(if: $a) }'],
    ['of a mutation, which is not done', 'mutation($a: Boolean = true) { reportProgress(code: "P1") { name note @include(if: $a) } }'],
  ])('is refused before any service is asked: %s', async (_, query) => {
    for (let time = 0; time < 2; time += 1) {
      await house.ask(query, { variables: {} });
      house.heard.length = 0;
      const { status, data, errors } = await house.ask(query, { variables: { a: null } });
      expect([status, data, errors.map(({ extensions }) => [extensions['code'], extensions['rule']]), house.heard]).toEqual([400, null, [['BAD_USER_INPUT', 'gateway.null-condition']], []]);
    }
  });

  it('is refused of a subscription when it begins', async () => {
    const heard = await subscribe(house, 'graphql-sse', 'subscription($a: Boolean = true) { projectChanged(code: "P1") { code name @skip(if: $a) } }', { variables: { a: null } });
    await heard.over;
    expect(heard.results.map(({ errors }) => errors?.[0]?.extensions?.['rule'])).toEqual(['gateway.null-condition']);
  });

  it('is none where the variable decides nothing, or is not given', async () => {
    expect((await house.ask('query($a: Boolean = true, $code: String = null) { me { id name @include(if: $a) } project(code: $code) { code } }', { variables: { code: null } })).errors.map(({ extensions }) => extensions['rule'])).not.toContain('gateway.null-condition');
  });
});
