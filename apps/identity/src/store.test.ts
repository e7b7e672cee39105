import { Store } from './store';

describe('what the issuer remembers 登录会话存储', () => {
  const clock = { now: 1_000_000 };
  const store = () => new Store(() => clock.now, 3);
  const person = (name: string) => ({ accountId: name, uid: `uid ${name}` });

  it('forgets what has expired', async () => {
    const sessions = store().adapterFor('Session');
    await sessions.upsert('a', person('drc'), 60);
    expect(await sessions.findByUid('uid drc')).toMatchObject({ accountId: 'drc' });
    clock.now += 60_000;
    expect(await sessions.find('a')).toBeUndefined();
    expect(await sessions.findByUid('uid drc')).toBeUndefined();
  });

  it('lets nobody who is not signed in push out one who is', async () => {
    const sessions = store().adapterFor('Session');
    await sessions.upsert('drc', person('drc'), 600);
    await sessions.upsert('fin', person('fin'), 600);
    for (let each = 0; each < 100; each += 1) await sessions.upsert(`stranger ${each}`, { uid: `uid ${each}` }, 600);
    expect([await sessions.find('drc'), await sessions.find('fin'), await sessions.find('stranger 98'), await sessions.find('stranger 99')].map((found) => found !== undefined)).toEqual([true, true, false, true]);
    for (const name of ['gov', 'sup']) await sessions.upsert(name, person(name), 600);
    expect(await sessions.find('drc')).toBeUndefined();
    expect(await sessions.find('sup')).toBeDefined();
  });

  it('ends all that was granted together, and nothing else', async () => {
    const tokens = store().adapterFor('RefreshToken');
    await tokens.upsert('a', { grantId: 'one' }, 600);
    await tokens.upsert('b', { grantId: 'two' }, 600);
    await tokens.revokeByGrantId('one');
    expect([await tokens.find('a'), await tokens.find('b')]).toEqual([undefined, { grantId: 'two' }]);
  });
});
