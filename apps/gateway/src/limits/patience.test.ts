import { getEventListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { patiently } from './patience';

/** Waits as fetch does: until it is told to give up. */
const forEver = (signal: AbortSignal): Promise<never> => new Promise((_, reject) => {
  const giveUp = (): void => { reject(signal.reason as Error); };
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp);
});

describe('patience with one answer 等待时限', () => {
  it('ends after its time, as a timeout', async () => {
    await expect(patiently(20, new AbortController().signal, forEver)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it.each([['before', 0], ['while', 10]])('ends with what it is a part of, over %s it is asked', async (_, after) => {
    const whole = new AbortController();
    if (after === 0) whole.abort(new Error('over'));
    else setTimeout(() => { whole.abort(new Error('over')); }, after);
    await expect(patiently(60_000, whole.signal, forEver)).rejects.toThrow('over');
    expect(getEventListeners(whole.signal, 'abort')).toEqual([]);
  });

  it('leaves nothing behind with its answer: no listener, and its signal is never aborted', async () => {
    const whole = new AbortController();
    const signal = await patiently(20, whole.signal, async (given) => given);
    await delay(60);
    whole.abort();
    expect([signal.aborted, getEventListeners(whole.signal, 'abort')]).toEqual([false, []]);
  });
});

describe('timers of an operation 操作计时器', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); });
  afterAll(() => house.stop());

  it('are none once it is answered', async () => {
    const given = { setTimeout, clearTimeout };
    const open = new Map<unknown, number>();
    /** Those of the gateway's limits: seconds that an operation and an answer may take. */
    globalThis.setTimeout = ((work: () => void, ms: number) => { const timer = given.setTimeout(work, ms); if (ms === 3_000 || ms === 10_000) open.set(timer, ms); return timer; }) as typeof setTimeout;
    globalThis.clearTimeout = ((timer?: NodeJS.Timeout) => { open.delete(timer); given.clearTimeout(timer); }) as typeof clearTimeout;
    const seen = new Set<number>();
    house.replace('projects', (_incoming, outgoing) => {
      for (const ms of open.values()) seen.add(ms);
      outgoing.setHeader('content-type', 'application/json').end(JSON.stringify({ data: { project: { __typename: 'Project', id: 'prj_1', name: '黄河' } } }));
    });
    try {
      expect((await house.ask('{ project(code: "P1") { name } }')).data).toEqual({ project: { name: '黄河' } });
    } finally {
      Object.assign(globalThis, given);
    }
    expect([[...seen].sort((one, other) => one - other), [...open.values()]]).toEqual([[3_000, 10_000], []]);
  });
});
