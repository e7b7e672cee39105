import { Circuit, type CircuitState, type Outcome } from './circuit';

const SETTINGS = { windowMs: 10_000, least: 4, share: 0.5, openMs: 1_000, longestMs: 4_000 };

function circuit(changed: Partial<typeof SETTINGS> = {}, chance = 1) {
  let now = 0;
  const states: CircuitState[] = [];
  const own = new Circuit({ ...SETTINGS, ...changed }, { now: () => now, chance: () => chance }, (state) => { states.push(state); });
  return { own, states, pass: (ms: number) => { now += ms; }, out: (...outcomes: Outcome[]) => { for (const outcome of outcomes) own.begin()(outcome); } };
}

describe('circuit 熔断', () => {
  it('opens when the share of a window goes unanswered, and not for fewer than prove something', () => {
    const { own, out, states } = circuit();
    out('silent', 'silent', 'silent');
    expect([own.state, own.closedFor()]).toEqual(['closed', null]);
    out('silent');
    expect([own.state, own.closedFor(), states]).toEqual(['open', 1_000, ['open']]);
  });

  it('stays closed below the share, and forgets what lies before the window', () => {
    const { own, out, pass } = circuit();
    out('answered', 'answered', 'answered', 'silent', 'silent');
    expect(own.state).toBe('closed');
    pass(10_001);
    out('silent', 'silent', 'silent');
    expect(own.state).toBe('closed');
    out('silent');
    expect(own.state).toBe('open');
  });

  it('is not opened by what nobody wanted to know any more', () => {
    const { own, out } = circuit();
    out(...Array.from({ length: 20 }, (): Outcome => 'given-up'));
    expect(own.state).toBe('closed');
  });

  it('lets one fetch try after its time, and closes with its answer', () => {
    const { own, out, pass, states } = circuit();
    out('silent', 'silent', 'silent', 'silent');
    pass(999);
    expect([own.state, own.closedFor()]).toEqual(['open', 1]);
    pass(1);
    expect([own.state, own.closedFor()]).toEqual(['half-open', null]);
    const tell = own.begin();
    expect(own.closedFor()).toBe(1_000);
    tell('answered');
    expect([own.state, own.closedFor(), states]).toEqual(['closed', null, ['open', 'half-open', 'closed']]);
    // What was before is forgotten.
    out('silent', 'silent', 'silent');
    expect(own.state).toBe('closed');
  });

  it('stays open twice as long after each trial that fails, up to the longest', () => {
    const { own, out, pass } = circuit();
    out('silent', 'silent', 'silent', 'silent');
    const waits = [1, 2, 3, 4].map(() => { const wait = own.closedFor() ?? 0; pass(wait); out('silent'); return wait; });
    expect(waits).toEqual([1_000, 2_000, 4_000, 4_000]);
  });

  it('lets the next one try where a trial was given up', () => {
    const { own, out, pass } = circuit();
    out('silent', 'silent', 'silent', 'silent');
    pass(1_000);
    out('given-up');
    expect([own.state, own.closedFor()]).toEqual(['half-open', null]);
  });

  it('does not hear what was asked before it opened', () => {
    const { own, out, pass } = circuit();
    const late = own.begin();
    out('silent', 'silent', 'silent', 'silent');
    late('answered');
    expect(own.state).toBe('open');
    pass(1_000);
    const later = own.begin();
    later('answered');
    late('silent');
    expect(own.state).toBe('closed');
  });

  it('opens for three quarters of its time or up to all of it, by chance', () => {
    for (const [chance, wait] of [[0, 750], [0.5, 875], [1, 1_000]] as const) {
      const { own, out } = circuit({}, chance);
      out('silent', 'silent', 'silent', 'silent');
      expect(own.closedFor()).toBe(wait);
    }
  });
});
