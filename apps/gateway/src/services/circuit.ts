export interface CircuitSettings {
  /** Milliseconds that are looked back on. */
  windowMs: number;
  /** Fewer fetches than this in the window prove nothing. */
  least: number;
  /** Share of them, 0 to 1, that went unanswered: from there on it opens. */
  share: number;
  /** Milliseconds it stays open the first time; twice as long after each trial that failed, up to the longest. */
  openMs: number;
  longestMs: number;
}
export type CircuitState = 'closed' | 'open' | 'half-open';
/** How one fetch came out; `given-up`: whoever asked no longer wanted to know, which tells nothing of the service. */
export type Outcome = 'answered' | 'silent' | 'given-up';

/** Time and chance, as arguments. */
export interface Surroundings { now: () => number; chance: () => number }

/** Parts of the window: one is forgotten at a time. */
const PARTS = 10;
interface Part { begins: number; asked: number; silent: number }

/**
 * Whether a service is worth asking. Closed: it is. Open: too many fetches went unanswered, nobody asks. Half-open: one fetch is let through,
 * and its outcome decides.
 */
export class Circuit {
  private parts: Part[] = [];
  private opened: { at: number; for: number; times: number } | null = null;
  private isTrying = false;
  /** Rises with each change: what was asked before it says nothing any more. */
  private era = 0;

  constructor(private readonly settings: CircuitSettings, private readonly around: Surroundings, private readonly changed: (state: CircuitState) => void = () => undefined) {}

  get state(): CircuitState {
    if (!this.opened) return 'closed';
    return this.isTrying || this.around.now() >= this.opened.at + this.opened.for ? 'half-open' : 'open';
  }

  /** Milliseconds until it is worth another try; null where one may ask now. */
  closedFor(): number | null {
    if (!this.opened) return null;
    const left = this.opened.at + this.opened.for - this.around.now();
    return left > 0 ? left : this.isTrying ? this.settings.openMs : null;
  }

  /** One fetch begins, where `closedFor` is null. To be told once how it came out. */
  begin(): (outcome: Outcome) => void {
    const { era } = this;
    const isTrial = this.opened !== null;
    if (isTrial) { this.isTrying = true; this.changed('half-open'); }
    return (outcome) => {
      if (era !== this.era) return;
      if (!isTrial) this.count(outcome);
      else if (outcome === 'answered') this.close();
      else if (outcome === 'silent') this.open();
      else this.isTrying = false;
    };
  }

  private count(outcome: Outcome): void {
    if (outcome === 'given-up') return;
    const now = this.around.now();
    const { windowMs, least, share } = this.settings;
    while (this.parts[0] && this.parts[0].begins <= now - windowMs) this.parts.shift();
    let part = this.parts.at(-1);
    if (!part || now >= part.begins + windowMs / PARTS) this.parts.push(part = { begins: now, asked: 0, silent: 0 });
    part.asked += 1;
    // What was answered opens nothing.
    if (outcome === 'answered') return;
    part.silent += 1;
    const [asked, silent] = this.parts.reduce(([all, lost], each) => [all + each.asked, lost + each.silent], [0, 0]);
    if (asked >= least && silent >= asked * share) this.open();
  }

  /** Between three quarters of its time and all of it: gateways side by side do not try in the same moment. */
  private open(): void {
    const times = (this.opened?.times ?? 0) + 1;
    const whole = Math.min(this.settings.openMs * 2 ** (times - 1), this.settings.longestMs);
    this.turn({ at: this.around.now(), for: whole * (0.75 + this.around.chance() / 4), times });
    this.changed('open');
  }

  private close(): void {
    this.turn(null);
    this.changed('closed');
  }

  private turn(opened: Circuit['opened']): void {
    this.era += 1;
    this.opened = opened;
    this.isTrying = false;
    this.parts = [];
  }
}
