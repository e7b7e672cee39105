import { readFileSync } from 'node:fs';
import { LIMITS, type Limit } from './limits';

const page = readFileSync(new URL('../../../../docs/limits.md', import.meta.url), 'utf8');
const rows = Object.entries<Limit>(LIMITS).map(([name, { most, unit, what, code }]) => `| \`limits.${name}\` | ${most.toLocaleString('en')} ${unit} | ${what.en} · ${what.zh} | ${code} |`);

describe('docs/limits.md 限制一览', () => {
  it('has the figures that hold', () => { expect(page.split('\n').filter((line) => line.startsWith('| `limits.'))).toEqual(rows); });
  it('has the figures of reliability.md', () => {
    expect(Object.fromEntries(Object.entries<Limit>(LIMITS).map(([name, { most }]) => [name, most]))).toMatchObject({
      body: 262_144, tokens: 2_000, depth: 10, aliases: 30, 'root-fields': 20, directives: 50, cost: 5_000, page: 100, time: 10, response: 10_485_760, reads: 600, mutations: 60,
    });
  });
});
