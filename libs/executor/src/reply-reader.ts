/** What a head says of its answer. `length`: bytes of the body, 'chunked', or as long as the connection stays. */
export interface Head { status: number; length: number | 'chunked' | 'rest'; encoding: string; /** Seconds that the other side keeps the connection; 0: not. Null: it does not say. */ keeps: number | null; /** All of it, as it came. */ text: string }
/** Told of each answer: its head, its body part by part (read at once or copied: the bytes are the reader's), its end. */
export interface Reading { head(head: Head): void; part(bytes: Buffer): void; end(): void }

/** An answer that is no HTTP/1.1 as it has to be: what follows cannot be told from it. */
export class Malformed extends Error {}

const HEAD_END = Buffer.from('\r\n\r\n');
/** More is no head of a service. */
const LONGEST_HEAD = 16 * 1024;
/** Lines end with CRLF and nothing else does, names are of printing characters before their colon, nothing goes on in the next line. */
const HEAD = /^HTTP\/1\.1 [2-5]\d\d(?: [^\r\n\0]*)?(?:\r\n[!#-'*+\-.^-z|~0-9A-Z]+:[^\r\n\0]*)*$/;
const STATUS_AT = 'HTTP/1.1 '.length;
const CHUNK_SIZE = /^[0-9a-fA-F]{1,7}$/;
/** Longer than any size of a chunk with its end of line. */
const LONGEST_SIZE = 9;

/** Cuts what comes on a connection into answers. Strict: what other readers might take otherwise (two lengths, a length beside chunks, trailers, 1xx) is refused, and the connection with it. */
export class ReplyReader {
  private held: Buffer | null = null;
  private state: 'head' | 'body' | 'rest' | 'size' | 'chunk' | 'chunk-end' = 'head';
  private left = 0;

  constructor(private readonly reading: Reading) {}

  /** Whether an answer has begun and not ended. */
  get isWithin(): boolean { return this.state !== 'head' || this.held !== null; }

  take(came: Buffer): void {
    const bytes = this.held ? Buffer.concat([this.held, came]) : came;
    this.held = null;
    for (let at = 0; at < bytes.length;) {
      const next = this.step(bytes, at);
      // The bytes are whoever's gave them, and used again.
      if (next === null) { this.held = Buffer.from(bytes.subarray(at)); return; }
      at = next;
    }
  }

  /** The other side has ended the connection; whether that is the end of an answer. */
  over(): boolean {
    if (this.state !== 'rest') return false;
    this.finish();
    return true;
  }

  /** Where the next step begins; null: more has to come first. */
  private step(bytes: Buffer, at: number): number | null {
    switch (this.state) {
      case 'head': return this.head(bytes, at);
      case 'size': return this.size(bytes, at);
      case 'chunk-end': return this.chunkEnd(bytes, at);
      default: return this.body(bytes, at);
    }
  }

  private head(bytes: Buffer, at: number): number | null {
    const end = bytes.indexOf(HEAD_END, at);
    if ((end < 0 ? bytes.length : end) - at > LONGEST_HEAD) throw new Malformed('its head is too long');
    if (end < 0) return null;
    const head = headIn(bytes.toString('latin1', at, end));
    this.left = typeof head.length === 'number' ? head.length : 0;
    this.state = head.length === 'chunked' ? 'size' : head.length === 'rest' ? 'rest' : 'body';
    this.reading.head(head);
    if (head.length === 0) this.finish();
    return end + HEAD_END.length;
  }

  private body(bytes: Buffer, at: number): number {
    const end = this.state === 'rest' ? bytes.length : Math.min(bytes.length, at + this.left);
    this.reading.part(at === 0 && end === bytes.length ? bytes : bytes.subarray(at, end));
    this.left -= end - at;
    if (this.state !== 'rest' && this.left === 0) { if (this.state === 'body') this.finish(); else this.state = 'chunk-end'; }
    return end;
  }

  private size(bytes: Buffer, at: number): number | null {
    const end = bytes.indexOf('\r\n', at, 'latin1');
    if (end < 0 && bytes.length - at < LONGEST_SIZE) return null;
    const size = end < 0 ? '' : bytes.toString('latin1', at, end);
    if (!CHUNK_SIZE.test(size)) throw new Malformed('its chunks have no size');
    this.left = Number.parseInt(size, 16);
    this.state = this.left === 0 ? 'chunk-end' : 'chunk';
    this.isLast = this.left === 0;
    return end + 2;
  }

  private isLast = false;

  private chunkEnd(bytes: Buffer, at: number): number | null {
    if (bytes.length - at < 2) return null;
    if (bytes[at] !== 0x0d || bytes[at + 1] !== 0x0a) throw new Malformed('its chunks do not end where they say');
    if (this.isLast) this.finish();
    else this.state = 'size';
    return at + 2;
  }

  private finish(): void {
    this.state = 'head';
    this.reading.end();
  }
}

function headIn(text: string): Head {
  if (!HEAD.test(text)) throw new Malformed('its head is none of HTTP/1.1');
  const head: Head = { status: Number(text.slice(STATUS_AT, STATUS_AT + 3)), length: 'rest', encoding: '', keeps: null, text };
  let [length, coding]: [string | null, string | null] = [null, null];
  for (let at = text.indexOf('\r\n'); at >= 0;) {
    const [from, next] = [at + 2, text.indexOf('\r\n', at + 2)];
    const colon = text.indexOf(':', from);
    const valueOf = (): string => text.slice(colon + 1, next < 0 ? text.length : next).trim().toLowerCase();
    switch (text.slice(from, colon).toLowerCase()) {
      case 'content-length': if (length !== null) throw new Malformed('it has two lengths'); length = valueOf(); break;
      case 'transfer-encoding': if (coding !== null) throw new Malformed('it is coded twice'); coding = valueOf(); break;
      case 'content-encoding': head.encoding = valueOf(); break;
      case 'connection': if (valueOf() === 'close') head.keeps = 0; break;
      case 'keep-alive': head.keeps ??= Number(/\btimeout=(\d{1,6})\b/.exec(valueOf())?.[1] ?? 0) || null; break;
      default:
    }
    at = next;
  }
  if (coding !== null && (coding !== 'chunked' || length !== null)) throw new Malformed('nobody can tell where it ends');
  if (length !== null && !/^\d{1,15}$/.test(length)) throw new Malformed('its length is no number');
  head.length = coding !== null ? 'chunked' : head.status === 204 || head.status === 304 ? 0 : length === null ? 'rest' : Number(length);
  if (head.length === 'rest') head.keeps = 0;
  return head;
}

/** The value of the one header of a name in lower case; null where there is none, or more than one. */
export function headerIn(text: string, name: string): string | null {
  const values = text.split('\r\n').filter((line) => line.slice(0, line.indexOf(':')).toLowerCase() === name).map((line) => line.slice(name.length + 1).trim());
  return values.length === 1 ? values[0] ?? null : null;
}
