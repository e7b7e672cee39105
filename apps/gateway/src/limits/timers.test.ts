import { openSmallHouse, type SmallHouse } from '../small-house.fixture';

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
      // Without Node's own hint, by which the transport would keep the idle connection for 3 s, too.
      outgoing.setHeader('connection', 'keep-alive').setHeader('content-type', 'application/json').end(JSON.stringify({ data: { project: { __typename: 'Project', id: 'prj_1', name: '黄河' } } }));
    });
    try {
      expect((await house.ask('{ project(code: "P1") { name } }')).data).toEqual({ project: { name: '黄河' } });
    } finally {
      Object.assign(globalThis, given);
    }
    expect([[...seen].sort((one, other) => one - other), [...open.values()]]).toEqual([[3_000, 10_000], []]);
  });
});
