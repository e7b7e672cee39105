import type { ServerResponse } from 'node:http';
import { openTestDoor, refusing, type TestDoor } from './test-door';

const letter = { id: 7, state: 'DEAD', topic: 'projects.project', partition: 2, offset: 41, key: 'prj_1', eventId: 'evt_1', type: 'projects.project.started.v1', reason: 'no such project', tries: 5, parkedAt: '2024-03-02T08:00:00Z', deadAt: '2024-03-02T08:05:00Z', behind: 3, gap: false, settledBy: null, settledAt: null, settledReason: null };
const REASON = 'There is no project prj_1 here, and nothing was ever told of it: 该项目从未登记，请核对登记事件是否已发布并补发。';
const told = (response: ServerResponse, answer: object): void => { response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)); };

describe('cornerstone events dlq 死信', () => {
  let door: TestDoor;
  beforeAll(async () => { door = await openTestDoor(); });
  afterAll(() => door.close());

  const asked = () => door.asked.map(({ url, body }) => [url.pathname.split('/').at(-1), body]);

  it('lists those of all services, or of one', async () => {
    door.answer(({ url }, response) => told(response, { letters: url.pathname.endsWith('/funding') ? [letter, { ...letter, id: 8, type: null, state: 'WAITING', deadAt: null }] : [] }));
    const { code, stdout } = await door.program('events', 'dlq', 'list');
    expect([code, asked().length]).toEqual([0, 6]);
    expect(stdout).toMatch(/funding\/7 +│ DEAD +│ projects\.project\.started\.v1 +│ prj_1 +│ 2024-03-02 16:05:00 +│ 5 +│ 3 +│ no such project/);
    expect(stdout).toMatch(/funding\/8 +│ WAITING +│ projects\.project 2:41 /);
    expect(JSON.parse((await door.cornerstone('events', 'dlq', 'list', 'funding', '--json')).stdout)).toMatchObject([{ service: 'funding', id: 7, behind: 3 }, { id: 8 }]);
    expect((await door.cornerstone('events', 'dlq', 'list', 'projects')).stdout).toBe('No dead letters.\n');
  });

  it('wraps a reason instead of cutting it', async () => {
    door.answer(({ url }, response) => told(response, { letters: url.pathname.endsWith('/funding') ? [{ ...letter, reason: REASON }] : [] }));
    const { stdout } = await door.cornerstone('events', 'dlq', 'list');
    const column = stdout.split('\n').filter((line) => line.startsWith('│')).slice(1).map((line) => line.split('│').at(-2)?.trim() ?? '');
    expect(column.length).toBeGreaterThan(1);
    expect(column.join('').replaceAll(' ', '')).toBe(REASON.replaceAll(' ', ''));
  });

  it('shows dropped ones when asked to, with who dropped them and why', async () => {
    const dropped = { ...letter, id: 9, state: 'DROPPED', settledBy: 'per_ops', settledAt: '2024-03-03T17:30:00Z', settledReason: 'sent by mistake' };
    door.answer(({ body }, response) => told(response, { letters: (body as { dropped: boolean }).dropped ? [letter, dropped] : [letter] }));
    expect((await door.cornerstone('events', 'dlq', 'list', 'funding')).stdout).not.toContain('funding/9');
    const { stdout } = await door.cornerstone('events', 'dlq', 'list', 'funding', '--dropped');
    expect(asked()).toEqual([['funding', { do: 'deadLetters', dropped: false }], ['funding', { do: 'deadLetters', dropped: true }]]);
    expect(stdout).toMatch(/funding\/9 +│ DROPPED .*│ 2024-03-04 01:30:00 per_ops sent by mistake/);
    door.answer((_, response) => told(response, { letter: { ...dropped, headers: {}, value: null, base64: null } }));
    expect((await door.cornerstone('events', 'dlq', 'show', 'funding/9')).stdout).toMatch(/dropped {2}2024-03-04 01:30:00\nby +per_ops\nwhy +sent by mistake\n/);
  });

  it('says whom it waits for', async () => {
    door.answer(({ url }, response) => { setTimeout(() => told(response, { letters: [] }), url.pathname.endsWith('/elements') ? 2_600 : 0); });
    expect(await door.cornerstone('events', 'dlq', 'list')).toEqual({ code: 0, stdout: 'No dead letters.\n', stderr: 'Waiting for elements …\n' });
  });

  it('lists the others when one does not answer, and says that the list is not complete', async () => {
    door.answer(({ url }, response) => { if (url.pathname.endsWith('/elements')) refusing(response, 503, 'UNAVAILABLE', 'gateway.service-unavailable', 'elements does not answer'); else told(response, { letters: [letter] }); });
    const { code, stdout, stderr } = await door.cornerstone('events', 'dlq', 'list', '--all');
    expect([code, stdout.match(/\w+\/7/g)?.length]).toEqual([1, 5]);
    expect(stderr).toBe('elements: gateway.service-unavailable: elements does not answer\nThe list is not complete.\n');
  });

  it('shows one with all it holds', async () => {
    door.answer((_, response) => told(response, { letter: { ...letter, headers: { ce_id: 'evt_1' }, value: '{"a":1}', base64: null } }));
    const { stdout } = await door.cornerstone('events', 'dlq', 'show', 'funding/7');
    expect(asked()).toEqual([['funding', { do: 'deadLetter', id: 7 }]]);
    expect(stdout).toMatch(/letter {3}funding\/7\nstate {4}DEAD\n[^]*reason {3}no such project\n[^]*parked {3}2024-03-02 16:00:00\n[^]*headers\n {2}ce_id: evt_1\nvalue\n\{"a":1\}\n$/);
  });

  it('tries again those named, either way of naming', async () => {
    door.answer(({ body }, response) => told(response, { results: (body as { ids: number[] }).ids.map((id) => ({ id, outcome: 'DONE', reason: null })) }));
    const { code, stdout } = await door.cornerstone('events', 'dlq', 'retry', 'projects', '7', '8', 'funding/3', '--over-gap');
    expect([code, stdout]).toEqual([0, 'projects/7 DONE\nprojects/8 DONE\nfunding/3 DONE\n3 dead letters had their effect.\n']);
    expect(asked()).toEqual([['projects', { do: 'retry', ids: [7, 8], overGap: true }], ['funding', { do: 'retry', ids: [3], overGap: true }]]);
  });

  it('tries again all of a service or of all services; one that fails again is exit code 1', async () => {
    door.answer((_, response) => told(response, { results: [{ id: 7, outcome: 'DONE', reason: null }, { id: 8, outcome: 'DEAD', reason: 'still no such project' }] }));
    expect(await door.cornerstone('events', 'dlq', 'retry', 'funding', '--all')).toEqual({ code: 1, stdout: 'funding/7 DONE\nfunding/8 DEAD  still no such project\n', stderr: '1 of 2 dead letters had their effect; the others are still there.\n' });
    expect(asked()[0]).toEqual(['funding', { do: 'retry', ids: 'all', overGap: false }]);
    door.answer((_, response) => told(response, { results: [] }));
    expect((await door.cornerstone('events', 'dlq', 'retry', '--all')).stdout).toBe('Nothing to try again.\n');
    expect(asked().length).toBe(6);
  });

  it('says how to go on where a version is missing', async () => {
    door.answer(({ body }, response) => told(response, (body as { do: string }).do === 'retry' ? { results: [{ id: 7, outcome: 'WAITING', reason: null }, { id: 8, outcome: 'DEAD', reason: null }] } : { letters: [{ ...letter, gap: true }, { ...letter, id: 8 }] }));
    const { code, stderr } = await door.cornerstone('events', 'dlq', 'retry', 'funding', '7', '8');
    expect([code, stderr.split('\n')[0]]).toEqual([1, 'funding/7 waits for a version that has not come: --over-gap goes on without it.']);
    expect((await door.cornerstone('events', 'dlq', 'retry', 'funding', '7', '--over-gap')).stderr).not.toContain('--over-gap');
  });

  it('drops with a reason, and says when one was not there', async () => {
    door.answer((_, response) => told(response, { dropped: 1 }));
    expect(await door.cornerstone('events', 'dlq', 'drop', 'projects', '7', '--reason', 'sent by mistake')).toMatchObject({ code: 0, stdout: 'projects: 1 of 1 dropped\n' });
    expect(asked()).toEqual([['projects', { do: 'drop', ids: [7], reason: 'sent by mistake' }]]);
    expect(await door.cornerstone('events', 'dlq', 'drop', 'projects/7', 'projects/8', '--reason', 'sent by mistake')).toMatchObject({ code: 1, stderr: '1 dead letter was not there to be dropped.\n' });
  });

  it('says what the front door refuses', async () => {
    door.answer((_, response) => { refusing(response, 403, 'FORBIDDEN', 'events.operate', 'only operations may'); });
    expect(await door.cornerstone('events', 'dlq', 'list')).toMatchObject({ code: 1, stderr: 'events.operate: only operations may\n' });
  });

  it.each([
    [['list', 'nobody'], /There is no service nobody\. Services: directory/], [['retry'], /Name dead letters/], [['retry', 'projects'], /Name dead letters/], [['retry', '7'], /Whose dead letter is 7/], [['retry', 'projects/7', '--all'], /Name dead letters/],
    [['drop', 'projects/7'], /required option/], [['show', 'projects', '7', '8'], /Name one dead letter/], [['retry', 'projects/-1'], /is no dead letter/], [['burn'], /unknown command/],
  ])('refuses %j as wrong usage', async (args, message) => {
    expect(await door.cornerstone('events', 'dlq', ...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
  });

  describe('replay 重放', () => {
    const running = (done: number, values: object = {}) => ({ replay: { state: 'RUNNING', done, total: 100, tables: {}, startedAt: '2024-03-02T08:00:00Z', endedAt: null, fault: null, ...values } });

    it('follows a replay to its end and shows what the copies were', async () => {
      const answers = [running(0), running(50), running(100, { state: 'DONE', tables: { project_copy: { rows: 100, added: 2, changed: 1, removed: 0 } } })];
      door.answer((_, response) => told(response, answers.shift() ?? {}));
      const { code, stdout, stderr } = await door.cornerstone('events', 'replay', 'funding', '--from', '2024-01-01');
      expect(asked()).toEqual([['funding', { do: 'replay', from: '2023-12-31T16:00:00.000Z' }], ['funding', { do: 'replayStatus' }], ['funding', { do: 'replayStatus' }]]);
      expect(code).toBe(0);
      expect(stderr).toMatch(/^Replay of funding: ready in /);
      expect(stdout).toMatch(/copy +│ rows │ added │ changed │ removed[^]*project_copy │ 100 +│ 2 +│ 1 +│ 0/);
    });

    it('ends with 1 when it failed, and says why', async () => {
      const answers = [running(0), running(10, { state: 'FAILED', fault: 'the copies differ' })];
      door.answer((_, response) => told(response, answers.shift() ?? {}));
      expect(await door.cornerstone('events', 'replay', 'funding')).toMatchObject({ code: 1, stderr: 'The replay of funding failed: the copies differ\n' });
      expect(asked()[0]).toEqual(['funding', { do: 'replay', from: 'beginning' }]);
    });

    it('refuses a time that is none and a service that is none', async () => {
      expect((await door.cornerstone('events', 'replay', 'funding', '--from', 'then')).code).toBe(2);
      expect((await door.cornerstone('events', 'replay', 'nobody')).code).toBe(2);
    });
  });
});
