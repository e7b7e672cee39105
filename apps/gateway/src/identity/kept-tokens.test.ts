import { notValid } from './refusals';
import { keepingVerified } from './kept-tokens';
import { OUR_NAMES } from './claims';

describe('tokens that were found good 已验证令牌', () => {
  let [now, keys, until]: [number, string | null, number] = [0, 'one', Infinity];
  let looked: string[] = [];
  beforeEach(() => { [now, keys, until] = [1_000_000, 'one', Infinity]; looked = []; });

  const open = (meanwhile: () => void = () => undefined) => keepingVerified(async (token) => {
    looked.push(token);
    await Promise.resolve();
    meanwhile();
    if (token.startsWith('bad')) throw notValid('signature');
    return { payload: { sub: token }, until, names: OUR_NAMES };
  }, () => keys, () => now);

  it('are not looked into again for a minute, and then again', async () => {
    const find = open();
    expect(await find('a')).toEqual(await find('a'));
    now += 59_999;
    expect((await find('a')).payload).toEqual({ sub: 'a' });
    expect(looked).toEqual(['a']);
    now += 1;
    await find('a');
    expect(looked).toEqual(['a', 'a']);
  });

  it('are not one for another', async () => {
    const find = open();
    expect([(await find('a')).payload.sub, (await find('b')).payload.sub]).toEqual(['a', 'b']);
  });

  it('are looked into again once they have ended', async () => {
    const find = open();
    until = now + 5_000;
    await find('a');
    now += 4_999;
    await find('a');
    now += 1;
    await find('a');
    expect(looked).toEqual(['a', 'a']);
  });

  it('are looked into again when the keys have changed, and also when they are as they were before', async () => {
    const find = open();
    await find('a');
    keys = 'two';
    await find('a');
    keys = 'one';
    await find('a');
    expect(looked).toEqual(['a', 'a', 'a']);
  });

  it('are looked into each time while the keys cannot be relied on', async () => {
    const find = open();
    await find('a');
    keys = null;
    await find('a');
    await find('a');
    expect(looked).toEqual(['a', 'a', 'a']);
  });

  it('are not kept where the keys changed while they were asked', async () => {
    const find = open(() => { keys = 'two'; });
    await find('a');
    await find('a');
    expect(looked).toEqual(['a', 'a']);
  });

  it('are the good ones only', async () => {
    const find = open();
    await expect(find('bad')).rejects.toMatchObject({ rule: 'access.token-not-valid' });
    await expect(find('bad')).rejects.toMatchObject({ rule: 'access.token-not-valid' });
    expect(looked).toEqual(['bad', 'bad']);
  });

  it('are no more than some thousands', async () => {
    const find = open();
    for (let each = 0; each <= 5_000; each += 1) await find(`t${each}`);
    await find('t5000');
    expect(looked).toHaveLength(5_001);
    await find('t0');
    expect(looked).toHaveLength(5_002);
  });
});
