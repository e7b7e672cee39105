import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { createLog } from '@cornerstone/runtime/log';
import { sideBySide } from '@cornerstone/testing/side-by-side';
import { DuckDBInstance } from '@duckdb/node-api';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Ran } from '../cli/run-here';
import type { Ask } from '../graph-client';
import { blocksOf, commandsIn, inShell } from './documents';
import { eventually, REPOSITORY, type RunningHouse } from './running-house';
import { together } from './together';

const DOCUMENT = 'docs/subscribe.md';
const PAID = 'funding.ledger.paid.v1';
const run = promisify(execFile);
interface Money { portfolio: { fundUseRate: { numerator: string } } }

/** Exact sums: a float would lose fen. */
function sumOf(amounts: readonly string[]): string {
  const fen = amounts.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n);
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
}

/** Of a house that has told its demonstration; whatever else was done in it. */
export const streamsOfAHouse = (running: () => RunningHouse): void => describe('the streams of the whole house 全系统事件流', () => {
  let house: RunningHouse;
  let drc: Ask;
  let folder: string;

  beforeAll(async () => {
    house = running();
    drc = await house.ask('drc');
    // Inside the repository, so that an example finds its packages.
    mkdirSync(join(REPOSITORY, 'tmp'), { recursive: true });
    folder = mkdtempSync(join(REPOSITORY, 'tmp/subscribe-'));
  });

  const readPaid = async (): Promise<{ events: number; yuan: string }> => {
    const { stdout } = await house.cornerstone('events', 'export', '--format', 'ndjson', '--type', PAID);
    const amounts = stdout.trim().split('\n').map((line) => (JSON.parse(line) as { data: { amount: string } }).data.amount);
    return { events: amounts.length, yuan: sumOf(amounts) };
  };
  /** What the examples of the document have to come to; asked for once, nothing is paid before they have ended. */
  let asked: ReturnType<typeof readPaid> | null = null;
  const paid = (): ReturnType<typeof readPaid> => (asked ??= readPaid());
  const environment = async (): Promise<NodeJS.ProcessEnv> => ({ ...process.env, CORNERSTONE_DATA: house.folder, CORNERSTONE_TOKEN: await house.token('drc'), KAFKA_BROKERS: (await house.record()).brokers, PORT: String(house.port), NODE_OPTIONS: '' });
  const here = (text: string): string => text.replaceAll('http://localhost:4000', house.url);

  it('runs every command of the document', async () => {
    const commands = blocksOf(DOCUMENT, 'sh').flatMap(commandsIn).filter((command) => !command.includes('subscription {'));
    expect(commands.length).toBeGreaterThanOrEqual(8);
    await together(commands, async (command) => {
      const { status, stdout, stderr } = await inShell(here(command).replaceAll('npx cornerstone', `node ${REPOSITORY}tools/bin/cornerstone.mjs`), folder, { ...(await environment()), CORNERSTONE_TOKEN: '' });
      expect([command, status, stderr.includes('fault')]).toEqual([command, 0, false]);
      expect(stdout.length + stderr.length).toBeGreaterThan(0);
      if (command.includes('--format parquet')) expect(stderr).toMatch(/ events in events\.parquet, as drc may see them\.\n$/);
    }, 3);
  }, 180_000);

  // They read what stands there, each in a way of its own.
  const promised = sideBySide(async () => ({ close: async () => undefined }), { patience: 60_000 });
  // After those that are still under way.
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  promised('has its Parquet file read by DuckDB, with the queries of the document', async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    const queries = blocksOf(DOCUMENT, 'sql').flatMap((block) => block.trim().split(';').filter((query) => query.trim() !== ''));
    const [types, funds, cities, starts] = await Promise.all(queries.map(async (query) => (await connection.runAndReadAll(query.replaceAll("'events.parquet'", `'${join(folder, 'events.parquet')}'`))).getRowsJson()));
    const known = await paid();
    expect(types?.find(([type]) => type === PAID)?.[1]).toBe(String(known.events));
    expect(sumOf(funds?.map(([, yuan]) => String(yuan)) ?? [])).toBe(known.yuan);
    expect(sumOf(cities?.map(([, , , yuan]) => String(yuan)) ?? [])).toBe(known.yuan);
    expect(cities?.map(([city]) => city)).toEqual(expect.arrayContaining(['河南省', '郑州市']));
    expect(cities?.filter(([city, month]) => !/[市省]$|^none given$/.test(String(city)) || !/^\d{4}-\d{2}$/.test(String(month)))).toEqual([]);
    expect(starts?.every(([code, name]) => typeof code === 'string' && typeof name === 'string')).toBe(true);
    expect(String(starts?.length)).toBe(types?.find(([type]) => type === 'approvals.case.start-without-permits.v1')?.[1] ?? '0');
    connection.closeSync();
  });

  promised('runs the TypeScript of the document: every payment once, to the cent', async () => {
    const [program = ''] = blocksOf(DOCUMENT, 'ts').filter((block) => block.includes('kafkajs'));
    writeFileSync(join(folder, 'paid.ts'), program);
    const known = await paid();
    const child = spawn(process.execPath, ['--import', 'tsx', join(folder, 'paid.ts')], { cwd: REPOSITORY, env: { ...(await environment()), GROUP: 'documented' } });
    let said = '';
    child.stdout.on('data', (text: Buffer) => { said += text.toString(); });
    await eventually(async () => said.split('\n').filter((line) => / in all$/.test(line)), (lines) => lines.length >= known.events, 40);
    child.kill();
    expect(said).toContain(`${known.yuan} in all`);
    expect(said.split('\n').filter((line) => / in all$/.test(line))).toHaveLength(known.events);
  });

  promised('runs the Python of the document: it follows, may be stopped at any moment, and adds nothing twice', async () => {
    const [program = ''] = blocksOf(DOCUMENT, 'python');
    writeFileSync(join(folder, 'paid.py'), program);
    const known = await paid();
    const env = await environment();
    const following = spawn('python3', ['paid.py'], { cwd: folder, env });
    let said = '';
    following.stdout.on('data', (text: Buffer) => { said += text.toString(); });
    await eventually(async () => said.split('\n').length, (lines) => lines > known.events / 2, 40);
    following.kill('SIGKILL');
    const rest = async (): Promise<string> => {
      const { stdout, stderr } = await run('python3', ['paid.py'], { cwd: folder, env: { ...env, ONCE: '1' }, timeout: 60_000 }).catch((fault: Error): never => { throw new Error(`python3 is needed to run the document's example: ${fault.message}`); });
      if (stderr !== '') throw new Error(`the document's example complains: ${stderr}`);
      return stdout;
    };
    expect((await rest()).split('\n').at(-2)).toBe(`in all ${known.yuan}`);
    expect(await rest()).toBe(`in all ${known.yuan}\n`);
  });

  it('brings a payment to a GraphQL subscriber with its project from three services, as the document asks', async () => {
    const [query = ''] = blocksOf(DOCUMENT, 'sh').flatMap(commandsIn).filter((command) => command.includes('subscription {')).map((command) => (JSON.parse(/-d '(.*)'$/.exec(command)?.[1] ?? '{}') as { query: string }).query);
    const client = createClient({ url: `${house.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: { authorization: `Bearer ${await house.token('fin')}` } });
    const heard: { data?: { events: { sentence: string; project: { name: string; funding: { useRate: { value: number } } } } } | null }[] = [];
    client.subscribe({ query }, { next: (result) => { heard.push(result as never); }, error: () => undefined, complete: () => undefined });
    const { fundBatches, projects } = await drc<{ fundBatches: { id: string; code: string }[]; projects: { nodes: { id: string; name: string }[] } }>('{ fundBatches { id code } projects(filter: { text: "雨污分流" }, first: 1) { nodes { id name } } }');
    const [project] = projects.nodes;
    const fin = await house.ask('fin');
    const pay = async (): Promise<void> => {
      for (const { id } of fundBatches) {
        const done = await fin('mutation($input: PayOutInput!) { payOut(input: $input) { __typename } }', { input: { batchId: id, projectId: project?.id, amount: { amount: '1', unit: 'YUAN' }, on: '2024-12-30' } }).then(() => true, () => false);
        if (done) return;
      }
      throw new Error('no batch has money for it');
    };
    await eventually(async () => { if (heard.length === 0) await pay(); return heard.length; }, (count) => count > 0);
    expect(heard[0]?.data?.events).toMatchObject({ sentence: expect.stringMatching(/^资金支付：/), project: { name: project?.name, funding: { useRate: { value: expect.any(Number) } } } });
    await client.dispose();
  }, 60_000);

  it('tells a clerk of the own city and nobody else\'s', async () => {
    const lines = async (login: string): Promise<{ type: string; regionpaths?: string }[]> =>
      (await house.cornerstone('events', 'export', '--format', 'ndjson', '--topic', 'projects.project', '--as', login)).stdout.trim().split('\n').map((line) => JSON.parse(line) as { type: string; regionpaths?: string });
    const [all, zhengzhou] = [await lines('drc'), await lines('clerk.zz')];
    expect(zhengzhou.every(({ regionpaths = '' }) => regionpaths.split(',').some((path) => path.startsWith('410000.410100')))).toBe(true);
    expect(zhengzhou).toHaveLength(all.filter(({ regionpaths = '' }) => regionpaths.split(',').some((path) => path.startsWith('410000.410100'))).length);
    expect(zhengzhou.length).toBeGreaterThan(20);
  }, 60_000);

  /** What the demonstration does not tell, so that every copy has something to be built of; resolves once all have heard of it. */
  async function tellTheRest(): Promise<void> {
    const tell = async (operation: string, input: object): Promise<string> => {
      const type = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
      return (await drc<Record<string, { id: string }>>(`mutation($input: ${type}!) { ${operation}(input: $input) { id } }`, { input }))[operation]?.id ?? '';
    };
    const [line, section] = await Promise.all(['跨市线路', '跨市线路一标段'].map((name) => tell('registerProject', { name, regions: ['410105', '410325'], totalInvestment: { amount: '2', unit: 'YI' } })));
    await tell('addPart', { wholeId: line, partId: section, kind: 'SECTION', reason: '分标段建设' });
    await tell('setRegionShares', { projectId: line, source: '初步设计批复', shares: [{ region: '410105', share: '0.5' }, { region: '410325', share: '0.5' }] });
    await tell('registerFeed', { projectId: line, kind: 'VIDEO', address: 'rtsp://cameras.example/line-1' });
    const { project: { id: listed } } = await drc<{ project: { id: string } }>('{ project(code: "P0053") { id } }');
    await tell('removeProject', { projectId: listed, on: '2024-11-20', reason: '规划调整', authorityId: 'dep_410000_development_reform', documentNumber: '豫发改重点〔2024〕86号' });
    const told = (id: string): Promise<string[]> => drc<{ project: { timeline: { nodes: { type: string }[] } } }>('query($id: ID) { project(id: $id) { timeline(first: 100) { nodes { type } } } }', { id }).then(({ project }) => project.timeline.nodes.map(({ type }) => type));
    await eventually(async () => [...await told(listed), ...await told(line ?? '')], (types) => ['removed', 'feed-registered'].every((what) => types.some((type) => type.startsWith(`projects.project.${what}`))));
  }

  it('replays every service while it serves: each copy is row for row what it was', async () => {
    // The demonstration has no files: one, and every copy has something to be built of.
    const { projects: { nodes: [{ code } = { code: '' }] } } = await drc<{ projects: { nodes: { code: string }[] } }>('{ projects(first: 1) { nodes { code } } }');
    const jpeg = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(200), Buffer.from('ffd9', 'hex')]);
    const sent = await fetch(`${house.url}/files?${new URLSearchParams({ project: code, kind: 'EVIDENCE', name: 'site.jpg' }).toString()}`, { method: 'POST', body: jpeg, headers: { authorization: `Bearer ${await house.token('drc')}`, 'content-type': 'image/jpeg' } });
    expect(sent.status).toBe(201);
    await eventually(() => drc<{ project: { timeline: { nodes: { type: string }[] } } }>(`{ project(code: "${code}") { timeline(first: 100) { nodes { type } } } }`), ({ project }) => project.timeline.nodes.some(({ type }) => type === 'projects.file.stored.v1'));
    await tellTheRest();
    const before = await drc<Money>('{ portfolio { fundUseRate { numerator } } }');
    const replayed = (service: string, { code, stdout }: Ran): void => {
      const { state, done, total, tables } = JSON.parse(stdout) as { state: string; done: number; total: number; tables: Record<string, { rows: number; added: number; changed: number; removed: number }> };
      expect([service, code, state, done === total && done > 300]).toEqual([service, 0, 'DONE', true]);
      for (const [table, { rows, ...differences }] of Object.entries(tables)) expect([service, table, rows > 0 || table === 'start_plan', differences]).toEqual([service, table, true, { added: 0, changed: 0, removed: 0 }]);
    };
    // A replay mostly waits for the broker: two at once, one of them as a program.
    for (const [one, other] of [['supervision', 'approvals'], ['projects', 'funding'], ['elements', 'directory']] as const) {
      await Promise.all([house.cornerstone('events', 'replay', one, '--json').then((ran) => replayed(one, ran)), house.program('events', 'replay', other, '--json').then((ran) => replayed(other, ran))]);
    }
    expect(await drc<Money>('{ portfolio { fundUseRate { numerator } } }')).toEqual(before);
  }, 120_000);

  it('verifies the log of every service against its signed heads, and tells who changed what of a project to who may know', async () => {
    // A service tells its first head within a minute.
    const whole = await eventually(async () => {
      const { code, stdout, stderr } = await house.cornerstone('audit', 'verify', '--json');
      if (stdout === '') throw new Error(`nothing was verified: ${stderr}`);
      return { code, found: JSON.parse(stdout) as { service: string; events: number; auditRows: number; faults: object[]; heads: { ours: number } | null; notCompared: string | null }[] };
    }, ({ found }) => found.every(({ heads }) => (heads?.ours ?? 0) > 0), 80);
    expect([whole.code, whole.found.length]).toEqual([0, 6]);
    for (const { service, events, auditRows, faults, notCompared } of whole.found) expect([service, events > 0, auditRows > 0, faults, notCompared]).toEqual([service, true, true, [], null]);
    expect(await house.program('audit', 'verify', '--as', 'clerk.zz')).toMatchObject({ code: 1, stderr: expect.stringContaining('access.not-your-task') });
    const { projects: { nodes } } = await drc<{ projects: { nodes: { code: string }[] } }>('{ projects(filter: { region: "410100" }, first: 1) { nodes { code } } }');
    const shown = async (login: string): Promise<{ at: string; service: string }[]> =>
      (await house.cornerstone('audit', 'show', '--project', nodes[0]?.code ?? '', '--format', 'ndjson', '--as', login)).stdout.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line) as { at: string; service: string });
    const changes = await shown('drc');
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.map(({ at }) => at)).toEqual(changes.map(({ at }) => at).sort().reverse());
    expect((await shown('land')).length).toBeLessThan(changes.length);
  }, 120_000);

  it('shows a message that no service can take in, with its reason, and drops it', async () => {
    const broker = kafkaBroker([(await house.record()).brokers], 'test', createLog('test', 'silent'));
    await broker.publish([{ topic: 'projects.project', key: 'prj_nobody', value: Buffer.from([0xcf, 0xee]), headers: { ce_type: 'projects.project.started.v1' } }]);
    await broker.close();
    // Whoever keeps projects; on a busy machine a service may be too late for one of the lists.
    const hearing = ['approvals', 'elements', 'funding', 'supervision'];
    const listed = async () => {
      const { code, stdout, stderr } = await house.cornerstone('events', 'dlq', 'list', '--json');
      return code === 0 ? { found: JSON.parse(stdout) as { service: string; id: number; key: string; reason: string }[] } : { found: [], stderr };
    };
    const { found: letters } = await eventually(listed, ({ found }) => found.length >= hearing.length);
    expect(letters.map((letter) => letter.service).sort()).toEqual(hearing);
    expect(letters.every(({ key, reason }) => key === 'prj_nobody' && /no UTF-8/.test(reason))).toBe(true);
    const [{ service, id } = { service: '', id: 0 }] = letters;
    expect((await house.cornerstone('events', 'dlq', 'show', `${service}/${id}`)).stdout).toMatch(/no UTF-8/);
    expect((await house.cornerstone('events', 'dlq', 'retry', `${service}/${id}`)).code).toBe(1);
    for (const letter of letters) expect((await house.cornerstone('events', 'dlq', 'drop', `${letter.service}/${letter.id}`, '--reason', '测试消息')).code).toBe(0);
  }, 90_000);
});
