import { globSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../../', import.meta.url).pathname;
const sources = (pattern: string): string[] => globSync(pattern, { cwd: ROOT }).filter((path) => !path.includes('node_modules')).sort();
const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');

/** Rule ids as they are thrown: `P6.report-of-month-known`. */
const RULE = /'((?:P|S)\d{1,2}\.[a-z0-9-]+)'/g;
const told = sources('{apps,libs,tools}/**/*.{test,fixture}.ts').concat(sources('tools/src/e2e/bad-input/*.ts')).map(read).join('\n');
const thrown = new Map(sources('{apps/projects,apps/supervision,libs/events}/src/**/*.ts').filter((path) => !path.endsWith('.test.ts')).flatMap((path) => [...read(path).matchAll(RULE)].map(([, rule = '']) => [rule, path] as const)));

describe('guards of projects and supervision 规则校验', () => {
  it('have each an id that a test names', () => {
    expect(thrown.size).toBeGreaterThan(300);
    expect([...thrown].filter(([rule]) => !told.includes(rule))).toEqual([]);
  });
});
