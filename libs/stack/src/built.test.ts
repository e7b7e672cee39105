import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { built } from './built';

const run = promisify(execFile);
const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

describe('programs as one file 合成程序', () => {
  let folder: string;
  let program: string;
  const says = async (): Promise<string> => (await run(process.execPath, [(await built([program])).get(program) ?? ''], { env: { PATH: process.env['PATH'] } })).stdout.trim();
  beforeAll(async () => {
    await mkdir(join(REPOSITORY, 'tmp'), { recursive: true });
    folder = await mkdtemp(join(REPOSITORY, 'tmp/built-'));
    program = join(folder, 'program.ts');
    await writeFile(join(folder, 'word.ts'), 'export const word: string = "one";\n');
    await writeFile(program, "import { word } from './word';\nconsole.log(word);\n");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are made anew when a source was saved, by whatever time it bears, and taken as they are else', async () => {
    expect(await says()).toBe('one');
    // What was saved a moment ago is not relied on.
    await delay(1_100);
    const file = (await built([program])).get(program) ?? '';
    const again = await built([program]);
    expect(again.get(program)).toBe(file);

    const word = join(folder, 'word.ts');
    const { atime, mtime } = await stat(word);
    await writeFile(word, 'export const word: string = "two";\n');
    await utimes(word, atime, mtime);
    expect(await says()).toBe('two');
    // The one before stays for who runs it.
    expect(await readFile(file, 'utf8')).toContain('one');
  });

  it('are made anew when a file of theirs is gone', async () => {
    await delay(1_100);
    const file = (await built([program])).get(program) ?? '';
    await rm(file);
    expect(await says()).toBe('two');
  });
});
