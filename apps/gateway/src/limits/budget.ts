import { exceeded, LIMITS } from './limits';

/** What one operation may use up while it runs: time, and bytes that services send for it. */
export class Budget {
  /** Aborted when the time is over: what is under way is given up, and the rest is not begun. */
  readonly over: AbortSignal;
  private received = 0;

  constructor(milliseconds: number = LIMITS.time.most * 1000, private readonly most: number = LIMITS.response.most) {
    this.over = AbortSignal.timeout(milliseconds);
  }

  take(bytes: number): void {
    this.received += bytes;
    if (this.received > this.most) throw exceeded('response', null, {}, this.most);
  }

  /** A small answer of the services cannot have become a large one of ours. */
  checkAnswer(answer: unknown): void {
    if (this.received < this.most / 10) return;
    const size = Buffer.byteLength(JSON.stringify(answer));
    if (size > this.most) throw exceeded('response', size, {}, this.most);
  }
}
