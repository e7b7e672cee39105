import { existsSync, readFileSync } from 'node:fs';
import { goldenOf, headlines, type Golden } from './headlines';

const ROOT = new URL('../../../', import.meta.url).pathname;
const page = readFileSync(`${ROOT}docs/published-figures.md`, 'utf8');
const rows = [...page.matchAll(/^\| (H\d{4}) \| (.*) \|$/gm)].map(([, id = '', rest = '']) => [id, ...rest.split(' | ')]);
/** The test of each kind of figure. */
const TESTS: Readonly<Record<Golden, string>> = {
  ROUND: 'apps/projects/src/rounds/published.api.test.ts', LIST: 'apps/supervision/src/portfolio/published.api.test.ts', LENGTH: 'apps/projects/src/sectors/published.api.test.ts',
  GROWTH: 'apps/projects/src/pace/golden.api.test.ts', LARGEST: 'apps/projects/src/ledger/published.api.test.ts', GOAL: 'apps/projects/src/goals/published.api.test.ts',
};

describe('docs/published-figures.md 公布数对照表', () => {
  it('has every figure of data/headlines.csv once, as it was published', () => {
    expect(rows.map((row) => row.slice(0, 7))).toEqual(headlines.map(({ id, region, period, programme, metric, value, unit }) => [id, region, period, programme, metric, value, unit]));
  });

  it('names for each figure the test of its kind, or says why there is none', () => {
    for (const [at, row] of headlines.entries()) {
      const kind = goldenOf(row);
      const said = rows[at]?.[7] ?? '';
      expect([row.id, said]).toEqual([row.id, kind === null ? expect.stringMatching(/^[^`]{20,}$/) : `\`${TESTS[kind]}\``]);
    }
  });

  it('names tests that take up all figures of their kind, or this one by its number', () => {
    for (const [kind, path] of Object.entries(TESTS) as [Golden, string][]) {
      const test = readFileSync(`${ROOT}${path}`, 'utf8');
      const own = headlines.filter((row) => goldenOf(row) === kind);
      expect([kind, own.length > 0 && (test.includes(`headlinesFor('${kind}')`) || own.every(({ id }) => test.includes(`'${id}'`)))]).toEqual([kind, true]);
    }
  });

  it('names files that are there', () => {
    for (const [, path = ''] of page.matchAll(/`((?:apps|libs|data)\/[^`]+)`/g)) expect([path, existsSync(`${ROOT}${path}`)]).toEqual([path, true]);
  });
});
