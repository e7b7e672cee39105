import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { watchFiles, type Watching } from './watching';

let folder: string;
let watching: Watching;
let told: string[] = [];
const write = (path: string, text: string): Promise<void> => writeFile(join(folder, path), text);
const says = async (...files: string[]): Promise<void> => {
  for (const until = Date.now() + 10_000; files.some((file) => !told.includes(file));) {
    if (Date.now() > until) throw new Error(`told only ${told.join(', ')}`);
    await delay(10);
  }
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watched-'));
  await mkdir(join(folder, 'slice'));
  await write('slice/one.rules.ts', 'one');
  told = [];
  watching = await watchFiles([folder], (files) => { told.push(...files.map((file) => relative(folder, file))); });
});
afterEach(async () => { watching.stop(); await rm(folder, { recursive: true }); });

describe('watch the sources 监视源文件', () => {
  it('tells a file that was written, one that took its place, a new one, and one that has gone', async () => {
    await write('slice/one.rules.ts', 'two');
    await says('slice/one.rules.ts');
    told = [];
    await write('slice/draft', 'three');
    await rename(join(folder, 'slice/draft'), join(folder, 'slice/one.rules.ts'));
    await says('slice/one.rules.ts');
    await write('slice/two.rules.ts', 'new');
    await says('slice/two.rules.ts');
    told = [];
    await rm(join(folder, 'slice/two.rules.ts'));
    await says('slice/two.rules.ts');
  });

  it('tells the files of a new folder, and what changes in it later', async () => {
    await mkdir(join(folder, 'new/deep'), { recursive: true });
    await write('new/deep/three.ts', '3');
    await says('new/deep/three.ts');
    told = [];
    await write('new/deep/three.ts', '4');
    await says('new/deep/three.ts');
  });

  it('tells nothing of a file saved as it was, nor of what this program writes itself', async () => {
    await write('slice/one.rules.ts', 'one');
    watching.own(join(folder, 'written.graphql'), 'type Query');
    await write('written.graphql', 'type Query');
    await write('slice/last.ts', 'last');
    await says('slice/last.ts');
    expect(told).toEqual(['slice/last.ts']);
  });
});
