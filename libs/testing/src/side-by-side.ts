/** What each of them has to itself. */
export interface Ground { close(): Promise<void> }

/**
 * Tests that mostly wait, some at once: each on a ground of its own, under its own title. While one is waited for, those behind it
 * are under way already. Called within a `describe`; the ground is opened for each and closed after it.
 */
export function sideBySide<G extends Ground>(open: () => Promise<G>, atOnce = 4): (title: string, act: (ground: G) => Promise<void>) => void {
  const acts: ((ground: G) => Promise<void>)[] = [];
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
  afterAll(async () => { await Promise.allSettled(begun); });
  return (title, act) => {
    const at = acts.push(act) - 1;
    it(title, async () => {
      for (let ahead = at; ahead < at + atOnce; ahead += 1) void begin(ahead);
      await begin(at);
    });
  };
}
