import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listed } from './cores';
import { COLUMNS, OURS, unknownSettings } from './gateways/columns';
import { goalsOf } from './goals';
import { answerReader, type Answer } from './load/answer-reader';
import { optionsIn } from './options';
import { ratio, rowOf, type CellResult, type Results } from './results';
import { requestReader } from './shop/http-requests';
import { keyOf, KEY, QUERIES } from './shop/queries';
import type { Turn } from './turns';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

const turn = (perSecond: number, p99 = 10): Turn => ({ perSecond, p50: 5, p99, cpuMs: 1, share: 1, callsEach: 4, bytesEach: 7_000, rssMiB: 150, pssMiB: 140, faults: 0 });
const cell = (rows: Record<string, Turn[]>, more: Partial<CellResult> = {}): CellResult => ({ cell: 'feed', query: 'feed', asked: 'distinct', connections: 64, ...more, rows: Object.entries(rows).map(([gateway, turns]) => rowOf(gateway, gateway, turns)) });

describe('bench-gateway', () => {
  it('asks a small round of plain @apollo/gateway and of ours, which answer alike', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bench-gateway-'));
    const file = join(folder, 'figures.json');
    try {
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', MAIN, '--only', 'plain,ours', '--query', 'feed', '--requests', 'distinct', '--connections', '2', '--rounds', '1', '--seconds', '0.3', '--warm', '0.1', '--json', file]);
      expect(stdout).toContain('feed, distinct, c=2');
      const { cells, client, answerBytes } = JSON.parse(await readFile(file, 'utf8')) as Results;
      expect({ names: cells.map((each) => each.cell), client: /^(wrk|own)$/.test(client), bytes: (answerBytes['feed'] ?? 0) > 6_000 }).toEqual({ names: ['feed, distinct, c=2'], client: true, bytes: true });
      expect(cells[0]?.rows.map(({ gateway }) => gateway)).toEqual(['plain', 'ours']);
      for (const row of cells[0]?.rows ?? []) expect(row).toMatchObject({ faults: 0, turns: [{ callsEach: expect.any(Number) }] });
      expect((cells[0]?.rows ?? []).every(({ perSecond, rssMiB, callsEach }) => perSecond > 0 && rssMiB > 50 && (callsEach ?? 0) > 0)).toBe(true);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 300_000);

  it('compares turns of one round, and takes the median of the rounds', () => {
    // The machine was half as fast in the second round.
    const drifting = cell({ ours: [turn(400), turn(200), turn(390)], plain: [turn(100), turn(50), turn(130)] });
    expect(ratio(drifting, 'ours', 'plain')).toBe(4);
    expect(ratio(drifting, 'ours', 'cosmo')).toBeNull();
  });

  it('says of each goal what is so now, or who measures it', () => {
    const goals = goalsOf({ cells: [cell({ ours: [turn(1_900, 12)], plain: [turn(100)], 'hive-router-alone': [turn(2_000, 10)] })] });
    expect(goals.find(({ goal }) => goal.startsWith('feed, caches off'))).toMatchObject({ now: '19.00x', target: '≥ 18x', met: true });
    expect(goals.find(({ goal }) => goal.startsWith('feed against Hive'))).toMatchObject({ now: '0.95x', met: false });
    expect(goals.find(({ goal }) => goal.startsWith('p99'))).toMatchObject({ now: '1.20x', met: true });
    expect(goals.find(({ goal }) => goal.startsWith('memory'))).toMatchObject({ now: '150 MiB', met: true });
    expect(goals.filter(({ met }) => met === null).every(({ now, why, goal }) => now === null && (why !== undefined || /Cosmo|heavy|product|caches/.test(goal)))).toBe(true);
  });

  it('has a column for every role of ours, and names each once', () => {
    const names = COLUMNS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of Object.values(OURS).flat()) expect(names).toContain(name);
  });

  it('knows which settings the gateway has, and which not', () => {
    const [first] = COLUMNS;
    if (!first) throw new Error('there are columns');
    expect(unknownSettings({ ...first, program: 'ours', settings: { EXECUTOR: 'plain', EXECUTORS: 'plain' } })).toEqual(['EXECUTORS']);
  });

  it('repeats 500 keys, and asks one in twenty that nobody knows', () => {
    const keys = (asked: 'distinct' | 'renewed', fresh: number): Set<number> => new Set(Array.from({ length: 1_000 }, (_, at) => keyOf(asked, at, fresh)));
    expect(keys('distinct', 0).size).toBe(500);
    expect([...keys('renewed', 0)].filter((key) => key >= 200_000)).toHaveLength(50);
    const later = keys('renewed', 20_000);
    expect([...keys('renewed', 0)].filter((key) => later.has(key)).every((key) => key < 200_000)).toBe(true);
    expect([...keys('renewed', 799_990)].every((key) => String(key).length === KEY.length)).toBe(true);
    for (const { body } of QUERIES) expect(body.split(KEY)).toHaveLength(2);
  });

  it('finds the end of answers with a length and in chunks, however they are cut', () => {
    const body = JSON.stringify({ data: { name: '郑州' } });
    const bytes = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    const chunks = Buffer.from(`HTTP/1.1 500 No\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n2\r\n1}\r\n0\r\n\r\n`);
    for (const size of [1, 7, 1_000]) {
      const heard: Answer[] = [];
      const read = answerReader((answer) => { heard.push(answer); });
      for (const whole of [bytes, chunks, bytes]) for (let at = 0; at < whole.length; at += size) read(whole.subarray(at, at + size));
      expect(heard.map(({ status }) => status)).toEqual([200, 500, 200]);
    }
  });

  it('cuts pipelined requests apart, with a length and in chunks', () => {
    const requests = Buffer.from(`POST /a HTTP/1.1\r\nContent-Length: 6\r\n\r\n北京POST /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\nGET /calls HTTP/1.1\r\n\r\n`);
    for (const size of [1, 5, 1_000]) {
      const heard: [string, string][] = [];
      const read = requestReader((path, body) => { heard.push([path, body]); });
      for (let at = 0; at < requests.length; at += size) read(requests.subarray(at, at + size));
      expect(heard).toEqual([['/a', '北京'], ['/b', 'abcd'], ['/calls', '']]);
    }
  });

  it('refuses flags that it does not know by their names', () => {
    expect(optionsIn(['--only', 'plain,nobody'])).toMatch(/^--only knows no nobody: plain, ours/);
    expect(optionsIn(['--rounds', '0'])).toBe('--rounds takes a whole number from 1 to 1,000.');
    expect(optionsIn(['--quick'])).toMatch(/--quick/);
    expect(optionsIn(['--house'])).toMatchObject({ house: true, connections: [1, 16], rounds: 5 });
  });

  it('reads lists of processors', () => { expect(listed('0-2,5\n')).toEqual([0, 1, 2, 5]); });
});
