import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rm, stat, symlink } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withClient } from '@cornerstone/stack/database-client';
import { kafkaClassPath } from '@cornerstone/stack/kafka-jars';
import { choosePorts } from '@cornerstone/stack/ports';
import { startPostgres } from '@cornerstone/stack/postgres';
import { readRecord } from '@cornerstone/stack/stack-record';
import { services } from '../services';
import { miniatureHouse, type MiniatureHouse, type Run } from './miniature-house';

const run = promisify(execFile);
let house: MiniatureHouse;
let port: number;
const address = (path = ''): string => `http://localhost:${port}${path}`;
const listening = (at = 0): Promise<Server> => new Promise((resolve) => { const server = createServer().listen(at, '127.0.0.1', () => resolve(server)); });
const ready = async (...args: string[]): Promise<Run> => {
  const run = house.start(['--port', String(port), ...args]);
  await run.says(/Cornerstone ready in|"url"/);
  return run;
};

beforeAll(async () => {
  await kafkaClassPath();
  house = await miniatureHouse();
  port = (await choosePorts(['front'] as const)).front;
}, 300_000); // on a new machine Maven fetches the broker first
afterAll(async () => {
  await house.nothingRuns(12_000);
  await house.remove();
});

describe('start everything 一键启动', () => {
  afterEach(() => house.endRuns());

  it('comes up, says where everything is, and stops everything at Ctrl-C', async () => {
    const run = await ready();
    expect(run.output()).toMatch(new RegExp(`Cornerstone ready in \\d+ s +Console +${address()}`));
    expect(run.output()).toContain('Log in (demo only): drc 省发展改革委');
    expect(run.output()).toMatch(/Password of all: {4}[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\n/);
    expect(run.output()).toContain(`curl ${address('/graphql')}`);
    expect((await fetch(address('/readyz'))).status).toBe(200);
    expect(run.output()).toMatch(/Demonstration data: ready in [^]*Figures: ready in /);
    expect(await house.running()).toHaveLength(12); // the start, its watchdog, database, broker, six services, the issuer, gateway
    run.signal('SIGINT');
    expect((await run.ended).code).toBe(0);
    await house.nothingRuns(500);
    expect((await readRecord(house.data))?.processes).toEqual({});
  }, 60_000);
});

describe('start without a demonstration 不带演示数据启动', () => {
  let run: Run;
  beforeAll(async () => { run = await ready('--no-demo', '--json'); }, 60_000);
  afterAll(() => house.endRuns());

  it('gives each process the settings it needs and no more', async () => {
    const record = await readRecord(house.data);
    const gateway = (await (await fetch(address('/environment'))).json()) as Record<string, string>;
    const subgraphs = JSON.parse(gateway['SUBGRAPHS'] ?? '') as Record<string, { url: string; key: string }>;
    const funding = (await (await fetch(new URL('/environment', subgraphs['funding']?.url))).json()) as Record<string, string>;
    const identity = (await (await fetch(`${gateway['IDENTITY_URL'] ?? ''}/environment`)).json()) as Record<string, string>;

    expect(gateway).toMatchObject({ OIDC_ISSUER: address('/oidc'), IDENTITY_URL: `http://127.0.0.1:${record?.ports['identity']}` });
    expect(identity).toMatchObject({ ISSUER: address('/oidc'), DEMONSTRATION: 'true', SIGNING_KEYS: join(house.data, 'signing-keys.json') });
    for (const secret of ['DATABASE_URL', 'INTERNAL_KEY', 'SUBGRAPHS', 'DEMO_KEY_FILE']) expect(identity).not.toHaveProperty(secret);
    expect(gateway).not.toHaveProperty('DEMO_PASSWORD');
    expect(Object.keys(subgraphs)).toEqual(['directory', 'projects', 'approvals', 'funding', 'elements', 'supervision']);
    expect(funding).toMatchObject({ NODE_ENV: 'development', DEMONSTRATION: 'true', LOG_LEVEL: 'info', TZ: 'Asia/Shanghai', KAFKA_BROKERS: record?.brokers, INTERNAL_KEY: subgraphs['funding']?.key });
    expect(new URL(funding['DATABASE_URL'] ?? '').username).toBe('funding_app');
    expect(new URL(funding['WORKER_DATABASE_URL'] ?? '').username).toBe('funding_worker');
    expect(gateway).not.toHaveProperty('DATABASE_URL');
    expect(JSON.parse(await readFile(gateway['TOKEN_KEYS'] ?? '', 'utf8'))).toMatchObject({ keys: [{ crv: 'Ed25519' }] });
    expect((await stat(gateway['DEMO_KEY_FILE'] ?? '')).mode & 0o777).toBe(0o600);
    expect(JSON.stringify(record)).not.toContain('password');
    expect(JSON.parse(run.output().split('\n').find((line) => line.startsWith('{')) ?? '')).toMatchObject({ url: address(), graph: address('/graphql'), brokers: record?.brokers });
  });

  it('refuses a second start on the same folder, restarts a service that dies, and leaves nothing after kill -9', async () => {
    const second = await house.start(['--port', String(port)]).ended;
    expect(second).toMatchObject({ code: 2, stdout: '' });
    expect(second.stderr).toMatch(/^Cornerstone is already running on .* \(process \d+\); [^\n]*\n$/);
    const reset = await house.bootstrap(['reset']).ended;
    expect(reset).toMatchObject({ code: 2, stdout: '' });

    await fetch(address('/die')).catch(() => undefined);
    await run.says(/gateway died \(exit code 7\) and is started again in 0.5 s/);
    while (!(await fetch(address('/readyz')).then(({ ok }) => ok, () => false)));

    process.kill((await readRecord(house.data))?.processes['PostgreSQL']?.pid ?? 0, 'SIGKILL');
    await run.says(/PostgreSQL died \(ended by SIGKILL\)/);

    run.signal('SIGKILL');
    await run.ended;
    await house.nothingRuns(12_000);
  }, 60_000);
});

describe('start where something was before 再次启动', () => {
  afterEach(() => house.endRuns());

  it('starts after kill -9, and stops when the bootstrap is told to', async () => {
    const run = house.bootstrap(['start', '--port', String(port)]);
    await run.says(/Cornerstone ready in/);
    run.signal('SIGTERM');
    expect((await run.ended).code).toBe(0);
    await house.nothingRuns(500);
  }, 60_000);

  it('uses a database server, a broker and an issuer of one’s own choice, and drops nothing there unasked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'server-'));
    const server = await startPostgres({ folder, port: (await choosePorts(['postgres'] as const)).postgres, fsync: false });
    const broker = await listening();
    const environment = { DATABASE_URL: server.adminUrl, KAFKA_BROKERS: `127.0.0.1:${(broker.address() as AddressInfo).port}` };
    const databases = async (): Promise<number> => (await withClient({ connectionString: server.adminUrl }, (client) => client.query(`select 1 from pg_database where datname in ('projects', 'funding')`))).rows.length;
    try {
      const run = house.start(['--port', String(port), '--no-demo'], { ...environment, OIDC_ISSUER: 'https://login.example' });
      await run.says(/Cornerstone ready in/);
      const record = await readRecord(house.data);
      expect(Object.keys(record?.processes ?? {}).sort()).toEqual([...services, 'gateway'].sort());
      expect(record?.brokers).toBe(environment.KAFKA_BROKERS);
      const gateway = (await (await fetch(address('/environment'))).json()) as Record<string, string>;
      expect(gateway).toMatchObject({ OIDC_ISSUER: 'https://login.example', TOKEN_KEYS: expect.any(String) });
      expect(gateway).not.toHaveProperty('IDENTITY_URL');
      expect(run.output()).not.toContain('Password of all');
      run.signal('SIGINT');
      expect((await run.ended).code).toBe(0);

      expect(await house.bootstrap(['reset'], environment).ended).toMatchObject({ code: 0, stdout: expect.stringContaining('untouched') });
      expect(await databases()).toBe(2);
      expect(await house.bootstrap(['reset', '--external'], environment).ended).toMatchObject({ code: 0 });
      expect(await databases()).toBe(0);
    } finally {
      broker.close();
      await server.stop();
      await rm(folder, { recursive: true });
    }
  }, 60_000);

  it('tells the last words of a service that cannot start, and leaves nothing running', async () => {
    const { code, stderr } = await house.start(['--port', String(port)], { FAILING_APP: 'funding' }).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('funding ended while starting (exit code 2); its last lines:\n  Wrong settings:\n    LUCK: is missing\n');
    await house.nothingRuns();
  }, 60_000);

  it('is stopped while it is still starting', async () => {
    const run = house.start(['--port', String(port)]);
    await run.says(/Database: ready/);
    run.signal('SIGINT');
    expect(await run.ended).toMatchObject({ code: 130, stderr: expect.not.stringContaining("Error") });
    await house.nothingRuns();
  }, 60_000);

  it('is as new after a reset', async () => {
    const { code, stdout } = await house.bootstrap(['reset']).ended;
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${house.data} is deleted.\n` });
    await expect(access(house.data)).rejects.toThrow('ENOENT');
  });
});

describe('check before starting 启动前检查', () => {
  const refused = async (environment: NodeJS.ProcessEnv, args: readonly string[] = ['--port', String(port)]): Promise<string> => {
    const { code, stdout, stderr } = await house.start(args, environment).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(await house.running()).toEqual([]);
    return stderr;
  };

  it('names who has the port, and another one', async () => {
    const taken = await listening(port);
    try {
      expect(await refused({})).toMatch(new RegExp(`^Port ${port} is in use \\(by .+, process ${process.pid}\\)\\. Stop that program or start with PORT=${port + 10} npm start\\.`));
    } finally {
      taken.close();
    }
  });

  it('names a missing Java', async () => {
    expect(await refused({ PATH: join(house.folder, 'apps') })).toMatch(/^Java is not installed; install Java 17 or later/);
  });

  it('names a missing Maven, while the broker is not fetched yet', async () => {
    const fresh = await miniatureHouse({ withJars: false });
    try {
      await symlink((await run('which', ['java'])).stdout.trim(), join(fresh.folder, 'apps/java'));
      const { code, stderr } = await fresh.start(['--port', String(port)], { PATH: join(fresh.folder, 'apps') }).ended;
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^Maven is not installed and the broker's jars are not here yet; install it/) });
      await fresh.nothingRuns(0);
    } finally {
      await fresh.remove();
    }
  });

  it('names a disk that is too full', async () => {
    expect(await refused({ CORNERSTONE_LEAST_DISK_GB: '1000000' })).toMatch(/^Only [\d.]+ GB are free for .* and 1000000 GB are needed/);
  });

  it('names a folder that cannot be one', async () => {
    expect(await refused({ CORNERSTONE_DATA: '/dev/null/data' })).toMatch(/^The data folder \/dev\/null\/data cannot be written/);
  });

  it('names a database and brokers that do not answer', async () => {
    const { nobody } = await choosePorts(['nobody'] as const);
    expect(await refused({ DATABASE_URL: `postgres://chief:word@127.0.0.1:${nobody}/postgres`, KAFKA_BROKERS: `127.0.0.1:${nobody}` })).toMatch(/^(The database of DATABASE_URL|No broker of KAFKA_BROKERS) .*ECONNREFUSED/m);
  });
});
