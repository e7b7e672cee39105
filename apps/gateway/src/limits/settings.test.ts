import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const READ = "import('./apps/gateway/src/config.ts').then(({ readConfig }) => { console.log(JSON.stringify(readConfig(process.env))); })";
const COMPLETE = { SUBGRAPHS: '{}', TOKEN_KEYS: 'jwks.json', KAFKA_BROKERS: 'localhost:9092' };

/** The settings as the gateway would read them in a process of its own, which a wrong one ends. */
const read = (settings: Record<string, string>): Promise<{ code: number; told: string }> => new Promise((resolve) => {
  execFile(process.execPath, ['--import', 'tsx', '-e', READ], { cwd: ROOT, env: { PATH: process.env['PATH'], ...COMPLETE, ...settings } }, (fault, stdout, stderr) => { resolve({ code: fault ? Number(fault.code) : 0, told: stdout + stderr }); });
});

describe('settings of the limits 限制设置', () => {
  it('are the figures of docs/limits.md where nothing is said', async () => {
    const [usual, production] = [await read({}), await read({ NODE_ENV: 'production' })];
    expect(JSON.parse(usual.told)).toMatchObject({ RATE_READS_PER_MINUTE: 600, RATE_MUTATIONS_PER_MINUTE: 60, RATE_IMPORTS_PER_MINUTE: 600, RATE_STRANGERS_PER_MINUTE: 300, OPERATIONS: 'free', TRUSTED_PROXIES: 0 });
    expect(JSON.parse(production.told)).toMatchObject({ OPERATIONS: 'known', RATE_READS_PER_MINUTE: 600 });
    expect(JSON.parse((await read({ NODE_ENV: 'production', OPERATIONS: 'free', RATE_READS_PER_MINUTE: '100000' })).told)).toMatchObject({ OPERATIONS: 'free', RATE_READS_PER_MINUTE: 100_000 });
  });

  it('are refused by name, all at once', async () => {
    const { code, told } = await read({ RATE_READS_PER_MINUTE: '0', RATE_MUTATIONS_PER_MINUTE: '-1', RATE_IMPORTS_PER_MINUTE: '1.5', RATE_STRANGERS_PER_MINUTE: 'many', OPERATIONS: 'all', TRUSTED_PROXIES: '-1' });
    expect(code).toBe(2);
    for (const name of ['RATE_READS_PER_MINUTE', 'RATE_MUTATIONS_PER_MINUTE', 'RATE_IMPORTS_PER_MINUTE', 'RATE_STRANGERS_PER_MINUTE', 'OPERATIONS', 'TRUSTED_PROXIES']) expect(told).toContain(`  ${name}: `);
  });
});
