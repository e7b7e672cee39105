import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { until } from '@cornerstone/testing/until';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { addressOf, openSmallHouse, type SmallHouse } from './small-house.fixture';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

const freePort = (): Promise<number> => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address() as AddressInfo; probe.close(() => { resolve(port); }); });
});

describe('stop the gateway 平稳停机 (F15)', () => {
  let house: SmallHouse;
  let slow: Server;
  let gateway: ChildProcess;
  let address: string;
  const answering: RequestListener = (_incoming, outgoing) => { setTimeout(() => outgoing.setHeader('content-type', 'application/json').end('{"data":{"me":{"name":"董瑞"}}}'), 1_000); };

  beforeEach(async () => {
    house = await openSmallHouse();
    slow = await new Promise<Server>((resolve) => { const server = createHttp(answering).listen(0, '127.0.0.1', () => { resolve(server); }); });
    writeFileSync(join(house.folder, 'keys.json'), JSON.stringify({ keys: [house.publicKey] }));
  }, 30_000);
  const start = async (settings: Record<string, string> = {}): Promise<void> => {
    const port = await freePort();
    const subgraph = { url: addressOf(slow), key: randomBytes(32).toString('hex') };
    gateway = spawn(process.execPath, ['--import', 'tsx', MAIN], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { PATH: process.env['PATH'], PORT: String(port), SUBGRAPHS: JSON.stringify({ directory: subgraph, projects: subgraph, approvals: subgraph }), TOKEN_KEYS: join(house.folder, 'keys.json'), KAFKA_BROKERS: '127.0.0.1:9', SUPERGRAPH: join(house.folder, 'supergraph.graphql'), LOG_LEVEL: 'silent', ...settings },
    });
    address = `http://127.0.0.1:${port}`;
    while (!(await fetch(`${address}/healthz`).catch(() => null))?.ok) await delay(100);
  };
  afterEach(async () => {
    gateway.kill('SIGKILL');
    slow.closeAllConnections();
    slow.close();
    await house.stop();
  });

  it('ends what is under way, takes nothing new and exits', async () => {
    await start();
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await house.token('drc')}` };
    const underWay = Array.from({ length: 5 }, () => fetch(`${address}/graphql`, { method: 'POST', headers, body: '{"query":"{ me { name } }"}' }).then((response) => response.json()));
    await delay(300);
    const since = performance.now();
    const ended = new Promise<number | null>((resolve) => { gateway.once('exit', resolve); });
    gateway.kill('SIGTERM');
    await until(() => fetch(`${address}/healthz`, { headers: { connection: 'close' } }).then(() => false, () => true));
    expect(await Promise.all(underWay)).toEqual(Array.from({ length: 5 }, () => ({ data: { me: { name: '董瑞' } } })));
    expect(await ended).toBe(0);
    expect(performance.now() - since).toBeLessThan(10_000);
  }, 90_000);

  it('says so first where a balancer has to be told, and answers meanwhile', async () => {
    await start({ STOP_NOTICE_SECONDS: '2' });
    const ended = new Promise<number | null>((resolve) => { gateway.once('exit', resolve); });
    const since = performance.now();
    gateway.kill('SIGTERM');
    await delay(300);
    const ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { ready: false, stopping: true }]);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await house.token('drc')}` };
    expect(await (await fetch(`${address}/graphql`, { method: 'POST', headers, body: '{"query":"{ me { name } }"}' })).json()).toEqual({ data: { me: { name: '董瑞' } } });
    expect(await ended).toBe(0);
    expect([performance.now() - since > 1_900, performance.now() - since < 14_000]).toEqual([true, true]);
  }, 90_000);

  it('exits within a bound, though a service hangs and a client holds its connection', async () => {
    await start();
    slow.removeAllListeners('request');
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await house.token('drc')}` };
    const hung = fetch(`${address}/graphql`, { method: 'POST', headers, body: '{"query":"{ me { name } }"}' }).then((response) => response.json() as Promise<{ errors: { extensions: object }[] }>);
    await delay(300);
    const ended = new Promise<number | null>((resolve) => { gateway.once('exit', resolve); });
    const since = performance.now();
    gateway.kill('SIGTERM');
    expect((await hung).errors[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', service: 'directory' });
    expect(await ended).toBe(0);
    expect(performance.now() - since).toBeLessThan(14_000);
  }, 90_000);
});
