import type { Ending } from './ending';

/** Nobody may wait any more. */
export class NoPlace extends Error {}

/** So many at once, so many in a row behind them; who gives up leaves the row. */
export class Places {
  private taken = 0;
  private readonly row = new Set<() => void>();

  constructor(private readonly most: number, private readonly longestRow: number) {}

  get underWay(): number { return this.taken; }
  get waiting(): number { return this.row.size; }

  /** Null where there is a place; else when there is one. Each who got one leaves it, once. */
  enter(ending: Ending): Promise<void> | null {
    if (ending.why) throw ending.why;
    if (this.taken < this.most) { this.taken += 1; return null; }
    if (this.row.size >= this.longestRow) throw new NoPlace();
    return this.turnOf(ending);
  }

  /** The place goes to the first of the row, or is free. */
  leave(): void {
    const [next] = this.row;
    if (next) next();
    else this.taken -= 1;
  }

  private turnOf(ending: Ending): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => { this.row.delete(called); ending.told = null; };
      const called = (): void => { leave(); resolve(); };
      ending.told = (why) => { leave(); reject(why); };
      this.row.add(called);
    });
  }
}
