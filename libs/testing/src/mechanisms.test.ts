import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const ROOT = new URL('../../../', import.meta.url).pathname;
const page = readFileSync(`${ROOT}docs/mechanisms.md`, 'utf8');
const rows = [...page.matchAll(/^\| ((?:P\d+|F2|Shared|Trap \d+|Rates|Code)) \| (.+) \| `([^`]+)` \| (.+) \|$/gm)].map(([, id = '', sentence = '', rule = '', tests = '']) => ({ id, sentence, rule, tests: tests.split('<br>').map((each) => each.split(' › ')) }));
const fileOf = (path: string): string => `${ROOT}${/^(apps|libs|tools)\//.test(path) ? '' : 'apps/projects/src/'}${path}`;
/** All tests, read once where one of them is asked for. */
let tests: string[] | null = null;
const imports = (): string[] => (tests ??= globSync('{apps,libs,tools}/**/*.test.ts', { cwd: ROOT, exclude: (name) => name === 'node_modules' }).map((path) => readFileSync(`${ROOT}${path}`, 'utf8')));

describe('docs/mechanisms.md 机制与测试对照表', () => {
  it('has sentences of every mechanism of projects and every trap', () => {
    const ids = new Set(rows.map(({ id }) => id));
    expect([...Array.from({ length: 12 }, (_, at) => `P${at + 1}`), ...Array.from({ length: 15 }, (_, at) => `Trap ${at + 1}`)].filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each(rows.map(({ id, sentence, rule, tests }) => [`${id} ${sentence}`, rule, tests] as const))('%s', (_, rule, tests) => {
    expect([rule, existsSync(fileOf(rule))]).toEqual([rule, true]);
    for (const [file = '', title = ''] of tests) {
      const path = fileOf(file.replaceAll('`', ''));
      // What lies beside a test counts where a test takes it in.
      if (path.endsWith('.fixture.ts')) expect([file, imports().some((text) => text.includes(`/${basename(path, '.ts')}'`))]).toEqual([file, true]);
      const titles = existsSync(path) ? [...readFileSync(path, 'utf8').matchAll(/\bit(?:\.each\([\s\S]*?\))?\('((?:[^'\\]|\\.)*)'/g)].map(([, found = '']) => found.replaceAll("\\'", "'")) : [];
      expect([file, titles.includes(title) ? title : titles]).toEqual([file, title]);
    }
  });
});
