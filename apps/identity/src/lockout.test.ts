import { openSmallIdentity, PASSWORD, Visitor, type SmallIdentity } from './visitor.fixture';

const MINUTE = 60_000;

describe('lock a login after five wrong passwords 密码错误锁定', () => {
  let identity: SmallIdentity;
  beforeEach(async () => { identity = await openSmallIdentity(); });
  afterEach(() => identity.stop());

  /** One try from an address: the status, and what the page says. */
  const trying = (address: string) => {
    const visitor = new Visitor(identity, { 'accept-language': 'en', 'x-forwarded-for': address });
    const page = visitor.begin();
    return async (login: string, password: string) => {
      const { status, text, headers } = await visitor.ask(await page, { login, password });
      return { status, said: /role="alert">([^<]*)/.exec(text)?.[1] ?? '', after: headers.get('retry-after') };
    };
  };
  const wrong = async (tries: number, login: string, address = '192.0.2.1') => { const attempt = trying(address); for (let each = 0; each < tries; each += 1) await attempt(login, 'wrong'); return attempt; };

  it('refuses the right password too, until the time it says', async () => {
    const attempt = await wrong(5, 'drc');
    const refused = await attempt('drc', PASSWORD);
    expect(refused).toMatchObject({ status: 429, after: '900' });
    expect(refused.said).toMatch(/^5 wrong passwords: this login is locked until \d\d:\d\d:\d\d, Beijing time\.$/);
    identity.clock.now += 15 * MINUTE - 1;
    expect((await attempt('drc', PASSWORD)).status).toBe(429);
    identity.clock.now += 1;
    expect((await trying('192.0.2.1')('drc', PASSWORD)).status).toBe(303);
  });

  it('counts from the start again after a lock and after a success', async () => {
    await wrong(4, 'drc');
    expect((await trying('192.0.2.1')('drc', PASSWORD)).status).toBe(303);
    await wrong(4, 'drc');
    expect((await trying('192.0.2.2')('drc', PASSWORD)).status).toBe(303);
    await wrong(5, 'fin', '192.0.2.3');
    identity.clock.now += 15 * MINUTE;
    await wrong(4, 'fin', '192.0.2.3');
    expect((await trying('192.0.2.3')('fin', PASSWORD)).status).toBe(303);
  });

  it('locks one login and no other, from wherever the wrong passwords came', async () => {
    for (let each = 1; each <= 5; each += 1) await wrong(1, 'drc', `192.0.2.${each}`);
    expect((await trying('192.0.2.9')('drc', PASSWORD)).status).toBe(429);
    expect((await trying('192.0.2.9')('fin', PASSWORD)).status).toBe(303);
  });

  it('lets no thirty tries side by side be more than five', async () => {
    const attempt = trying('192.0.2.1');
    const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => attempt('drc', `guess ${at}`)));
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(25);
  });

  it('lets one address lock two logins, and then only itself out', async () => {
    await wrong(5, 'drc');
    await wrong(5, 'fin');
    const attempt = await wrong(5, 'gov');
    expect(await attempt('gov', 'wrong')).toMatchObject({ status: 429, said: expect.stringContaining('Too many wrong passwords from your address') });
    expect((await trying('198.51.100.1')('gov', PASSWORD)).status).toBe(303);
    identity.clock.now += 15 * MINUTE;
    expect((await trying('192.0.2.1')('gov', PASSWORD)).status).toBe(303);
  });

  it('counts a network of IPv6 as one address, and names that nobody has for their sender', async () => {
    for (let each = 0; each < 10; each += 1) await wrong(1, `nobody ${each}`, `2001:db8:1:2::${each}`);
    expect((await trying('2001:db8:1:2:ffff::1')('drc', PASSWORD)).status).toBe(429);
    expect((await trying('2001:db8:1:3::1')('drc', PASSWORD)).status).toBe(303);
  });

  it('says the same of a name that nobody has as of a wrong password', async () => {
    const attempt = trying('192.0.2.1');
    expect((await attempt('nobody', PASSWORD)).said).toBe((await attempt('drc', 'wrong')).said);
    expect((await attempt('__proto__', PASSWORD)).status).toBe(403);
  });
});
