import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { LARGEST_BODY } from './body';
import { openSmallHouse, type SmallHouse } from './small-house.fixture';

const JSON_TYPE = 'application/json; charset=utf-8';

describe('front door 统一入口', () => {
  let house: SmallHouse;
  let authorization: string;
  beforeAll(async () => {
    house = await openSmallHouse();
    authorization = `Bearer ${await house.token('drc')}`;
    const web = join(house.folder, 'web');
    for (const folder of ['web', 'web/assets', 'web-other']) mkdirSync(join(house.folder, folder));
    for (const [file, content] of [['index.html', 'the console'], ['explorer.html', 'the explorer'], ['assets/a.js', '1'], ['../web-other/secret.html', 'classified']] as const) writeFileSync(join(web, file), content);
  });
  afterAll(() => house.stop());

  const post = (body: string | Uint8Array, type: string | null = 'application/json') => fetch(`${house.address}/graphql`, { method: 'POST', headers: { authorization, 'accept-language': 'en', ...(type !== null && { 'content-type': type }) }, body: type === null ? new TextEncoder().encode(String(body)) : typeof body === 'string' ? body : new Blob([body.slice()]) });
  const refused = async (response: Response) => ({ status: response.status, code: ((await response.json()) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code });
  /** As it stands, without a client that tidies the address. */
  const raw = async (line: string): Promise<string> => {
    const { hostname, port } = new URL(house.address);
    const socket = connect(Number(port), hostname);
    socket.write(`${line} HTTP/1.1\r\nhost: door\r\nconnection: close\r\n\r\n`);
    return text(socket);
  };

  it.each([['no JSON', '{"query":', 400], ['an array of requests', '[{"query":"{ me { name } }"}]', 400], ['a text', '"x"', 400], ['an empty object', '{}', 400], ['nothing', '', 400], ['variables as a text', '{"query":"{ me { name } }","variables":"{}"}', 400]])(
    'refuses %s', async (_name, body, status) => { expect(await refused(await post(body))).toEqual({ status, code: 'BAD_USER_INPUT' }); });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=utf-7', null])('refuses a body of type %p, which a foreign page could send', async (type) => {
    expect(await refused(await post('{"query":"{ me { name } }"}', type))).toEqual({ status: 415, code: 'BAD_USER_INPUT' });
  });

  it('takes a body as it is, and none that is said to be packed', async () => {
    const sent = async (coding: string) => refused(await fetch(`${house.address}/graphql`, { method: 'POST', headers: { authorization, 'content-type': 'application/json', 'content-encoding': coding }, body: '{"query":"{ me { name } }"}' }));
    // gateway.content-encoding
    expect([await sent('gzip'), await sent('identity')]).toEqual([{ status: 415, code: 'BAD_USER_INPUT' }, { status: 200, code: undefined }]);
  });

  it('says how long its answer is, in bytes', async () => {
    const response = await post('{"query":"{ me { name } }"}');
    expect([response.headers.get('content-length'), response.headers.get('transfer-encoding')]).toEqual([String((await response.arrayBuffer()).byteLength), null]);
  });

  it('refuses GBK bytes', async () => {
    expect(await refused(await post(Uint8Array.from([0x22, 0xd6, 0xd0, 0x22])))).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
  });

  it('takes a body of 256 KB and refuses one byte more, announced or not', async () => {
    const padded = (size: number): string => { const body = '{"query":"{ me { name } }"}'; return body + ' '.repeat(size - body.length); };
    expect((await post(padded(LARGEST_BODY))).status).toBe(200);
    expect(await refused(await post(padded(LARGEST_BODY + 1)))).toEqual({ status: 413, code: 'BAD_USER_INPUT' });
    expect(await refused(await post(padded(4 * LARGEST_BODY)))).toEqual({ status: 413, code: 'BAD_USER_INPUT' });
    const stream = new ReadableStream({ start: (controller) => { controller.enqueue(new TextEncoder().encode(padded(2 * LARGEST_BODY))); controller.close(); } });
    const streamed = await fetch(`${house.address}/graphql`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: stream, duplex: 'half' } as RequestInit);
    expect(await refused(streamed)).toEqual({ status: 413, code: 'BAD_USER_INPUT' });
  });

  it('refuses a query by GET from a foreign page, and a mutation by GET from anybody', async () => {
    const get = (query: string, headers: Record<string, string>) => fetch(`${house.address}/graphql?query=${encodeURIComponent(query)}`, { headers: { authorization, ...headers } });
    expect(await refused(await get('{ me { name } }', {}))).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
    expect(await (await get('{ me { name } }', { 'apollo-require-preflight': '1' })).json()).toEqual({ data: { me: { name: '董瑞' } } });
    expect(await refused(await get('mutation { reportProgress(code: "P1") { name } }', { 'apollo-require-preflight': '1' }))).toEqual({ status: 405, code: 'BAD_USER_INPUT' });
    expect(await refused(await fetch(`${house.address}/graphql`, { headers: { authorization, accept: 'text/html' } }))).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
  });

  it('is alive at once and ready when the demonstration is in', async () => {
    expect(await (await fetch(`${house.address}/healthz`)).json()).toEqual({ alive: true });
    expect((await fetch(`${house.address}/readyz`)).status).toBe(503);
    writeFileSync(join(house.folder, 'ready'), '');
    expect((await fetch(`${house.address}/readyz`)).status).toBe(200);
  });

  it('answers HEAD and OPTIONS, and names what is allowed', async () => {
    const answered = async (path: string, method: string) => { const response = await fetch(`${house.address}${path}`, { method, headers: { authorization } }); return [response.status, response.headers.get('allow'), await response.text()]; };
    expect(await answered('/healthz', 'HEAD')).toEqual([200, null, '']);
    expect(await answered('/', 'HEAD')).toEqual([200, null, '']);
    expect(await answered('/graphql', 'OPTIONS')).toEqual([204, 'GET, POST, OPTIONS', '']);
    expect(await answered('/graphql', 'HEAD')).toEqual([405, 'GET, POST, OPTIONS', '']);
    expect((await answered('/graphql', 'DELETE'))[0]).toBe(405);
    expect((await answered('/healthz', 'POST')).slice(0, 2)).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  it('lets no foreign page read an answer', async () => {
    const response = await fetch(`${house.address}/graphql`, { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' } });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('serves the console, its addresses and the explorer', async () => {
    const page = async (path: string, accept = '*/*') => { const response = await fetch(`${house.address}${path}`, { headers: { accept } }); return [response.status, await response.text()]; };
    expect(await page('/')).toEqual([200, 'the console']);
    expect(await page('/projects/2020-410105-48-01-006386')).toEqual([200, 'the console']);
    expect(await page('/elsewhere', 'text/html,*/*')).toEqual([200, 'the console']);
    expect(await page('/explorer')).toEqual([200, 'the explorer']);
    expect(await page('/assets/a.js')).toEqual([200, '1']);
  });

  it.each(['/nothing', '/nothing.js', '/assets', '/assets/', '/assets/b.js', '/constructor', '/__proto__', '/%E0%A4%A', '/%00', '/a%00.js', '//evil.example/graphql', '/..%2f..%2fetc/passwd', '/../../../../etc/passwd', '/..%2fweb-other%2fsecret.html', '/%2e%2e/web-other/secret.html', '/assets/..%5c..%5csecret.html', '/..', 'http://', '*'])(
    'finds nothing at %s', async (path) => {
      const answer = await raw(`GET ${path}`);
      expect(answer).toMatch(/^HTTP\/1\.1 404 /);
      expect(answer.toLowerCase()).toContain(`content-type: ${JSON_TYPE}`);
      expect(answer).toContain('"code":"NOT_FOUND"');
      expect(answer).not.toMatch(/classified|root:/);
    });

  it('counts requests by status and tells of the process', async () => {
    const metrics = await fetch(`${house.address}/metrics`);
    const told = await metrics.text();
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const line of [/http_requests_total\{method="POST",route="\/graphql",status="413"\} \d/, /http_requests_total\{method="GET",route="page",status="404"\} \d/, /http_request_duration_seconds_count\{route="\/graphql"\} \d/, /http_requests_in_flight 1/, /process_resident_memory_bytes \d/, /nodejs_eventloop_lag_seconds \d/]) expect(told).toMatch(line);
    expect(told).not.toContain('passwd');
  });
});
