import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attributes } from '@cornerstone/events/attributes';
import { DuckDBInstance } from '@duckdb/node-api';
import { asMessage, openTestDoor, refusing, streaming, type TestDoor } from './test-door';

const SEEN = 'as the holder of CORNERSTONE_TOKEN may see them';

describe('cornerstone events export 导出事件', () => {
  let door: TestDoor;
  let folder: string;
  beforeAll(async () => {
    door = await openTestDoor();
    folder = join(door.folder, 'out');
    await mkdir(folder);
  });
  afterAll(() => door.close());

  const sending = (count: number): void => door.answer((_, response) => {
    streaming(response);
    for (let at = 1; at <= count; at += 1) response.write(asMessage(at, at % 2 === 0 ? { subject: null, projectid: null, aggregateid: `agg_${at}`, type: 'funding.ledger.paid.v1', data: { amount: `${at}.00`, batchCode: '批次"一"' } } : {}));
    response.end('event: end\ndata: {}\n\n');
  });
  const rows = async (sql: string): Promise<unknown[]> => {
    const connection = await (await DuckDBInstance.create()).connect();
    try { return (await connection.runAndReadAll(sql)).getRowObjectsJson(); } finally { connection.closeSync(); }
  };

  it('writes a parquet file that DuckDB reads, over several groups of rows', async () => {
    sending(25_000);
    const file = join(folder, 'all.parquet');
    const { code, stdout, stderr } = await door.program('events', 'export', '--format', 'parquet', '--out', file, '--topic', 'projects.project');
    expect([code, stdout, stderr]).toEqual([0, '', `25,000 events in ${file}, ${SEEN}.\n`]);
    expect(Object.fromEntries(door.asked[0]?.url.searchParams ?? [])).toEqual({ topic: 'projects.project', from: 'beginning', until: 'now' });
    expect(await rows(`select count(*)::int as n, count(distinct id)::int as ids, count(subject)::int as subjects, count(projectid)::int as projects, max(aggregateversion) as last, count(key)::int as keys from '${file}'`))
      .toEqual([{ n: 25_000, ids: 25_000, subjects: 12_500, projects: 12_500, last: 25_000, keys: 25_000 }]);
    expect(await rows(`select sum(json_extract_string(data, '$.amount')::decimal(20,2))::text as paid, any_value(json_extract_string(data, '$.batchCode')) as batch from '${file}' where type = 'funding.ledger.paid.v1'`))
      .toEqual([{ paid: '156262500.00', batch: '批次"一"' }]);
    expect(await rows(`select knownon::text as known, epoch_ms("time")::text as at, regionpaths, actorid, departmentid from '${file}' limit 1`))
      .toEqual([{ known: '2024-03-01', at: String(Date.parse('2024-03-02T08:00:00.123Z')), regionpaths: '410000.410100', actorid: 'per_1', departmentid: null }]);
    expect(await rows(`select column_name, column_type from (describe select * from '${file}')`)).toEqual([
      ['id', 'VARCHAR'], ['type', 'VARCHAR'], ['source', 'VARCHAR'], ['subject', 'VARCHAR'], ['time', 'TIMESTAMP WITH TIME ZONE'], ['knownon', 'DATE'], ['key', 'VARCHAR'], ['projectid', 'VARCHAR'], ['aggregateid', 'VARCHAR'],
      ['aggregateversion', 'INTEGER'], ['regionpaths', 'VARCHAR'], ['actorid', 'VARCHAR'], ['departmentid', 'VARCHAR'], ['traceparent', 'VARCHAR'], ['data', 'VARCHAR'],
    ].map(([column_name, column_type]) => ({ column_name, column_type })));
    expect((await rows(`select column_name from (describe select * from '${file}') order by all`) as { column_name: string }[]).map(({ column_name }) => column_name)).toEqual(attributes.flatMap(({ parquet }) => parquet ?? []).sort());
    expect(await rows(`select count(distinct row_group_id)::int as groups from parquet_metadata('${file}')`)).toEqual([{ groups: 3 }]);
  }, 60_000);

  it('writes a file with all columns and no row when nothing is kept', async () => {
    sending(0);
    const file = join(folder, 'none.parquet');
    expect((await door.cornerstone('events', 'export', '--format', 'parquet', '--out', file)).stderr).toBe(`0 events in ${file}, ${SEEN}.\n`);
    expect(await rows(`select count(*)::int as n, max(aggregateversion) as last, max("time") as at from '${file}'`)).toEqual([{ n: 0, last: null, at: null }]);
  });

  it('writes one JSON a line, to a file or to standard output', async () => {
    sending(3);
    const file = join(folder, 'all.ndjson');
    await door.cornerstone('events', 'export', '--format', 'ndjson', '--out', file, '--from', '2024-01-01');
    const { stdout, stderr } = await door.cornerstone('events', 'export', '--format', 'ndjson');
    expect(await readFile(file, 'utf8')).toBe(stdout);
    expect(stdout.trimEnd().split('\n').map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['evt_000001', 'evt_000002', 'evt_000003']);
    expect(stderr).toBe(`3 events, ${SEEN}.\n`);
  });

  it('ends quietly when its reader has had enough', async () => {
    sending(20_000);
    const { code, stdout, stderr } = await door.headOf(2, 'events', 'export', '--format', 'ndjson');
    expect([code, stdout.match(/evt_\d+/g)]).toEqual([0, ['evt_000001', 'evt_000002']]);
    expect(stderr).toMatch(/^[\d,]+ events, as .* may see them; the reader closed the pipe before the end\.\n$/);
  });

  it('goes on after a broken connection without losing or doubling a row', async () => {
    door.answer(({ headers }, response) => {
      streaming(response);
      if (headers['last-event-id'] === undefined) response.write(`${asMessage(1)}${asMessage(2)}`, () => response.destroy());
      else response.end(`${asMessage(3)}event: end\ndata: {}\n\n`);
    });
    expect((await door.cornerstone('events', 'export', '--format', 'ndjson')).stdout.match(/evt_\d+/g)).toEqual(['evt_000001', 'evt_000002', 'evt_000003']);
  });

  it('leaves nothing behind when it is refused or the file cannot be written', async () => {
    door.answer((_, response) => { refusing(response, 403, 'FORBIDDEN', 'events.not-yours', 'not for you'); });
    expect((await door.cornerstone('events', 'export', '--format', 'parquet', '--out', join(folder, 'refused.parquet'))).code).toBe(1);
    sending(2);
    for (const format of ['parquet', 'ndjson']) expect(await door.cornerstone('events', 'export', '--format', format, '--out', join(folder, 'nowhere', 'file'))).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be written') });
    expect((await readdir(folder)).sort()).toEqual(['all.ndjson', 'all.parquet', 'none.parquet']);
  });

  it.each([[['--format', 'csv'], /--format is parquet or ndjson/], [['--format', 'parquet'], /needs a name: --out/], [[], /required option/]])('refuses %j as wrong usage', async (args, message) => {
    expect(await door.cornerstone('events', 'export', ...args)).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
  });
});
