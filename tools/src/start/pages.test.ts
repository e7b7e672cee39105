import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPages } from './pages';
import type { Progress } from './progress';

const VITE = `
const { mkdirSync, writeFileSync } = require('node:fs');
if (process.env.NODE_ENV !== 'production' || process.argv[2] !== 'build') process.exit(1);
if (require('node:fs').readFileSync('src/main.tsx', 'utf8') === 'broken') { console.error('src/main.tsx: unexpected end'); process.exit(1); }
mkdirSync('../../dist/apps/web', { recursive: true });
writeFileSync('../../dist/apps/web/index.html', 'built');
`;
const silent: Progress = { part: () => ({ step: () => undefined, at: () => undefined, done: () => undefined }), say: () => undefined, close: () => undefined };

describe('build the web pages 构建页面', () => {
  let repository: string;
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(repository, path, '..'), { recursive: true });
    await writeFile(join(repository, path), text);
  };
  const build = (): Promise<string> => buildPages(silent, repository);
  beforeEach(async () => {
    repository = await mkdtemp(join(tmpdir(), 'pages-'));
    await write('package.json', '{}');
    await write('node_modules/vite/bin/vite.js', VITE);
    await write('libs/kernel/src/day.ts', '');
    await write('apps/web/src/main.tsx', '');
    await write('apps/web/vite.config.ts', '');
  });
  afterEach(() => rm(repository, { recursive: true }));

  it('builds them when there are none, and not again', async () => {
    expect(await build()).toBe('built');
    expect(await readFile(join(repository, 'dist/apps/web/index.html'), 'utf8')).toBe('built');
    expect(await build()).toBe('fresh');
  });

  it.each(['apps/web/src/main.tsx', 'libs/kernel/src/day.ts'])('builds them again when %s is newer', async (source) => {
    await build();
    const later = new Date(Date.now() + 5_000);
    await utimes(join(repository, source), later, later);
    expect(await build()).toBe('built');
  });

  it('has nothing to do before there is a web app', async () => {
    await rm(join(repository, 'apps/web/vite.config.ts'));
    expect(await build()).toBe('none');
  });

  it('tells why they cannot be built', async () => {
    await write('apps/web/src/main.tsx', 'broken');
    await expect(build()).rejects.toThrow('The web pages cannot be built:\n  src/main.tsx: unexpected end');
  });
});
