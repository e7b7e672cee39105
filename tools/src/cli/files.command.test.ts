import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore } from '@cornerstone/files/folder-store';
import { CommandFault } from './fault';
import { filesCommand } from './files.command';

describe('cornerstone files verify 校验文件', () => {
  const written: string[] = [];
  const run = async (settings: Record<string, string>): Promise<{ code: number; said: string }> => {
    const before = { ...process.env };
    Object.assign(process.env, settings);
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (text: string | Uint8Array) => { written.push(String(text)); return true; };
    try {
      await filesCommand().parseAsync(['node', 'files', 'verify', '--json']);
      return { code: 0, said: written.splice(0).join('') };
    } catch (fault) {
      if (!(fault instanceof CommandFault)) throw fault;
      return { code: fault.exitCode, said: written.splice(0).join('') || fault.message };
    } finally {
      process.stdout.write = write;
      process.env = before;
    }
  };

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
    expect(await run({ FILES: `folder:${folder}` })).toEqual({ code: 0, said: '{"whole":2,"damaged":[]}\n' });
    const [first = ''] = digests;
    await writeFile(join(folder, first.slice(0, 2), first.slice(2, 4), first), 'changed');
    expect(await run({ FILES: `folder:${folder}` })).toEqual({ code: 1, said: `{"whole":1,"damaged":["${first}"]}\n` });
    await rm(folder, { recursive: true });
    expect((await run({ FILES: `folder:${folder}` })).code).toBe(2);
    expect(await run({ FILES: 's3://house' })).toMatchObject({ code: 2, said: expect.stringContaining('FILES_S3_SECRET_KEY is needed') as string });
  });
});
