/** Whether something under way has been ended, and why; tells one who waits. What an AbortController is, at a tenth of its cost: one is made for every fetch. */
export class Ending {
  why: Error | null = null;
  /** Who is to be told. */
  told: ((why: Error) => void) | null = null;

  end(why: Error): void {
    if (this.why) return;
    this.why = why;
    this.told?.(why);
  }
}
