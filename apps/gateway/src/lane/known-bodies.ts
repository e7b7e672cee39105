import { jsonIn, textIn } from '../body';
import { Doorkeeper } from '../doorkeeper';
import { operationIn, type Sent } from '../limits/operation-in';
import type { Noted } from './noted';

/** Characters of all bodies that are remembered, and of the longest of them. */
const [ALL, LONGEST] = [1024 * 1024, 16 * 1024];

/** Operations by the bodies in which they came: clients send the same again, and what was read is not read anew. The oldest is forgotten first, and none for one that comes once. */
export class KnownBodies {
  readonly #known = new Map<string, Sent>();
  readonly #door: Doorkeeper;
  #size = 0;

  constructor(private readonly most = ALL) { this.#door = new Doorkeeper(most); }

  get count(): number { return this.#known.size; }

  /** The operation in a body that is all there; several requests may be given the same one, so nothing of it can be changed. */
  sentIn(body: Buffer, noted: Noted): Sent {
    const text = textIn(body);
    const before = this.#known.get(text);
    if (before) return before;
    const sent = operationIn(jsonIn(text, noted));
    if (text.length <= LONGEST && this.#door.admits(text, this.#size)) this.#learn(text, frozen(sent));
    return sent;
  }

  #learn(text: string, sent: Sent): void {
    this.#known.set(text, sent);
    this.#size += text.length;
    for (const oldest of this.#known.keys()) {
      if (this.#size <= this.most) break;
      this.#known.delete(oldest);
      this.#size -= oldest.length;
    }
  }
}

/** Of JSON that is no deeper than a request may be. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}
