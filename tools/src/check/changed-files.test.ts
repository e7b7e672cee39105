import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { changedSince } from './changed-files';

const run = promisify(execFile);
let folder: string;
const git = (...args: string[]) => run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
const write = (name: string): Promise<void> => writeFile(join(folder, name), `${name} ${Math.random()}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'changed-'));
  await git('init', '--quiet', '--initial-branch', 'main');
  for (const name of ['kept.ts', 'committed.ts', 'edited.ts', 'gone.ts', '名称.ts']) await write(name);
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'first');
  await git('checkout', '--quiet', '-b', 'work');
  await write('committed.ts');
  await git('commit', '--quiet', '-am', 'second');
  for (const name of ['edited.ts', 'new.ts', '名称.ts']) await write(name);
  await rm(join(folder, 'gone.ts'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('what changed 变更文件', () => {
  it('is what the branch committed and what is not committed yet, new files and deleted ones too', async () => {
    expect(await changedSince(folder, 'main')).toMatchObject({ files: ['committed.ts', 'edited.ts', 'new.ts', '名称.ts'], deleted: ['gone.ts'] });
  });

  it('is only what is not committed, since the last commit', async () => {
    expect((await changedSince(folder, 'HEAD')).files).toEqual(['edited.ts', 'new.ts', '名称.ts']);
  });

  it('says so where there is no such start', async () => {
    await expect(changedSince(folder, 'nowhere')).rejects.toThrow('nowhere');
  });
});
