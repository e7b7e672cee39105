import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { originsOf } from './config';

const program = fileURLToPath(new URL('./main.ts', import.meta.url));
const good = { PORT: '4002', ISSUER: 'http://localhost:4000/oidc', DEMO_PASSWORD: 'k7mq-2xhd-9fpa', COOKIE_KEY: 'c'.repeat(64), SIGNING_KEYS: '/nowhere/signing-keys.json', DEMONSTRATION: 'true' };

describe('settings of the demonstration\'s sign-in 演示登录的设置', () => {
  const started = (environment: Record<string, string>) => promisify(execFile)(process.execPath, ['--import', 'tsx', program], { env: { PATH: process.env['PATH'] ?? '', ...environment } })
    .then(() => ({ code: 0, stderr: '' }), (fault: { code: number; stderr: string }) => ({ code: fault.code, stderr: fault.stderr }));

  it('does not exist in production', async () => {
    expect(await started({ ...good, NODE_ENV: 'production' })).toEqual({ code: 2, stderr: 'Wrong settings:\n  NODE_ENV: must not be production: connect an issuer of your own (docs/sign-in.md)\n' });
  });

  it('does not exist outside the demonstration, and names every fault at once', async () => {
    const { code, stderr } = await started({ NODE_ENV: 'production', ISSUER: 'localhost', DEMO_PASSWORD: 'short' });
    expect(code).toBe(2);
    for (const name of ['PORT', 'ISSUER', 'DEMO_PASSWORD', 'COOKIE_KEY', 'SIGNING_KEYS', 'DEMONSTRATION', 'NODE_ENV']) expect(stderr).toMatch(new RegExp(`^  ${name}: `, 'm'));
    expect(stderr).not.toContain('short"');
  });

  it('knows this machine by both its names, and any other by one', () => {
    expect(originsOf('http://localhost:4000/oidc')).toEqual(['http://localhost:4000', 'http://127.0.0.1:4000']);
    expect(originsOf('https://projects.example/oidc')).toEqual(['https://projects.example']);
  });
});
