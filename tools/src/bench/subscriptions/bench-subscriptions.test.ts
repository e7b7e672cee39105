import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Measured } from './measure';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

describe('bench-subscriptions', () => {
  it('brings each event to all, and asks the graph for it once', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', MAIN, '--subscribers', '60', '--events', '2', '--json']);
    const measured = JSON.parse(stdout) as Measured;
    // The first event is asked for, too, and not measured.
    expect(measured).toMatchObject({ subscribers: 60, refused: 0, events: 2, delivered: 120, asked: 3, joined: 177, dropped: 0, deliveryP99Ms: expect.any(Number), rssOpenMb: expect.any(Number) });
  }, 180_000);
});
