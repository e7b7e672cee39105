import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { copySources, type CopiedSources } from '../dev/copied-sources';
import { REPOSITORY } from '../start/settings';

const run = promisify(execFile);
const RULES = 'apps/projects/src/progress/progress.rules.ts';

/** What a check knows of the types, as in any clone that was checked before: kept from run to run, since all copies lie alike to the packages. tsc looks at the content of every file. */
const TYPES = 'node_modules/.cache/cornerstone/types';
const kept = join(REPOSITORY, TYPES, 'copy.tsbuildinfo');
const known = ({ folder }: CopiedSources): string => join(folder, TYPES, 'house.tsbuildinfo');

async function copyWhole(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, `${to}.${process.pid}`);
  await rename(`${to}.${process.pid}`, to);
}

describe('npm run check 只查变更', () => {
  let sources: CopiedSources;
  const git = (...args: string[]) => run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: sources.folder });
  const check = async (...args: string[]): Promise<{ code: number; said: string }> =>
    run(process.execPath, ['tools/bootstrap.mjs', 'check', ...args], { cwd: sources.folder, maxBuffer: 16 * 1024 * 1024 }).then(({ stdout }) => ({ code: 0, said: stdout }), ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, said: stdout + stderr }));

  beforeAll(async () => {
    sources = await copySources();
    await copyWhole(kept, known(sources));
    await git('init', '--quiet', '--initial-branch', 'main');
    await git('add', '.');
    await git('commit', '--quiet', '-m', 'as it is');
  }, 120_000);
  afterAll(async () => {
    await copyWhole(known(sources), kept);
    await sources.remove();
  });

  it('says so where nothing differs, and where the start is none', async () => {
    expect(await check()).toEqual({ code: 0, said: 'Nothing differs from main.\n' });
    expect(await check('--base', 'nowhere')).toMatchObject({ code: 2, said: expect.stringMatching(/since nowhere cannot be told: .*Name another start with --base REV/s) as string });
  }, 120_000);

  it('finds the type that no longer fits, the import over a boundary, and the schema that was not generated', async () => {
    const before = await sources.read(RULES);
    // Who calls it did not change: its types are checked all the same.
    await sources.write(RULES, before.replace('export function checkWorkforce(workforce: number | null)', 'export function checkWorkforce(workforce: string)'));
    await sources.write('apps/projects/src/progress/over.ts', "import { services } from '@cornerstone/tools/services';\nexport const all = services;\n");
    const resolver = 'apps/projects/src/ledger/ledger.resolver.ts';
    await sources.write(resolver, (await sources.read(resolver)).replace('export class LedgerResolver {', "export class LedgerResolver {\n  @Query(() => String)\n  greeting(): string { return '您好'; }\n"));
    const { code, said } = await check();
    expect(code).toBe(1);
    expect(said).toMatch(/progress\/report-rows\.ts\(\d+,\d+\): error TS/);
    expect(said).toMatch(/progress\/over\.ts\s+1:1 +error +A project tagged with "type:service" can only depend on/);
    expect(said).toMatch(/Stale, run npm run generate and commit:\n +apps\/projects\/schema\.graphql/);
    expect(said).toMatch(/3 files: types \(the pages stand as they were\) FAILED, lint FAILED, generated files FAILED in \d+ s\nIts tests: npm test apps\/projects\/src\/ledger apps\/projects\/src\/progress\n$/);
  }, 400_000);

  it('passes what is right, and says what it checked and how long that took', async () => {
    await git('checkout', '--quiet', '.');
    await git('clean', '--quiet', '-fd');
    await sources.write(RULES, `${await sources.read(RULES)}// One line more.\n`);
    expect(await check()).toEqual({ code: 0, said: expect.stringMatching(/^1 file: types \(the pages stand as they were\), lint, generated files in \d+ s\nIts tests: npm test apps\/projects\/src\/progress\n$/) as string });
  }, 400_000);
});
