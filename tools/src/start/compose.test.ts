import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openSecrets } from '@cornerstone/stack/secrets';
import { parse } from 'yaml';
import { containerSettings } from './container-settings';
import { services, type Service } from '../services';
import { gatewayEnvironment, programOf, serviceEnvironment } from './apps';
import { identityEnvironment } from './identity';
import { REPOSITORY } from './settings';

interface Container { image?: string; build?: object; command?: string[]; environment?: Record<string, string>; depends_on?: Record<string, object>; volumes?: string[]; ports?: string[]; network_mode?: string }

const textOf = (path: string): Promise<string> => readFile(join(REPOSITORY, path), 'utf8');
const run = promisify(execFile);

// No container engine runs where this is tested, so the file is held against what the programs really read.
describe('docker-compose.yml 容器编排', () => {
  let containers: Record<string, Container>;
  let volumes: string[];
  beforeAll(async () => {
    const file = parse(await textOf('docker-compose.yml'), { merge: true }) as { services: Record<string, Container>; volumes: Record<string, null> };
    containers = file.services;
    volumes = Object.keys(file.volumes);
  });
  const container = (name: string): Container => {
    const found = containers[name];
    if (!found) throw new Error(`no container ${name}`);
    return found;
  };

  it('runs everything a start runs', () => {
    expect(Object.keys(containers)).toEqual(['settings', 'postgres', 'kafka', 'migrate', ...services, 'identity', 'gateway', 'demonstration']);
    for (const app of [...services, 'identity', 'gateway']) {
      expect(container(app).command?.slice(1)).toEqual([`--env-file=/run/cornerstone/${app}.env`, '--import', 'tsx', programOf(app).slice(REPOSITORY.length + 1)]);
    }
  });

  it('has an image for each, and names nothing that is not there', () => {
    for (const { image, build, depends_on, volumes: mounted } of Object.values(containers)) {
      expect(image ?? build).toBeDefined();
      for (const other of Object.keys(depends_on ?? {})) expect(containers).toHaveProperty(other);
      for (const mount of mounted ?? []) expect(volumes).toContain(mount.split(':')[0]);
    }
  });

  it('tells each process what a start on one machine tells it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'compose-'));
    const written = containerSettings('/run/cornerstone', await openSecrets(folder));
    await rm(folder, { recursive: true });
    const shared = { nodeEnv: 'development', logLevel: 'info', demonstration: true, brokers: 'kafka:9092', inherited: {} } as const;
    // The compiled code's folder only saves time, and the image names its own.
    const read = (environment: NodeJS.ProcessEnv, ...more: string[]): string[] => [...Object.keys(environment).filter((name) => name !== 'NODE_COMPILE_CACHE'), ...more].sort();
    const told = (name: Service | 'gateway' | 'identity'): string[] => [...Object.keys(container(name).environment ?? {}), ...Object.keys(written[name])].sort();

    const service = read(serviceEnvironment(shared, { port: 1, appUrl: '', workerUrl: '', internalKey: '' }), 'SERVICE_HOST');
    for (const name of services) expect(told(name)).toEqual(service);
    expect(told('identity')).toEqual(read(identityEnvironment(shared, { port: 1, issuer: '', signingKeys: '', secrets: { demonstrationPassword: '', cookieKey: '' } })));
    expect(told('gateway')).toEqual(read(gatewayEnvironment(shared, { port: 1, host: '', oidcIssuer: 'https://x', identityUrl: 'http://x', subgraphs: {}, readyFile: '', files: { FILES: '' }, keyFiles: { publicKeys: '', privateKey: '' } })));
  });

  it('lets nobody but this machine in, and through the gateway only', () => {
    expect(Object.entries(containers).flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`))).toEqual(['gateway 127.0.0.1:${PORT:-4000}:${PORT:-4000}']);
  });

  it('runs the same broker, set up the same', async () => {
    const version = /<kafka.version>(.+)<\/kafka.version>/.exec(await textOf('infra/kafka/pom.xml'))?.[1];
    const { image, environment = {} } = container('kafka');
    expect(image).toBe(`apache/kafka:${version}`);
    const ofItsOwn = ['listeners', 'advertised.listeners', 'log.dirs', 'controller.quorum.voters'];
    const lines = (await textOf('infra/kafka/server.properties')).split('\n').filter((line) => /^[^#]+=/.test(line)).map((line) => line.split(/=(.*)/).slice(0, 2) as [string, string]);
    const asContainer = Object.fromEntries(lines.filter(([name]) => !ofItsOwn.includes(name)).map(([name, value]) => [`KAFKA_${name.replaceAll('.', '_').toUpperCase()}`, value]));
    expect(environment).toMatchObject(asContainer);
    expect(Object.keys(environment)).toHaveLength(Object.keys(asContainer).length + ofItsOwn.length + 1); // and CLUSTER_ID
  });

  it('writes settings that node reads back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'compose-'));
    try {
      await run(process.execPath, ['--import', 'tsx', join(REPOSITORY, 'tools/src/start/container.ts'), 'settings', folder], { cwd: REPOSITORY });
      const { stdout } = await run(process.execPath, [`--env-file=${join(folder, 'gateway.env')}`, '--print', 'Object.keys(JSON.parse(process.env.SUBGRAPHS)).join()'], { env: {} });
      expect(stdout.trim()).toBe(services.join());
      for (const file of ['gateway.env', 'admin.env', 'projects.env', 'admin-password', 'demonstration-key.json', 'identity.env', 'signing-keys.json']) expect((await stat(join(folder, file))).mode & 0o077).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
