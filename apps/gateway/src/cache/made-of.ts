import type { Written } from '../answers';
import type { KeptAnswer, Part } from './kept';
import type { KnownChanges, OfService } from './known-changes';

/** What an answer is made of, written down while it is asked for: since when, of which services, of which of their rows. */
export class MadeOf {
  readonly #parts = new Map<OfService, Set<string> | null>();
  #mayKeep = true;
  readonly #number: number;
  readonly #unknown: number;

  /** Before the first fetch. `before`: what would have been given out; only to be compared. */
  constructor(readonly key: string, private readonly changes: KnownChanges, readonly before: KeptAnswer | null) {
    this.#number = changes.number();
    this.#unknown = changes.unknown();
  }

  /** A fetch is about to be made: of one own row, or of anything. */
  asks(of: OfService, id: string | null): void {
    this.#mayKeep &&= this.changes.mayKeep(of, id);
    const ids = this.#parts.get(of);
    if (id === null || ids === null) this.#parts.set(of, null);
    else if (ids) ids.add(id);
    else this.#parts.set(of, new Set([id]));
  }
  /** One was made of which nothing is known. */
  asksBlindly(): void { this.#mayKeep = false; }

  /** The answer to be kept; null where something of it may have changed since it was begun, or is not known for certain. */
  kept(written: Written, cost: number, now: number): KeptAnswer | null {
    const parts = [...this.#parts].map(([of, ids]): Part => ({ of, ids: ids && [...ids] }));
    const answer: KeptAnswer = { written, number: this.#number, unknown: this.#unknown, parts, cost, checked: this.#number, askedAt: now };
    return this.#mayKeep && parts.length > 0 && isLive(answer, this.changes, now) && holds(answer, this.changes) ? answer : null;
  }
}

/** Whether all services of an answer say how fresh they are, and the streams are heard. */
export const isLive = ({ parts }: KeptAnswer, changes: KnownChanges, now: number): boolean => changes.isHearing(now) && parts.every(({ of }) => of.state.isLive(now));

/** Whether nothing has become known since that may concern it. */
export function holds(answer: KeptAnswer, changes: KnownChanges): boolean {
  if (answer.unknown !== changes.unknown()) return false;
  const now = changes.number();
  if (answer.checked === now) return true;
  const { number } = answer;
  if (!answer.parts.every(({ of: { state }, ids }) => (ids === null ? state.lastOf(null) <= number : ids.every((id) => state.lastOf(id) <= number)))) return false;
  answer.checked = now;
  return true;
}
