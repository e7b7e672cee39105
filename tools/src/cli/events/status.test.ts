import type { ServerResponse } from 'node:http';
import { openTestDoor, refusing, type TestDoor } from './test-door';

const well = { unsent: 0, oldestUnsentSeconds: null, behind: 0, parked: 0, deadLetters: 0, listening: true };

describe('cornerstone events status 事件收发状况', () => {
  let door: TestDoor;
  beforeAll(async () => { door = await openTestDoor(); });
  afterAll(() => door.close());

  const answering = (said: Record<string, object | null>): void => door.answer(({ url }, response: ServerResponse) => {
    const status = said[url.pathname.split('/').at(-1) ?? ''];
    if (status === null) refusing(response, 503, 'UNAVAILABLE', 'gateway.service-unavailable', 'it does not answer');
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ status: { ...well, ...status } }));
  });

  it('asks every service and shows a row of each', async () => {
    answering({ funding: { unsent: 3, oldestUnsentSeconds: 2.4, behind: 12, parked: 1 }, elements: { behind: null } });
    const { code, stdout, stderr } = await door.cornerstone('events', 'status');
    expect([code, stderr, door.asked.length, door.asked[0]?.body]).toEqual([0, '', 6, { do: 'status' }]);
    expect(stdout).toMatch(/service +│ unsent │ oldest unsent \(s\) │ behind +│ parked │ dead letters │ listening │ state/);
    expect(stdout).toMatch(/funding +│ 3 +│ 2 +│ 12 +│ 1 +│ 0 +│ yes +│ well/);
    expect(stdout).toMatch(/elements +│ 0 +│ +│ unknown +│ 0 +│ 0 +│ yes +│ well/);
  });

  it('ends with 1 when one is late, has dead letters, does not listen or does not answer, and shows the others', async () => {
    answering({ funding: { unsent: 3, oldestUnsentSeconds: 31 }, projects: { deadLetters: 2 }, approvals: { listening: false }, elements: null });
    const { code, stdout, stderr } = await door.cornerstone('events', 'status');
    expect([code, stdout.match(/well/g)?.length]).toEqual([1, 2]);
    expect(stdout).toMatch(/elements( +│ +){6} +│ does not answer/);
    for (const line of ['elements: gateway.service-unavailable: it does not answer', 'funding: sends late', 'projects: has dead letters', 'approvals: does not listen', 'elements: does not answer']) expect(stderr).toContain(`${line}\n`);
  });

  it('prints JSON', async () => {
    answering({ elements: null });
    const { code, stdout } = await door.program('events', 'status', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual(expect.arrayContaining([{ service: 'funding', status: well }, { service: 'elements', status: null }]));
  });

  it('says what the front door refuses', async () => {
    door.answer((_, response) => { refusing(response, 403, 'FORBIDDEN', 'events.operate', 'only operations may'); });
    expect(await door.cornerstone('events', 'status')).toMatchObject({ code: 1, stdout: '', stderr: 'events.operate: only operations may\n' });
  });
});
