import type { HeldAnswers } from './held-answers';
import { exceeded, LIMITS } from './limits';

/** What one operation may use up while it runs: time, and bytes that services send for it. */
export class Budget {
  private held = 0;
  private isOver = false;

  private readonly timer: NodeJS.Timeout | null = null;
  /** When it is aborted, what is under way is given up and the rest is not begun. */
  readonly over: AbortSignal;

  constructor(over?: AbortSignal, private readonly most: number = LIMITS.response.most, private readonly all: HeldAnswers | null = null) {
    const time = new AbortController();
    this.over = over ?? time.signal;
    if (!over) this.timer = setTimeout(() => { time.abort(); }, LIMITS.time.most * 1000).unref();
  }

  /** The operation is answered: its time is measured no longer, and nothing of it is held. */
  end(): void {
    if (this.timer) clearTimeout(this.timer);
    this.isOver = true;
    this.all?.giveBack(this.held);
    this.held = 0;
  }

  take(bytes: number): void {
    if (this.held + bytes > this.most) throw exceeded('response', null, {}, this.most);
    // What comes after the answer was given is held for nobody.
    if (this.isOver) return;
    this.all?.take(bytes);
    this.held += bytes;
  }

  /** What was read of an answer that is thrown away. */
  giveBack(bytes: number): void {
    if (this.isOver) return;
    this.all?.giveBack(bytes);
    this.held -= bytes;
  }

  /** A small answer of the services cannot have become a large one of ours. */
  checkAnswer(answer: unknown): void {
    if (this.held < this.most / 10) return;
    const size = Buffer.byteLength(JSON.stringify(answer));
    if (size > this.most) throw exceeded('response', size, {}, this.most);
  }
}
