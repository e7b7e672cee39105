import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Changed { base: string; /** Still there. */ files: string[]; deleted: string[] }

/** What a branch changed: its commits since it left the base, and what is not committed yet, new files too. */
export async function changedSince(repository: string, base: string): Promise<Changed> {
  const git = async (...args: string[]): Promise<string> => (await run('git', args, { cwd: repository, maxBuffer: 64 * 1024 * 1024 })).stdout;
  const from = (await git('merge-base', 'HEAD', base)).trim();
  // Name by name and without quotes: a path may hold any sign.
  const names = async (...args: string[]): Promise<string[]> => (await git(...args)).split('\0').filter(Boolean);
  const [there, deleted, untracked] = await Promise.all([
    names('diff', '--name-only', '-z', '--no-renames', '--diff-filter=d', from),
    names('diff', '--name-only', '-z', '--no-renames', '--diff-filter=D', from),
    names('ls-files', '--others', '--exclude-standard', '-z'),
  ]);
  return { base: from, files: [...new Set([...there, ...untracked])].sort(), deleted };
}
