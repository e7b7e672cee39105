import type { FrontDoor } from './front-door';
import { streamed, type Patience } from './stream';
import type { Ran } from '../run-here';
import { asMessage, openTestDoor, refusing, streaming, type TestDoor } from './test-door';

describe('cornerstone events tail 实时事件', () => {
  let door: TestDoor;
  beforeAll(async () => { door = await openTestDoor(); });
  afterAll(() => door.close());

  it('says each event as a sentence, in Chinese or English, as the person of the token', async () => {
    door.answer((_, response) => { streaming(response).write(`: hello\n\n${asMessage(1)}${asMessage(2, { type: 'funding.ledger.paid.v1', subject: null, data: { amount: '5000000.00', batchCode: 'B1' } })}`); });
    const zh = await door.cornerstone('events', 'tail', '--count', '2');
    expect(zh).toEqual({ code: 0, stderr: 'Listening; Ctrl-C stops.\n', stdout: '2024-03-02 16:00:00 projects.project.started.v1 X1  项目开工：2024-03-01\n2024-03-02 16:00:00 funding.ledger.paid.v1 prj_2  资金支付：500 万元（B1）\n' });
    expect(door.asked[0]).toMatchObject({ method: 'GET', headers: { authorization: 'Bearer token-of-the-test', 'accept-language': 'zh-CN' } });
    expect((await door.cornerstone('events', 'tail', '--count', '1', '--lang', 'en')).stdout).toContain('A start of works was reported: 2024-03-01');
  });

  it('does and says as a program of its own what it does and says here', async () => {
    door.answer(({ url }, response) => { if (url.searchParams.get('topic') === null) streaming(response).write(`${asMessage(1)}${asMessage(2)}`); else refusing(response, 403, 'FORBIDDEN', 'events.not-yours', 'not for you'); });
    const calls = [['--count', '2'], ['--topic', 'projects.project'], ['--nothing']].map((args) => ['events', 'tail', ...args]);
    const here: Ran[] = [];
    for (const args of calls) here.push(await door.cornerstone(...args));
    expect(here.map(({ code }) => code)).toEqual([0, 1, 2]);
    expect(await Promise.all(calls.map((args) => door.program(...args)))).toEqual(here);
  }, 60_000);

  it('asks for what it was narrowed to, and prints whole events', async () => {
    door.answer(({ url }, response) => { if (url.pathname === '/graphql') response.end('{"data":{"project":{"id":"prj_1"},"region":{"name":"郑州市"}}}'); else streaming(response).write(asMessage(1)); });
    const { stdout } = await door.cornerstone('events', 'tail', '--json', '--count', '1', '--topic', 'projects.project', '--type', 'projects.project.started.v1', '--type', 'projects.project.resumed.v1', '--project', 'X1', '--region', '410100', '--from', '2024-03-01');
    expect(Object.fromEntries(door.asked.at(-1)?.url.searchParams ?? [])).toEqual({ topic: 'projects.project', types: 'projects.project.started.v1,projects.project.resumed.v1', project: 'X1', region: '410100', from: '2024-03-01', until: 'now' });
    expect(JSON.parse(stdout)).toMatchObject({ specversion: '1.0', id: 'evt_000001', aggregateversion: 1, dataschema: 'urn:cornerstone:projects.project.started.v1' });
  });

  it('listens to no project or region that does not exist, or that one may not see', async () => {
    door.answer((_, response) => { response.end(JSON.stringify({ data: { project: null, region: null }, errors: [{ message: 'not found', extensions: { code: 'NOT_FOUND' } }] })); });
    expect(await door.cornerstone('events', 'tail', '--project', 'NOPE')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('There is no project NOPE that you may see.') });
    expect(await door.cornerstone('events', 'tail', '--region', '999999')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('There is no region 999999.') });
    expect(await door.cornerstone('events', 'export', '--format', 'ndjson', '--region', '999999')).toMatchObject({ code: 1, stdout: '' });
  });

  it('stops where the streams end now, when told to, though fewer came than were wanted', async () => {
    door.answer((_, response) => { streaming(response).end(`${asMessage(1)}id: c9\nevent: end\ndata: {}\n\n`); });
    const { code, stdout, stderr } = await door.cornerstone('events', 'tail', '--from', 'beginning', '--count', '5', '--until-end');
    expect([code, stdout.match(/X\d/g), stderr, door.asked.length]).toEqual([0, ['X1'], 'Listening; Ctrl-C stops.\n', 1]);
  });

  it('says that it has all there is and waits for more, and goes on from just there', async () => {
    door.answer(({ headers }, response) => {
      if (headers['last-event-id'] === undefined) streaming(response).end(`${asMessage(1)}${asMessage(2)}id: c9\nevent: end\ndata: {}\n\n`);
      else streaming(response).write(asMessage(3));
    });
    const { stdout, stderr } = await door.cornerstone('events', 'tail', '--from', 'beginning', '--count', '3');
    expect([stdout.match(/X\d/g), stderr]).toEqual([['X1', 'X2', 'X3'], 'Listening; Ctrl-C stops.\n2 events so far, waiting for more.\n']);
    expect(door.asked.map(({ url, headers }) => [url.searchParams.get('until'), headers['last-event-id']])).toEqual([['now', undefined], [null, 'c9']]);
  });

  it('goes on where a broken connection stopped, also before the first event, and where it was cut as too slow', async () => {
    door.answer(({ headers }, response) => {
      const from = headers['last-event-id'];
      streaming(response);
      if (from === undefined) response.end('id: c0\n\n');
      else if (from === 'c0') response.write(`${asMessage(1)}${asMessage(2)}data: {"spec`, () => response.destroy());
      else if (from === 'c2') response.end(`${asMessage(3)}event: dropped\ndata: {"reason":"too slow"}\n\n`);
      else response.write(asMessage(4));
    });
    const { code, stdout, stderr } = await door.cornerstone('events', 'tail', '--count', '4');
    expect([code, stdout.match(/X\d/g), door.asked.map(({ headers }) => headers['last-event-id'])]).toEqual([0, ['X1', 'X2', 'X3', 'X4'], [undefined, 'c0', 'c2', 'c3']]);
    expect(stderr).toContain('The stream was cut (too slow); going on where it stopped.');
    expect(stderr.match(/Connection lost, trying again\./g)).toHaveLength(2);
  });

  it('goes on with a new token where the old one ended, and says so; with a token that was given it ends', async () => {
    door.answer(({ headers }, response) => {
      if (headers.authorization === 'Bearer old' && headers['last-event-id'] === undefined) streaming(response).end(`${asMessage(1)}id: c7\nevent: dropped\ndata: {"reason":"token-expired"}\n\n`);
      else if (headers.authorization === 'Bearer new' && headers['last-event-id'] === 'c7') streaming(response).end(`${asMessage(2)}event: end\ndata: {}\n\n`);
      else refusing(response, 401, 'UNAUTHENTICATED', 'access.token-expired', 'The token has expired: get a new one.');
    });
    const patience = { total: 5_000, first: 5, longest: 20 };
    const renewing = await read(patience, { token: 'old', renew: async () => 'new' });
    expect(renewing).toEqual({ subjects: ['X1', 'X2'], news: ['The stream was cut (token-expired); going on where it stopped.'], fault: null });
    expect((await read(patience, { token: 'old', renew: async () => { throw new Error('nothing runs'); } })).fault).toMatchObject({ exitCode: 1, message: expect.stringContaining('access.token-expired') });
    expect((await read(patience, { token: 'old' })).fault).toMatchObject({ exitCode: 1, message: expect.stringContaining('access.token-expired') });
  });

  const read = async (patience: Patience, own: Partial<FrontDoor> = {}): Promise<{ subjects: unknown[]; news: string[]; fault: unknown }> => {
    const [subjects, news]: [unknown[], string[]] = [[], []];
    const stop = new AbortController();
    const wanted = { query: new URLSearchParams(), signal: stop.signal, onNews: (line: string) => { news.push(line); }, patience };
    try {
      for await (const { subject } of streamed({ url: door.url, token: 'any', who: 'any', language: 'en', ...own }, wanted)) subjects.push(subject);
    } catch (fault) {
      return { subjects, news, fault };
    }
    return { subjects, news, fault: null };
  };

  it('waits for a gateway that is started again, and says once that it does', async () => {
    door.answer(({ headers }, response) => {
      if (headers['last-event-id'] === undefined) streaming(response).end(asMessage(1));
      else if (door.asked.length < 9) refusing(response, 503, 'UNAVAILABLE', 'events.unavailable', 'no broker');
      else streaming(response).end(`${asMessage(2)}event: end\ndata: {}\n\n`);
    });
    expect(await read({ total: 5_000, first: 5, longest: 20 })).toEqual({ subjects: ['X1', 'X2'], news: ['Connection lost, trying again.'], fault: null });
  });

  it('gives up when its patience is at an end, and says so', async () => {
    door.answer(({ headers }, response) => {
      if (headers['last-event-id'] === undefined) streaming(response).end(asMessage(1));
      else refusing(response, 503, 'UNAVAILABLE', 'events.unavailable', 'no broker');
    });
    const { subjects, news, fault } = await read({ total: 200, first: 10, longest: 40 });
    expect([subjects, news, door.asked.length > 3]).toEqual([['X1'], ['Connection lost, trying again.'], true]);
    expect(fault).toMatchObject({ exitCode: 2, message: expect.stringMatching(/broke and could not be made again within 0\.2 s/) });
  });

  it('ends with 0 on Ctrl-C', async () => {
    door.answer((_, response) => { streaming(response).write(asMessage(1)); });
    expect((await door.interrupted('X1', 'events', 'tail')).code).toBe(0);
  });

  it('says what the front door refuses', async () => {
    door.answer((_, response) => { refusing(response, 403, 'FORBIDDEN', 'events.not-yours', 'not for you'); });
    expect(await door.cornerstone('events', 'tail')).toMatchObject({ code: 1, stderr: expect.stringContaining('events.not-yours: not for you') });
  });

  it.each([
    [['--topic', 'no.topic'], /There is no topic no\.topic\. Topics: .*projects\.project/], [['--type', 'no.type.v1'], /There is no event type no\.type\.v1\. Types:\n /], [['--from', 'yesterday'], /"yesterday" is no start/],
    [['--from', '2024-02-30'], /is no start/], [['--count', '0'], /is no number of events/], [['--until-end'], /needs --from/], [['--lang', 'fr'], /--lang is zh or en/], [['--region', '41'], /six-digit region code/], [['--nothing'], /unknown option/],
  ])('refuses %j as wrong usage', async (args, message) => {
    expect(await door.cornerstone('events', 'tail', ...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
  });
});
