import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { connect } from 'node:net';
import { addressOf, openSmallHouse, type SmallHouse } from './small-house.fixture';

const ISSUER = 'https://projects.example/oidc';

describe('the demonstration\'s issuer behind the front door 经统一入口访问登录服务', () => {
  let identity: Server;
  let house: SmallHouse;
  let answer: RequestListener;
  let heard: IncomingMessage[];
  beforeAll(async () => {
    identity = await new Promise((resolve) => { const server = createServer((incoming, outgoing) => { heard.push(incoming); answer(incoming, outgoing); }).listen(0, '127.0.0.1', () => { resolve(server); }); });
    house = await openSmallHouse({ signIn: { issuer: ISSUER, clientId: 'cornerstone-console', scope: 'openid', identityUrl: addressOf(identity) } });
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
    const text = await new Promise<string>((resolve) => { let got = ''; connect(Number(port), hostname).on('data', (part) => { got += part.toString(); }).on('end', () => { resolve(got); }).write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`); });
    expect(text).toMatch(/^HTTP\/1\.1 404/);
    expect(heard).toEqual([]);
  });

  it('refuses a body that is too large, whether or not its size is told', async () => {
    const large = 'x'.repeat(70_000);
    expect((await fetch(`${house.address}/oidc/token`, { method: 'POST', body: large })).status).toBe(413);
    const untold = await fetch(`${house.address}/oidc/token`, { method: 'POST', duplex: 'half', body: new ReadableStream({ start(sink) { sink.enqueue(new TextEncoder().encode(large)); sink.close(); } }) } as RequestInit).then(({ status }) => status, () => 'cut off');
    expect([413, 'cut off']).toContain(untold);
    expect((await fetch(`${house.address}/healthz`)).status).toBe(200);
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
