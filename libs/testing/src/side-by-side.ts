/** What each of them has to itself. */
export interface Ground { close(): Promise<void> }

/** `alone`: nothing else of these goes on meanwhile, because it looks at the clock. */
type Promised<G> = (title: string, act: (ground: G) => Promise<void>, how?: 'alone') => void;

/**
 * Tests that mostly wait, some at once: each on a ground of its own, under its own title. While one is waited for, those behind it
 * are under way already. Called within a `describe`; the ground is opened for each and closed after it. `patience`: milliseconds, where more than the usual.
 */
export function sideBySide<G extends Ground>(open: () => Promise<G>, { atOnce = 4, patience }: { atOnce?: number; patience?: number } = {}): Promised<G> {
  const acts: ((ground: G) => Promise<void>)[] = [];
  const alone = new Set<number>();
  const begun: Promise<void>[] = [];
  const carryOut = async (act: (ground: G) => Promise<void>): Promise<void> => {
    const ground = await open();
    try {
      await act(ground);
    } finally {
      await ground.close();
    }
  };
  const begin = (at: number): Promise<void> | undefined => {
    const act = acts[at];
    if (act && !begun[at]) {
      begun[at] = carryOut(act);
      begun[at].catch(() => undefined); // told by the test that it belongs to
    }
    return begun[at];
  };
  afterAll(async () => { await Promise.allSettled(begun); }, patience);
  return (title, act, how) => {
    const at = acts.push(act) - 1;
    if (how === 'alone') alone.add(at);
    it(title, async () => {
      const mine = begin(at);
      for (let ahead = at + 1; !alone.has(at) && !alone.has(ahead) && ahead < at + atOnce; ahead += 1) void begin(ahead);
      await mine;
    }, patience);
  };
}
