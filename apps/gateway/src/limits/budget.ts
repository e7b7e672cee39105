import type { Patience } from '@cornerstone/executor/shared';
import type { HeldAnswers } from './held-answers';
import { exceeded, LIMITS } from './limits';

/** What one operation may use up while it runs: time, and bytes that services send for it. */
export class Budget implements Patience {
  private held = 0;
  private isAnswered = false;
  private readonly timer: NodeJS.Timeout | null = null;
  /** Set when the time is over: what is under way is given up and the rest is not begun. */
  overFor: Error | null = null;
  readonly leaving = new Set<(why: Error) => void>();

  /** `all`: what all operations hold together. */
  constructor(over?: AbortSignal, private readonly most: number = LIMITS.response.most, readonly all: HeldAnswers | null = null) {
    const end = (): void => { this.giveUp(); };
    if (over) over.addEventListener('abort', end, { once: true });
    else this.timer = setTimeout(end, LIMITS.time.most * 1000).unref();
  }

  private giveUp(): void {
    const why = this.overFor = exceeded('time', null);
    for (const leave of [...this.leaving]) leave(why);
  }

  /** The operation is answered: its time is measured no longer, and nothing of it is held. */
  end(): void {
    if (this.timer) clearTimeout(this.timer);
    this.isAnswered = true;
    this.all?.giveBack(this.held);
    this.held = 0;
  }

  take(bytes: number): void {
    if (this.held + bytes > this.most) throw exceeded('response', null, {}, this.most);
    // What comes after the answer was given is held for nobody.
    if (this.isAnswered) return;
    this.all?.take(bytes);
    this.held += bytes;
  }

  /** A small answer of the services cannot have become a large one of ours; of one that is written already, its `length` is known. */
  checkAnswer(answer: unknown, length = 0): void {
    if (Math.max(this.held, length) >= this.most / 10) this.requireFit(JSON.stringify(answer));
  }

  fits(bytes: number): boolean { return bytes <= this.most; }

  private requireFit(answer: string): void {
    // No character has more than three bytes.
    if (answer.length > this.most / 3 && !this.fits(Buffer.byteLength(answer))) throw exceeded('response', Buffer.byteLength(answer), {}, this.most);
  }
}
