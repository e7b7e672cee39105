import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore } from '@cornerstone/files/folder-store';
import { runHere, type Ran } from './run-here';

describe('cornerstone files verify 校验文件', () => {
  const run = (settings: Record<string, string>): Promise<Ran> => runHere(['files', 'verify', '--json'], { ...process.env, ...settings });

  it('ends with 0 where all is whole, 1 where something is damaged, 2 where there is nothing to read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'files-'));
    const store = folderStore(folder);
    const digests: string[] = [];
    for (const bytes of ['one', 'two']) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      await writeFile(join(folder, bytes), bytes);
      await store.put(digest, join(folder, bytes), bytes.length);
      digests.push(digest);
    }
    expect(await run({ FILES: `folder:${folder}` })).toEqual({ code: 0, stdout: '{"whole":2,"damaged":[]}\n', stderr: '' });
    const [first = ''] = digests;
    await writeFile(join(folder, first.slice(0, 2), first.slice(2, 4), first), 'changed');
    expect(await run({ FILES: `folder:${folder}` })).toEqual({ code: 1, stdout: `{"whole":1,"damaged":["${first}"]}\n`, stderr: expect.stringContaining('1 stored files are not what was uploaded') as string });
    await rm(folder, { recursive: true });
    expect((await run({ FILES: `folder:${folder}` })).code).toBe(2);
    expect(await run({ FILES: 's3://house' })).toMatchObject({ code: 2, stderr: expect.stringContaining('FILES_S3_SECRET_KEY is needed') as string });
  });
});
