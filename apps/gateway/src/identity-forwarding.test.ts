import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { addressOf, openSmallHouse, type SmallHouse } from './small-house.fixture';

const ISSUER = 'https://projects.example/oidc';

describe('the demonstration\'s issuer behind the front door 经统一入口访问登录服务', () => {
  let identity: Server;
  let house: SmallHouse;
  let answer: RequestListener;
  let heard: IncomingMessage[];
  beforeAll(async () => {
    identity = await new Promise((resolve) => { const server = createServer((incoming, outgoing) => { heard.push(incoming); answer(incoming, outgoing); }).listen(0, '127.0.0.1', () => { resolve(server); }); });
    house = await openSmallHouse({ signIn: { issuer: ISSUER, clientId: 'cornerstone-console', scope: 'openid', identityUrl: addressOf(identity), trustedProxies: 0 } });
  });
  beforeEach(() => { heard = []; answer = (_incoming, outgoing) => { outgoing.end('{}'); }; });
  afterAll(async () => { await house.stop(); identity.closeAllConnections(); identity.close(); });

  it('tells the console where to sign in', async () => {
    expect(await (await fetch(`${house.address}/sign-in`)).json()).toEqual({ issuer: ISSUER, clientId: 'cornerstone-console', scope: 'openid' });
  });

  it('passes on what is asked and answered, cookies and all', async () => {
    answer = (incoming, outgoing) => {
      let body = '';
      incoming.on('data', (part: Buffer) => { body += part.toString(); }).on('end', () => { outgoing.writeHead(303, { location: '/oidc/auth/1', 'set-cookie': ['a=1; path=/oidc', 'b=2'], connection: 'close' }).end(body); });
    };
    const response = await fetch(`${house.address}/oidc/sign-in/1?login=drc`, { method: 'POST', redirect: 'manual', headers: { cookie: '_interaction=1' }, body: new URLSearchParams({ login: 'drc' }) });
    expect([response.status, response.headers.get('location'), response.headers.getSetCookie(), await response.text()]).toEqual([303, '/oidc/auth/1', ['a=1; path=/oidc', 'b=2'], 'login=drc']);
    expect(heard[0]).toMatchObject({ method: 'POST', url: '/oidc/sign-in/1?login=drc', headers: { cookie: '_interaction=1', 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' } });
  });

  it('lets nobody say for themselves who they are and by which name they asked', async () => {
    await new Promise((resolve, reject) => request(`${house.address}/oidc/jwks`, { headers: { host: 'evil.example', 'x-forwarded-for': '192.0.2.1', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher', forwarded: 'for=192.0.2.1', 'x-real-ip': '192.0.2.1' } }, resolve).on('error', reject).end());
    const { headers } = heard[0] as IncomingMessage;
    expect(headers).toMatchObject({ host: 'projects.example', 'x-forwarded-host': 'projects.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': expect.stringMatching(/^(::ffff:)?127\.0\.0\.1$/) });
    expect(headers).not.toHaveProperty('forwarded');
    expect(headers).not.toHaveProperty('x-real-ip');
  });

  it.each(['/oidc', '/oidcx/jwks', '/OIDC/jwks', '/x/../oidc/jwks', '//oidc/jwks', 'http://elsewhere.example/oidc/jwks'])('forwards nothing at %s', async (path) => {
    const { hostname, port } = new URL(house.address);
    const got = await new Promise<string>((resolve) => { let told = ''; connect(Number(port), hostname).on('data', (part) => { told += part.toString(); }).on('end', () => { resolve(told); }).write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`); });
    expect(got).toMatch(/^HTTP\/1\.1 404/);
    expect(heard).toEqual([]);
  });

  it('refuses a body that is too large, whether or not its size is told', async () => {
    const large = 'x'.repeat(70_000);
    expect((await fetch(`${house.address}/oidc/token`, { method: 'POST', body: large })).status).toBe(413);
    const untold = await fetch(`${house.address}/oidc/token`, { method: 'POST', duplex: 'half', body: new ReadableStream({ start(sink) { sink.enqueue(new TextEncoder().encode(large)); sink.close(); } }) } as RequestInit).then(({ status }) => status, () => 'cut off');
    expect([413, 'cut off']).toContain(untold);
    expect((await fetch(`${house.address}/healthz`)).status).toBe(200);
  });

  /** What the front door answers to bytes that a careful client would never send. */
  const raw = (bytes: string): Promise<string> => new Promise((resolve, reject) => {
    const { hostname, port } = new URL(house.address);
    let got = '';
    connect(Number(port), hostname).on('data', (part) => { got += part.toString(); }).on('end', () => { resolve(got); }).on('error', reject).write(bytes);
  });
  const hidden = 'GET /oidc/hidden HTTP/1.1\r\nhost: x\r\nx-forwarded-for: 203.0.113.9\r\n\r\n';
  const chunked = `${Buffer.byteLength(hidden).toString(16)}\r\n${hidden}\r\n0\r\n\r\n`;

  it.each([
    ['GET in chunks', `GET /oidc/jwks HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n${chunked}`], ['HEAD in chunks', `HEAD /oidc/jwks HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n${chunked}`],
    ['GET with a length', `GET /oidc/jwks HTTP/1.1\r\nhost: x\r\ncontent-length: ${Buffer.byteLength(hidden)}\r\n\r\n${hidden}`], ['GET in chunks that is called closed', `GET /oidc/jwks HTTP/1.1\r\nhost: x\r\nconnection: close, content-length\r\ntransfer-encoding: chunked\r\n\r\n${chunked}`],
  ])('refuses the body of a %s, and forwards nothing of it', async (_name, bytes) => {
    const got = await raw(bytes);
    expect(got).toMatch(/^HTTP\/1\.1 400 /);
    expect(got.match(/HTTP\/1\.1/g)).toHaveLength(1);
    await fetch(`${house.address}/oidc/after`);
    expect(heard.map(({ url }) => url)).toEqual(['/oidc/after']);
  });

  it('forwards the chunks of a POST as one body of a known length, on a connection of its own', async () => {
    answer = (incoming, outgoing) => { void text(incoming).then((body) => outgoing.end(JSON.stringify({ body }))); };
    const got = await raw(`POST /oidc/token HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-forwarded-for: 203.0.113.9\r\ntransfer-encoding: chunked\r\n\r\n${chunked}`);
    expect(got).toContain(JSON.stringify({ body: hidden }));
    await fetch(`${house.address}/oidc/after`);
    expect(heard.map(({ url, headers }) => [url, headers['content-length'], headers.connection])).toEqual([['/oidc/token', String(Buffer.byteLength(hidden)), 'close'], ['/oidc/after', undefined, 'close']]);
    for (const { headers } of heard) expect(headers['x-forwarded-for']).toMatch(/127\.0\.0\.1$/);
    expect(new Set(heard.map(({ socket }) => socket)).size).toBe(2);
  });

  it('says so when nobody answers there, and in form', async () => {
    answer = (incoming) => { incoming.socket.destroy(); };
    const response = await fetch(`${house.address}/oidc/jwks`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE', rule: 'gateway.sign-in-unavailable' } }] });
  });

  it('lets the console fetch from the issuer, and from nowhere else', async () => {
    mkdirSync(`${house.folder}/web`, { recursive: true });
    writeFileSync(`${house.folder}/web/index.html`, 'the console');
    expect((await fetch(house.address)).headers.get('content-security-policy')).toContain("connect-src 'self' https://projects.example;");
  });
});

describe('the issuer behind a proxy of ours 经反向代理访问登录服务', () => {
  it('hears the address that the proxy saw, not what a visitor says of itself', async () => {
    const heard: unknown[] = [];
    const identity = await new Promise<Server>((resolve) => { const server = createServer((incoming, outgoing) => { heard.push(incoming.headers['x-forwarded-for']); outgoing.end('{}'); }).listen(0, '127.0.0.1', () => { resolve(server); }); });
    const house = await openSmallHouse({ signIn: { issuer: ISSUER, clientId: 'cornerstone-console', scope: 'openid', identityUrl: addressOf(identity), trustedProxies: 1 } });
    await fetch(`${house.address}/oidc/jwks`, { headers: { 'x-forwarded-for': '203.0.113.9, 192.0.2.1' } });
    expect(heard).toEqual(['192.0.2.1']);
    await house.stop();
    identity.close();
  });
});

describe('without an issuer of our own 未启用内置登录', () => {
  it('has nothing at its addresses', async () => {
    const house = await openSmallHouse();
    for (const path of ['/sign-in', '/oidc/jwks', '/oidc/.well-known/openid-configuration']) {
      const response = await fetch(`${house.address}${path}`, { headers: { accept: 'text/html' } });
      expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 404, 'application/json; charset=utf-8']);
    }
    await house.stop();
  });
});
