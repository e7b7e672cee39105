import { spawnSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cacheSettings } from './cache/settings';
import { checkGatewaySettings } from './config';
import { openSmallHouse, type SmallHouse } from './small-house.fixture';
import { guardingSettings } from './services/settings';
import { streamSettings } from './streams/settings';

const page = readFileSync(new URL('../../../docs/gateway.md', import.meta.url), 'utf8');
const rows = (heading: string): string[][] => (page.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
const KEY = `${'5a1c07be3f9d2468'.repeat(3)}9b4f0c6d2e81a735`;
const NEEDED = { SUBGRAPHS: JSON.stringify({ projects: { url: 'http://127.0.0.1:4101/graphql', key: KEY } }), OIDC_ISSUER: 'https://login.example', KAFKA_BROKERS: '127.0.0.1:9092' };
const OURS = [...Object.keys(cacheSettings), ...Object.keys(guardingSettings), ...Object.keys(streamSettings), 'METRICS_CLIENTS', 'STOP_NOTICE_SECONDS'];

describe('docs/gateway.md 网关说明', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); });
  afterAll(() => house.stop());

  it('has every setting with its default', () => {
    const checked = checkGatewaySettings(NEEDED);
    const config = 'config' in checked ? checked.config as unknown as Record<string, unknown> : {};
    expect(rows('Settings').map(([name, usual]) => [name, usual])).toEqual(OURS.map((name) => [`\`${name}\``, String(config[name])]));
  });

  it('says that each is held between limits', () => {
    for (const wrong of ['-1', '1.5', 'many', '100000000']) {
      const checked = checkGatewaySettings({ ...NEEDED, ...Object.fromEntries(OURS.map((name) => [name, wrong])) });
      expect('faults' in checked ? checked.faults.map((fault) => fault.split(':')[0]).sort() : []).toEqual([...OURS].sort());
    }
  });

  it('has every metric that is not the process\'s own', async () => {
    house.replace('approvals', (_incoming, outgoing) => { outgoing.writeHead(503).end(); });
    await house.ask('{ project(code: "P1") { name mayStart } }');
    const text = await (await fetch(`${house.address}/metrics`)).text();
    const told = [...text.matchAll(/^# HELP (\S+) (.*)$/gm)].filter(([, name = '']) => !/^(process|nodejs)_/.test(name)).map(([, name, help]) => [`\`${name}\``, help]);
    expect(rows('Metrics').map(([name, , help]) => [name, help]).sort()).toEqual(told.sort());
    for (const [name = '', labels = ''] of rows('Metrics')) {
      const [line] = text.split('\n').filter((each) => each.startsWith(name.replaceAll('`', '')) && each.includes('{'));
      const found = [...(line ?? '').matchAll(/(\w+)="/g)].map(([, label]) => label).filter((label) => label !== 'le');
      if (line) expect([name, found.sort().join(', ')]).toEqual([name, labels.split(', ').sort().join(', ')]);
    }
  });

  it('has the headers of an answer', async () => {
    const response = await fetch(`${house.address}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${await house.token('drc')}`, 'content-type': 'application/json' }, body: '{"query":"{ me { name } }"}' });
    const always = rows('What answers tell beside themselves').map(([name = '']) => name.replaceAll('`', '')).filter((name) => name !== 'retry-after');
    expect(always.map((name) => [name, response.headers.has(name)])).toEqual(['cornerstone-cost', 'cache-status', 'traceresponse'].map((name) => [name, true]));
  });

  it('runs every command', async () => {
    expect(spawnSync('curl', ['--version']).status).toBe(0);
    const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.trim().split('\n'));
    const token = await house.token('drc');
    const run = (command: string): Promise<string> => new Promise((resolve) => {
      const child = spawn('sh', ['-c', command.replaceAll('http://localhost:4000', house.address)], { env: { ...process.env, CORNERSTONE_TOKEN: token } });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); });
      child.once('close', () => { resolve(said); });
    });
    const said = await Promise.all(commands.map(run));
    expect(said).toEqual([expect.stringContaining('"ready":'), '{"alive":true}', expect.stringMatching(/cornerstone-cost: 1\r\n[\s\S]*董瑞/), expect.stringContaining('PersistedQueryNotSupported'), expect.stringContaining('graphql_operations_total')]);
  });
});
