import type { Json } from './value';

const [QUOTE, BACKSLASH, MINUS, ZERO] = [0x22, 0x5c, 0x2d, 0x30];
/** A longer string is left to JSON.stringify, which looks faster than we do. */
const SHORT = 500;
const [ROOM, MOST_KEPT] = [256 * 1024, 4 * 1024 * 1024];
/** Bytes from which an answer is no text any more. */
const LONG = 16 * 1024;
/** Any number, and what stands around a string. */
const SLACK = 32;
/** ASCII, to be written as it is. */
export const constant = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const [NULL, TRUE, FALSE] = ['null', 'true', 'false'].map(constant) as [Uint8Array, Uint8Array, Uint8Array];

/**
 * JSON being written, as UTF-8. Strings put together would be a tree of a hundred kilobytes for an answer of sixty, and made one at the end;
 * here nothing is made on the way. Used again and again: whoever writes does so without a pause.
 */
export class Paper {
  #bytes = Buffer.allocUnsafeSlow(ROOM);
  #isAscii = true;
  /** Where the next letter goes; set back, what came after is gone. */
  at = 0;

  begin(): void {
    if (this.#bytes.length > MOST_KEPT) this.#bytes = Buffer.allocUnsafeSlow(ROOM);
    this.at = 0;
    this.#isAscii = true;
  }

  /** All that was written: as a text, which goes out in one piece with its head, or as bytes where it is long. */
  whole(): string | Buffer {
    return this.at > LONG ? Buffer.from(this.#bytes.subarray(0, this.at)) : this.#bytes.toString(this.#isAscii ? 'latin1' : 'utf8', 0, this.at);
  }

  constant(letters: Uint8Array): void {
    if (this.#bytes.length - this.at < letters.length) this.#grow(letters.length);
    const bytes = this.#bytes;
    let at = this.at;
    for (let each = 0; each < letters.length; each += 1) bytes[at++] = letters[each] as number;
    this.at = at;
  }

  byte(letter: number): void {
    if (this.at === this.#bytes.length) this.#grow(1);
    this.#bytes[this.at] = letter;
    this.at += 1;
  }

  /** What already stands from one place to another. */
  again(from: number, to: number): void {
    if (this.#bytes.length - this.at < to - from) this.#grow(to - from);
    this.#bytes.copyWithin(this.at, from, to);
    this.at += to - from;
  }

  null(): void { this.constant(NULL); }

  /** As JSON.stringify has it. */
  value(value: Json): void {
    if (typeof value === 'string') this.string(value);
    else if (typeof value === 'number') this.number(value);
    else if (typeof value === 'boolean') this.constant(value ? TRUE : FALSE);
    else this.#json(JSON.stringify(value));
  }

  number(value: number): void {
    if (!Number.isInteger(value) || Math.abs(value) > 0x7fffffff) return this.#json(Number.isFinite(value) ? `${value}` : 'null');
    if (this.#bytes.length - this.at < SLACK) this.#grow(SLACK);
    const bytes = this.#bytes;
    let [left, digits] = [Math.abs(value), 1];
    if (value < 0) bytes[this.at++] = MINUS;
    for (let rest = left; rest >= 10; rest = Math.trunc(rest / 10)) digits += 1;
    for (let at = this.at + digits - 1; at >= this.at; at -= 1) {
      const rest = Math.trunc(left / 10);
      bytes[at] = ZERO + left - rest * 10;
      left = rest;
    }
    this.at += digits;
  }

  string(value: string): void {
    const { length } = value;
    if (length > SHORT) return this.#json(JSON.stringify(value));
    if (this.#bytes.length - this.at < 3 * length + SLACK) this.#grow(3 * length + SLACK);
    const bytes = this.#bytes;
    let at = this.at;
    bytes[at++] = QUOTE;
    for (let each = 0; each < length; each += 1) {
      const code = value.charCodeAt(each);
      if (code < 0x80) {
        if (code < 0x20 || code === QUOTE || code === BACKSLASH) return this.#json(JSON.stringify(value));
        bytes[at++] = code;
      } else {
        if (code >= 0xd800 && code < 0xe000) return this.#json(JSON.stringify(value));
        this.#isAscii = false;
        if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
        else {
          bytes[at++] = 0xe0 | (code >> 12);
          bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
        }
        bytes[at++] = 0x80 | (code & 0x3f);
      }
    }
    bytes[at++] = QUOTE;
    this.at = at;
  }

  #json(text: string): void {
    if (this.#bytes.length - this.at < 3 * text.length) this.#grow(3 * text.length);
    const written = this.#bytes.write(text, this.at);
    if (written !== text.length) this.#isAscii = false;
    this.at += written;
  }

  #grow(by: number): void {
    const wider = Buffer.allocUnsafeSlow(Math.max(2 * this.#bytes.length, this.at + by));
    this.#bytes.copy(wider, 0, 0, this.at);
    this.#bytes = wider;
  }
}
