import { setTimeout as delay } from 'node:timers/promises';
import { until } from '@cornerstone/testing/until';
import { CLAIMS, openIssuer, type TestIssuer } from '../issuer.fixture';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { PACE, type Pace } from './issuer-keys';

const QUICK: Pace = { refresh: 100, retry: 50, keep: 4_000, cooldown: 100, patience: 5_000 };
const MINUTE = 60_000;

describe('the keys of an issuer 签名密钥轮换', () => {
  let issuer: TestIssuer;
  let house: SmallHouse;
  const open = async (pace: Partial<Pace> = {}, address = issuer.name): Promise<void> => { house = await openSmallHouse({ oidc: { issuer: address, pace: { ...QUICK, ...pace } } }); };
  beforeEach(async () => { issuer = await openIssuer(); });
  afterEach(async () => { await house.stop(); await issuer.goDown(); });

  const ask = async (token: string) => {
    const { status, errors: [error], data } = await house.ask('{ me { name } }', { headers: { authorization: `Bearer ${token}` } });
    return { status, code: error?.extensions['code'], rule: error?.extensions['rule'], data };
  };
  const good = { status: 200, data: { me: { name: '董瑞' } } };
  const unavailable = { status: 503, code: 'UNAVAILABLE', rule: 'access.issuer-unavailable' };

  it('change under a stream of requests, and none of them fails', async () => {
    // Only an unknown key makes it ask again: nothing is known ahead of its first token.
    await open({ refresh: MINUTE, keep: 10 * MINUTE });
    const answers: number[] = [];
    let goesOn = true;
    const streams = Array.from({ length: 4 }, async () => { while (goesOn) answers.push((await ask(await issuer.token())).status); });
    for (let change = 0; change < 5; change += 1) {
      const before = issuer.current();
      await issuer.rotate(change % 2 === 0 ? 'EdDSA' : 'ES256');
      const since = answers.length;
      await until(() => answers.length > since + 40);
      issuer.retire(before.kid);
    }
    goesOn = false;
    await Promise.all(streams);
    expect(answers.length).toBeGreaterThan(200);
    expect(answers.filter((status) => status !== 200)).toEqual([]);
    // As often as they changed, and not as often as somebody asked.
    expect(issuer.asked()).toBeLessThan(15);
  }, 60_000);

  it('that were taken away are refused', async () => {
    await open();
    const token = await issuer.token();
    expect(await ask(token)).toMatchObject(good);
    const gone = issuer.current();
    await issuer.rotate();
    expect(await ask(token)).toMatchObject(good);
    issuer.retire(gone.kid);
    await until(async () => (await ask(token)).status !== 200);
    expect(await ask(token)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', rule: 'access.token-not-valid' });
  });

  it('stay good while the issuer does not answer, for a time, and again when it does', async () => {
    await open();
    expect(await ask(await issuer.token())).toMatchObject(good);
    const token = await issuer.token();
    const since = performance.now();
    await issuer.goDown();
    expect(await ask(token)).toMatchObject(good);
    expect(await ask(await issuer.token(CLAIMS, { header: { kid: 'new' } }))).toMatchObject(unavailable);
    await until(async () => (await ask(token)).status !== 200);
    expect(performance.now() - since).toBeGreaterThan(QUICK.keep - QUICK.refresh - 50);
    expect(await ask(token)).toMatchObject(unavailable);
    await issuer.comeUp();
    await until(async () => (await ask(token)).status === 200);
  });

  it('are kept for five minutes of silence at least, and for ten after they were taken away at most', () => {
    expect(PACE.keep - PACE.refresh - PACE.patience).toBeGreaterThanOrEqual(5 * MINUTE);
    expect(PACE.keep).toBeLessThanOrEqual(10 * MINUTE);
  });

  it('may come later than the gateway: until then it says that it cannot tell', async () => {
    const token = await issuer.token();
    await issuer.goDown();
    await open();
    expect(await ask(token)).toMatchObject(unavailable);
    expect((await fetch(`${house.address}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${token}` } })).headers.get('retry-after')).toBe('5');
    expect(await ask(await house.token('drc'))).toMatchObject(good);
    await issuer.comeUp();
    await until(async () => (await ask(token)).status === 200);
  });

  it('are not asked for once for each token of an unknown key', async () => {
    await open({ refresh: MINUTE, cooldown: 500 });
    expect(await ask(await issuer.token())).toMatchObject(good);
    const before = issuer.asked();
    const since = performance.now();
    const strange = await Promise.all(Array.from({ length: 60 }, async (_, at) => ask(await issuer.token(CLAIMS, { header: { kid: `strange-${at}` } }))));
    expect(new Set(strange.map(({ status, rule }) => `${status} ${String(rule)}`))).toEqual(new Set(['401 access.token-not-valid']));
    expect(issuer.asked() - before).toBeLessThanOrEqual(Math.ceil((performance.now() - since) / 500) + 1);
  });

  it('of one that calls itself otherwise are not taken', async () => {
    await issuer.goDown();
    issuer = await openIssuer('https://login.example');
    await open({}, issuer.address);
    await delay(50);
    expect(await ask(await issuer.token(CLAIMS, { edit: (token) => token.setIssuer(issuer.address) }))).toMatchObject(unavailable);
  });
});
