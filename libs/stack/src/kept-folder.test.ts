import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyKept, digestOf, type Kept } from './kept-folder';

describe('a folder kept from run to run 保留的模板目录', () => {
  let cache: string;
  let made: number;
  beforeEach(async () => { cache = await mkdtemp(join(tmpdir(), 'kept-')); made = 0; });
  afterEach(() => rm(cache, { recursive: true }));

  const kept = (digest = 'a', make = (folder: string): Promise<void> => writeFile(join(folder, 'data'), `${digest} ${made}`)): Kept =>
    ({ name: 'thing', digest, make: async (folder) => { made += 1; await make(folder); } });
  const copy = async (of = kept()): Promise<string> => {
    const target = await mkdtemp(join(tmpdir(), 'copy-'));
    try {
      await copyKept(of, target, cache);
      return await readFile(join(target, 'data'), 'utf8');
    } finally {
      await rm(target, { recursive: true });
    }
  };
  const place = async (): Promise<string> => join(cache, (await readdir(cache)).find((entry) => entry.startsWith('thing-')) ?? '');

  it('is made once, and copied each time', async () => {
    expect([await copy(), await copy(), made]).toEqual(['a 1', 'a 1', 1]);
  });

  it('is made once when two need it at the same time', async () => {
    expect([await Promise.all([copy(), copy()]), made]).toEqual([['a 1', 'a 1'], 1]);
  });

  it('is made anew of other sources, and what was made of the former ones goes', async () => {
    await copy();
    expect(await copy(kept('b'))).toBe('b 2');
    expect((await readdir(cache)).filter((entry) => entry.startsWith('thing-'))).toHaveLength(1);
  });

  it.each<[string, (content: string, listing: string) => Promise<unknown>]>([
    ['a file is gone', (content) => rm(join(content, 'data'))],
    ['a file was written to', (content) => writeFile(join(content, 'data'), 'other')],
    ['a file was written to and is as long as before', (content) => writeFile(join(content, 'data'), 'a 9')],
    ['a file came in', (content) => writeFile(join(content, 'more'), '')],
    ['its listing is gone', (_, listing) => rm(listing)],
  ])('is made anew when %s', async (_, harm) => {
    await copy();
    await harm(join(await place(), 'content'), join(await place(), 'listing'));
    expect(await copy()).toBe('a 2');
  });

  it('is not there when its making failed, and is made the next time', async () => {
    await expect(copy(kept('a', async (folder) => { await writeFile(join(folder, 'data'), 'half'); throw new Error('no luck'); }))).rejects.toThrow('no luck');
    expect(await copy()).toBe('a 2');
  });

  it('has another digest for other bytes, other files and other circumstances', async () => {
    const digests = await Promise.all([digestOf(['libs/kernel/src/day.ts']), digestOf(['libs/kernel/src/money.ts']), digestOf(['libs/kernel']), digestOf(['libs/kernel'], ['v24'])]);
    expect(new Set(digests).size).toBe(4);
    expect(await digestOf(['libs/kernel'])).toBe(digests[2]);
  });
});
