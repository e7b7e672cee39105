import type { Patience } from '@cornerstone/executor/shared';
import { exceeded, LIMITS } from './limits';

/** What one operation may use up while it runs: time, and bytes that services send for it. */
export class Budget implements Patience {
  private held = 0;
  private readonly timer: NodeJS.Timeout | null = null;
  /** Set when the time is over: what is under way is given up and the rest is not begun. */
  overFor: Error | null = null;
  readonly leaving = new Set<(why: Error) => void>();

  constructor(over?: AbortSignal, private readonly most: number = LIMITS.response.most) {
    const end = (): void => { this.giveUp(); };
    if (over) over.addEventListener('abort', end, { once: true });
    else this.timer = setTimeout(end, LIMITS.time.most * 1000).unref();
  }

  private giveUp(): void {
    const why = this.overFor = exceeded('time', null);
    for (const leave of [...this.leaving]) leave(why);
  }

  /** The operation is answered: its time is measured no longer. */
  end(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  take(bytes: number): void {
    if (this.held + bytes > this.most) throw exceeded('response', null, {}, this.most);
    this.held += bytes;
  }

  /** A small answer of the services cannot have become a large one of ours. */
  checkAnswer(answer: unknown): void {
    if (this.held >= this.most / 10) this.checkText(JSON.stringify(answer));
  }

  checkText(answer: string): void {
    // No character has more than three bytes.
    if (answer.length <= this.most / 3) return;
    const size = Buffer.byteLength(answer);
    if (size > this.most) throw exceeded('response', size, {}, this.most);
  }
}
