/** Nobody may wait any more. */
export class NoPlace extends Error {}

/** So many at once, so many in a row behind them; who gives up leaves the row. */
export class Places {
  private taken = 0;
  private readonly row = new Set<() => void>();

  constructor(private readonly most: number, private readonly longestRow: number) {}

  get underWay(): number { return this.taken; }
  get waiting(): number { return this.row.size; }

  /** Resolves with how to leave, once there is a place. */
  async enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.taken < this.most) this.taken += 1;
    else if (this.row.size >= this.longestRow) throw new NoPlace();
    else await this.turnOf(signal);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.pass();
    };
  }

  /** The place goes to the first of the row, or is free. */
  private pass(): void {
    const [next] = this.row;
    if (next) next();
    else this.taken -= 1;
  }

  private turnOf(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const called = (): void => { leave(); resolve(); };
      const gaveUp = (): void => { leave(); reject(signal.reason as Error); };
      const leave = (): void => { this.row.delete(called); signal.removeEventListener('abort', gaveUp); };
      this.row.add(called);
      signal.addEventListener('abort', gaveUp, { once: true });
    });
  }
}
