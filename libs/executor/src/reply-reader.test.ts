import fc from 'fast-check';
import { Malformed, ReplyReader, type Head } from './reply-reader';

interface Read { status: number; body: string; keeps: number | null }

/** What is read of bytes that come in the given parts, as one reused buffer. */
function read(bytes: Buffer, cuts: readonly number[] = []): { answers: Read[]; isWithin: boolean } {
  const answers: Read[] = [];
  let [head, body]: [Head | null, Buffer[]] = [null, []];
  const reader = new ReplyReader({ head(each) { [head, body] = [each, []]; }, part(part) { body.push(Buffer.from(part)); }, end() { answers.push({ status: head?.status ?? 0, body: Buffer.concat(body).toString(), keeps: head?.keeps ?? null }); } });
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((one, other) => one - other);
  const shared = Buffer.alloc(bytes.length);
  for (const [at, end] of [...ends, bytes.length].entries()) {
    const part = bytes.subarray(ends[at - 1] ?? 0, end);
    part.copy(shared);
    if (part.length > 0) reader.take(shared.subarray(0, part.length));
    shared.fill(0x2a);
  }
  if (reader.over()) return { answers, isWithin: false };
  return { answers, isWithin: reader.isWithin };
}

const reply = fc.record({ status: fc.integer({ min: 200, max: 599 }).filter((status) => status !== 204 && status !== 304), body: fc.string({ unit: 'grapheme', maxLength: 40 }), parts: fc.array(fc.nat({ max: 60 }), { maxLength: 3 }), isChunked: fc.boolean(), isUpper: fc.boolean() });

function written({ status, body, parts, isChunked, isUpper }: typeof reply extends fc.Arbitrary<infer Of> ? Of : never): Buffer {
  const bytes = Buffer.from(body);
  const name = (text: string): string => (isUpper ? text.toUpperCase() : text);
  if (!isChunked) return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} As it is\r\n${name('content-length')}: ${bytes.length}\r\ndate: now\r\n\r\n`), bytes]);
  const cuts = [0, ...parts.map((cut) => Math.min(cut, bytes.length)).sort((one, other) => one - other), bytes.length];
  const chunks = cuts.slice(1).flatMap((end, at) => { const part = bytes.subarray(cuts[at], end); return part.length > 0 ? [Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')] : []; });
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${name('transfer-encoding')}: chunked\r\n\r\n`), ...chunks, Buffer.from('0\r\n\r\n')]);
}

describe('reading answers of HTTP/1.1', () => {
  it('finds each of them, however they are cut', () => {
    fc.assert(fc.property(fc.array(reply, { minLength: 1, maxLength: 3 }), fc.array(fc.nat({ max: 2_000 }), { maxLength: 12 }), (replies, cuts) => {
      expect(read(Buffer.concat(replies.map(written)), cuts)).toEqual({ answers: replies.map(({ status, body }) => ({ status, body, keeps: null })), isWithin: false });
    }), { numRuns: 300 });
  });

  it('says how long a connection is kept, and where an answer ends with it', () => {
    expect(read(Buffer.from('HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nKeep-Alive: timeout=7, max=5\r\nContent-Length: 0\r\n\r\n')).answers).toEqual([{ status: 200, body: '', keeps: 7 }]);
    expect(read(Buffer.from('HTTP/1.1 200 OK\r\nconnection: close\r\nkeep-alive: timeout=7\r\ncontent-length: 1\r\n\r\nx')).answers).toEqual([{ status: 200, body: 'x', keeps: 0 }]);
    expect(read(Buffer.from('HTTP/1.1 200 OK\r\nkeep-alive: timeout=7\r\n\r\nto the end'))).toEqual({ answers: [{ status: 200, body: 'to the end', keeps: 0 }], isWithin: false });
    expect(read(Buffer.from('HTTP/1.1 204 None\r\n\r\n')).answers).toEqual([{ status: 204, body: '', keeps: null }]);
  });

  it('waits for what has not come', () => {
    for (const part of ['HTTP/1.1 2', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nabc', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5']) expect(read(Buffer.from(part))).toEqual({ answers: [], isWithin: true });
  });

  it.each([
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 1\r\n\r\nx'],
    ['a length beside chunks', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['another coding', 'HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n'],
    ['two codings', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a length that is none', 'HTTP/1.1 200 OK\r\ncontent-length: +1\r\n\r\nx'],
    ['lengths in a list', 'HTTP/1.1 200 OK\r\ncontent-length: 1, 1\r\n\r\nx'],
    ['a line that goes on', 'HTTP/1.1 200 OK\r\na: b\r\n c\r\ncontent-length: 1\r\n\r\nx'],
    ['a space before the colon', 'HTTP/1.1 200 OK\r\ncontent-length : 1\r\n\r\nx'],
    ['a line feed alone', 'HTTP/1.1 200 OK\r\na: b\ncontent-length: 1\r\n\r\nx'],
    ['a line without a name', 'HTTP/1.1 200 OK\r\nno colon\r\n\r\nx'],
    ['an older version', 'HTTP/1.0 200 OK\r\ncontent-length: 1\r\n\r\nx'],
    ['something to come first', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['a chunk that is longer than it says', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nxx\r\n0\r\n\r\n'],
    ['a chunk without a size', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nx\r\n'],
    ['a size with more beside it', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;a=b\r\nx\r\n0\r\n\r\n'],
    ['a size without end', `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${'0'.repeat(50)}`],
    ['trailers', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\na: b\r\n\r\n'],
    ['a head without end', `HTTP/1.1 200 OK\r\na: ${'x'.repeat(20_000)}`],
    ['no HTTP', 'SSH-2.0-x\r\n\r\n'],
  ])('refuses %s', (_, text) => {
    expect(() => read(Buffer.from(text))).toThrow(Malformed);
  });
});
