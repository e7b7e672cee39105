import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Row } from './figures';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

describe('bench-events', () => {
  it('measures every row once, nothing lost, nothing twice, in order per key', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', MAIN, '--quick', '--json']);
    const { quick, rows } = JSON.parse(stdout) as { quick: boolean; rows: Row[] };
    expect(quick).toBe(true);
    expect(rows.map(({ what }) => what)).toEqual([
      'produce 4,000 in batches of 500', 'consume 4,000 in a group of one', 'drain of 2,000 recorded events', 'p50 at 100/s', 'p99 at 100/s',
    ]);
    for (const row of rows) expect(row).toMatchObject({ ours: expect.any(Number), other: expect.any(Number), ratio: expect.any(Number) });
    expect(rows.every(({ ours, other }) => ours > 0 && other > 0)).toBe(true);
  }, 90_000);
});
