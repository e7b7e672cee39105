import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, type Kept } from '@cornerstone/stack/kept-folder';

/** Everything that a first start is made of, whichever part of it matters. */
const SOURCES = ['apps', 'libs', 'tools', 'data', 'infra', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

/** A data folder after a first start, which tells the demonstration for most of a minute: once for the same code on the same day. */
export async function demonstratedHouse(start: (folder: string) => Promise<void>): Promise<Kept> {
  return {
    name: 'demonstrated-house',
    // Events are recorded at the real time, and keys grow old.
    digest: await digestOf(SOURCES, [process.version, new Date().toISOString().slice(0, 10)]),
    async make(folder) {
      await start(folder);
      // A copy chooses ports of its own, so that two of them may run at the same time.
      for (const own of ['stack.json', 'logs']) await rm(join(folder, own), { recursive: true });
    },
  };
}
