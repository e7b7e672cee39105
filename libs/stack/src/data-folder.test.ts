import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from './child';
import { claimFolder, deleteFolder, lockFolder, lockHolder } from './data-folder';
import { endLeftovers, readRecord, writeRecord, type StackRecord } from './stack-record';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'data-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('claim the data folder 占用数据目录', () => {
  it('refuses a folder that holds something else', async () => {
    await writeFile(join(folder, 'thesis.docx'), '');
    await expect(claimFolder(folder)).rejects.toThrow('is not empty and not ours');
    expect(await readdir(folder)).toEqual(['thesis.docx']);
  });

  it('refuses a path that cannot be a folder', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(claimFolder(join(folder, 'file', 'data'))).rejects.toThrow(/cannot be written .*CORNERSTONE_DATA/);
  });

  it('takes one of ours again', async () => {
    await claimFolder(folder);
    await writeFile(join(folder, 'stack.json'), '{}');
    await expect(claimFolder(folder)).resolves.toBeUndefined();
  });
});

describe('lock the data folder 独占数据目录', () => {
  it('refuses a second program politely, and lets it in afterwards', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`Cornerstone is already running on ${folder} (process ${process.pid})`);
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  it('takes over the lock of a program that was killed', async () => {
    await writeFile(join(folder, 'lock'), '1 /somewhere/tools/src/start/main.ts');
    expect(await lockHolder(folder)).toBeUndefined();
    await (await lockFolder(folder)).release();
  });
});

describe('delete the data folder 删除数据目录', () => {
  it('deletes ours', async () => {
    await claimFolder(folder);
    await writeFile(join(folder, 'secrets.json'), '{}');
    expect(await deleteFolder(folder)).toBe(true);
    expect(await deleteFolder(folder)).toBe(false);
  });

  it('never deletes one without our marker', async () => {
    await writeFile(join(folder, 'thesis.docx'), '');
    await expect(deleteFolder(folder)).rejects.toThrow('nothing was deleted');
    expect(await readdir(folder)).toEqual(['thesis.docx']);
  });
});

describe('end what a killed start left 清理残留进程', () => {
  const record = (processes: StackRecord['processes']): StackRecord =>
    ({ url: 'http://localhost:4000', brokers: '127.0.0.1:9092', database: { host: '127.0.0.1', port: 5432 }, startedAt: '2026-11-22T00:00:00Z', ports: {}, processes });

  it('ends a process that is still ours, and no other by that number', async () => {
    const ours = await startChild({ name: 'ours', command: 'sleep', args: ['61'] });
    const foreign = await startChild({ name: 'foreign', command: 'sleep', args: ['62'] });
    await writeRecord(folder, record({ ours: { pid: ours.pid, mark: 'sleep 61' }, foreign: { pid: foreign.pid, mark: 'postgres -D' } }));
    expect(await endLeftovers(await readRecord(folder))).toEqual(['ours']);
    expect(foreign.running()).toBe(true);
    await foreign.stop();
  });

  it('reads a record of another shape as none', async () => {
    await writeFile(join(folder, 'stack.json'), '{"version":0}');
    expect(await readRecord(folder)).toBeUndefined();
  });
});
