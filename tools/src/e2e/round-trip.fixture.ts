import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import type { Ran } from '../cli/run-here';
import { REPOSITORY, type RunningHouse } from './running-house';

const LEDGERS = ['ledgers/henan-2019-expressways.xlsx', 'ledgers/luoyang-2012-06-new-starts.xlsx', 'ledgers/xiangcheng-2020-batch1.xlsx', 'projects-henan.csv', 'projects-other.csv', 'projects-shanxi.csv', 'ledgers/bond-use-ledger.xlsx'];
const SCHEMAS = `${REPOSITORY}tools/src/export/oc4ids/schema/`;
interface Report { accepted: number; unchanged: number; rejected: unknown[] }
const read = (path: string): object => JSON.parse(readFileSync(path, 'utf8')) as object;

/** Of a house in which nothing was taken in before. */
export const listsComeBack = (running: () => RunningHouse): void => describe('lists that go out and come in again 导入导出往返 (P8)', () => {
  let house: RunningHouse;
  beforeAll(() => { house = running(); });

  const inHere = (...args: string[]): Promise<Ran> => house.cornerstone(...args);
  const asProgram = (...args: string[]): Promise<Ran> => house.program(...args);
  const take = async (file: string, run = inHere): Promise<Report> => JSON.parse((await run('import', file, '--json')).stdout) as Report;

  it.each(LEDGERS)('change nothing: %s', async (name) => {
    expect((await take(`data/${name}`)).accepted).toBeGreaterThan(0);
    // Neither changes anything: both at once.
    await Promise.all(([['csv', asProgram], ['xlsx', inHere]] as const).map(async ([format, run]) => {
      const file = `${house.folder}/out.${format}`;
      expect(await run('export', 'projects', '--format', format, '--output', file)).toMatchObject({ code: 0 });
      expect(await take(file, run)).toMatchObject({ accepted: 0, rejected: [] });
    }));
  }, 300_000);

  it('make a package that is valid by the schema of OC4IDS', async () => {
    const file = `${house.folder}/package.json`;
    expect(await house.cornerstone('export', 'oc4ids', '--output', file)).toMatchObject({ code: 0 });
    const ajv = new Ajv({ schemaId: 'id', meta: false, unknownFormats: 'ignore', logger: false });
    ajv.addMetaSchema(read(`${REPOSITORY}node_modules/ajv/lib/refs/json-schema-draft-04.json`));
    ajv.addSchema(read(`${SCHEMAS}project-schema.json`));
    const isPackage = ajv.compile(read(`${SCHEMAS}project-package-schema.json`));
    const told = read(file) as { projects: object[] };
    expect(isPackage(told) ? [] : isPackage.errors).toEqual([]);
    expect(told.projects.length).toBeGreaterThan(300);
  }, 120_000);

  it('are taken back whole, and come in again as they were', async () => {
    const { stdout } = await house.cornerstone('import', '--batches', '--json');
    const batch = stdout.trim().split('\n').map((line) => JSON.parse(line) as { id: string; file: string; accepted: number }).find(({ file, accepted }) => file === 'projects-shanxi.csv' && accepted > 0);
    const list = async (): Promise<string> => (await house.cornerstone('export', 'projects', '--format', 'csv')).stdout;
    const before = await list();
    const undo = () => house.cornerstone('import', '--undo', batch?.id ?? '', '--reason', '传错文件', '--whole-file');
    expect(await undo()).toMatchObject({ code: 0 });
    expect(await list()).not.toBe(before);
    expect(await undo()).toMatchObject({ code: 1, stderr: expect.stringContaining('P8.import-undone-already') });
    await take('data/projects-shanxi.csv');
    expect(await list()).toBe(before);
  }, 120_000);
});
