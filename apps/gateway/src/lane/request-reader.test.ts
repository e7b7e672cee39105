import { LARGEST_BODY } from '../body';
import { requestIn } from './request-reader';

const BODY = '{"query":"{ me { name } }"}';
const LINES = ['host: door.example:4000', 'content-type: application/json', `content-length: ${BODY.length}`];
const request = (lines: readonly string[], body = BODY, first = 'POST /graphql HTTP/1.1'): string => `${[first, ...lines].join('\r\n')}\r\n\r\n${body}`;
const read = (text: string) => requestIn(Buffer.from(text, 'latin1'), []);

describe('the reader of the lane 快速通道的读取', () => {
  it('takes a whole request, and says where the next one begins', () => {
    const one = request([...LINES, 'Authorization:\t Bearer a.b.c \t', 'X-Seen: a\xa0', 'connection: Keep-Alive']);
    const found = read(one + request(LINES));
    expect(found?.head.headers).toEqual({ host: 'door.example:4000', 'content-type': 'application/json', 'content-length': String(BODY.length), authorization: 'Bearer a.b.c', 'x-seen': 'a\xa0', connection: 'Keep-Alive' });
    expect([found?.bodyAt, found?.end]).toEqual([one.length - BODY.length, one.length]);
    expect(read(one + request(LINES).slice(0, -1))?.end).toBe(one.length);
  });

  it('reads a head once where the same one comes again', () => {
    const before = [request([...LINES, 'x: z']), request(LINES)].flatMap((text) => read(text)?.head ?? []);
    expect(requestIn(Buffer.from(request(LINES)), before)?.head).toBe(before[1]);
    expect(before).not.toContain(requestIn(Buffer.from(request([...LINES, 'x: y'])), before)?.head);
    // What is noted of one is not another's.
    expect(before[0]?.noted).not.toBe(before[1]?.noted);
  });

  it.each<[string, string]>([
    ['a body that is not all there', request(LINES).slice(0, -1)], ['a head that is not all there', request(LINES).split('\r\n\r\n')[0] ?? ''], ['nothing', ''], ['an empty line before', `\r\n${request(LINES)}`],
    ...['GET /graphql HTTP/1.1', 'post /graphql HTTP/1.1', 'POST /graphql HTTP/1.0', 'POST /graphql HTTP/2.0', 'POST /graphql?a=1 HTTP/1.1', 'POST /graphql/ HTTP/1.1', 'POST http://door/graphql HTTP/1.1', 'POST //graphql HTTP/1.1', 'POST  /graphql HTTP/1.1', 'POST /graphql HTTP/1.1 ', 'POST /files HTTP/1.1'].map((first): [string, string] => [`"${first}"`, request(LINES, BODY, first)]),
    ...['content-length: 27', 'content-length: 28', 'Content-Length: 27', 'transfer-encoding: chunked', 'Transfer-Encoding: identity', 'expect: 100-continue', 'upgrade: websocket', 'connection: close', 'connection: keep-alive, upgrade', 'host: elsewhere', 'trailer: x', 'te: trailers', 'set-cookie: a=b', 'http2-settings: x', '__proto__: x', 'constructor: x', 'content-length : 27', ' folded: line', '\tfolded', 'no colon', ': no name', 'na me: x', 'nul: a\0b', 'bell: \x07', 'cr: a\rb', 'lf: a\nb', 'del: \x7f', 'accept: text/event-stream', 'x: 1\nb: 2'].map((line): [string, string] => [JSON.stringify(line), request([...LINES, line])]),
    ['two of any other header', request([...LINES, 'x: 1', 'X: 1'])],
    ['no host', request(LINES.slice(1))], ['an empty host', request(['host:', ...LINES.slice(1)])], ['a host with a path', request(['host: a/b', ...LINES.slice(1)])],
    ['no length', request(LINES.slice(0, 2))], ...['+27', '-1', '27.0', '0x1b', '27 27', '27,27', '1e1', '', '٢٧', '99999999'].map((length): [string, string] => [`a length of ${JSON.stringify(length)}`, request([...LINES.slice(0, 2), `content-length: ${length}`])]),
    ['no type', request([LINES[0] ?? '', LINES[2] ?? ''])], ['another type', request([LINES[0] ?? '', 'content-type: text/plain', LINES[2] ?? ''])],
    ['lines that end with LF', request(LINES).replaceAll('\r\n', '\n')], ['one line that ends with LF', request(LINES).replace('\r\n', '\n')], ['a head that ends with LF', request(LINES).replace('\r\n\r\n', '\r\n\n')],
    ['a head of 9 KB', request([...LINES, `x: ${'a'.repeat(9 * 1024)}`])], ['61 lines', request([...LINES, ...Array.from({ length: 58 }, (_, at) => `x-${at}: y`)])],
    ['one byte more than a body may have', request([...LINES.slice(0, 2), `content-length: ${LARGEST_BODY + 1}`], 'x'.repeat(LARGEST_BODY + 1))],
  ])('leaves to node:http: %s', (_name, text) => { expect(read(text)).toBeNull(); });

  it('takes the largest body', () => { expect(read(request([...LINES.slice(0, 2), `content-length: ${LARGEST_BODY}`], 'x'.repeat(LARGEST_BODY)))?.head.length).toBe(LARGEST_BODY); });
});
