import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
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

  beforeAll(async () => {
    house = await openSmallHouse();
    slow = await new Promise<Server>((resolve) => { const server = createHttp(answering).listen(0, '127.0.0.1', () => { resolve(server); }); });
    const port = await freePort();
    const subgraph = { url: addressOf(slow), key: randomBytes(32).toString('hex') };
    writeFileSync(join(house.folder, 'keys.json'), JSON.stringify({ keys: [house.publicKey] }));
    gateway = spawn(process.execPath, ['--import', 'tsx', MAIN], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { PATH: process.env['PATH'], PORT: String(port), SUBGRAPHS: JSON.stringify({ directory: subgraph, projects: subgraph, approvals: subgraph }), TOKEN_KEYS: join(house.folder, 'keys.json'), KAFKA_BROKERS: '127.0.0.1:9', SUPERGRAPH: join(house.folder, 'supergraph.graphql'), LOG_LEVEL: 'silent' },
    });
    address = `http://127.0.0.1:${port}`;
    while (!(await fetch(`${address}/healthz`).catch(() => null))?.ok) await delay(100);
  });
  afterAll(async () => {
    gateway.kill('SIGKILL');
    slow.closeAllConnections();
    slow.close();
    await house.stop();
  });

  it('ends what is under way, takes nothing new and exits', async () => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await house.token('drc')}` };
    const underWay = Array.from({ length: 5 }, () => fetch(`${address}/graphql`, { method: 'POST', headers, body: '{"query":"{ me { name } }"}' }).then((response) => response.json()));
    await delay(300);
    const since = performance.now();
    const ended = new Promise<number | null>((resolve) => { gateway.once('exit', resolve); });
    gateway.kill('SIGTERM');
    await delay(100);
    await expect(fetch(`${address}/healthz`, { headers: { connection: 'close' } })).rejects.toThrow();
    expect(await Promise.all(underWay)).toEqual(Array.from({ length: 5 }, () => ({ data: { me: { name: '董瑞' } } })));
    expect(await ended).toBe(0);
    expect(performance.now() - since).toBeLessThan(3_000);
  });
});
