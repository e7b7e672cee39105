import type { RequestListener } from 'node:http';
import { openSmallHouse, type Answer, type SmallHouse } from './small-house.fixture';

const LEDGER = '{ project(code: "P1") { code name region { code name level } approvals { id } mayStart clock { limitDays } } }';
const answering = (status: number, body: string, type = 'application/json'): RequestListener => (_incoming, outgoing) => { outgoing.writeHead(status, { 'content-type': type }).end(body); };
const hung: RequestListener = () => undefined;
const project = (fields: object) => answering(200, JSON.stringify({ data: { project: { __typename: 'Project', id: 'prj_1', code: 'P1', name: 'x', region: null, ...fields } } }));

const told = ({ errors }: Answer) => errors.map(({ path, extensions }) => [path?.join('.'), extensions['code'], extensions['service']]);
const approvalsMissing = ['approvals', 'clock', 'mayStart'].map((field) => [`project.${field}`, 'UNAVAILABLE', 'approvals']);

describe.each(['compiled', 'plain'] as const)('lose a service 服务不可用 (F12), %s executor', (executor) => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse({ executor }); });
  afterAll(() => house.stop());
  afterEach(() => { for (const service of ['directory', 'projects', 'approvals'] as const) house.replace(service, null); });

  const nonsense: [string, RequestListener][] = [
    ['{}', answering(200, '{}')], ['a page of HTML', answering(502, '<html>Bad gateway</html>', 'text/html')], ['null', answering(200, 'null')], ['an empty body', answering(200, '')],
    ['data: null without an error', answering(200, '{"data":null}')], ['no entities', answering(200, '{"data":{}}')], ['too few entities', answering(200, '{"data":{"_entities":[]}}')],
    ['an entity without its fields', answering(200, '{"data":{"_entities":[{}]}}')], ['a text for a list', answering(200, '{"data":{"_entities":[{"approvals":"x","mayStart":true,"clock":null}]}}')],
    ['a text for a number', answering(200, '{"data":{"_entities":[{"approvals":[],"mayStart":true,"clock":{"limitDays":"30"}}]}}')], ['a refused token', answering(401, '{"errors":[{"message":"no","extensions":{"code":"UNAUTHENTICATED"}}]}')],
    ['errors that are none', answering(200, '{"data":{"_entities":[null]},"errors":"x"}')], ['a redirection', (_incoming, outgoing) => { outgoing.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(); }],
    ['a dropped connection', (incoming) => { incoming.socket.destroy(); }],
    ['half of what it announced', (_incoming, outgoing) => { outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': 5_000 }); outgoing.write('{"data":{"_enti'); setTimeout(() => { outgoing.destroy(); }, 30); }],
    ['half of what has no length', (_incoming, outgoing) => { outgoing.writeHead(200, { 'content-type': 'application/json' }); outgoing.write('{"data":{"_enti'); setTimeout(() => { outgoing.destroy(); }, 30); }],
    ['an answer that is cut short', answering(200, '{"data":{"_entities":[{"appro')], ['no JSON', answering(200, 'approvals at 10.1.2.3:5432', 'application/json')], ['a page of HTML with 200', answering(200, '<!doctype html><p>10.1.2.3', 'text/html')],
    ['500 with nothing', answering(500, '')], ['500 with JSON', answering(500, '{"error":"connect ECONNREFUSED 10.1.2.3:5432"}')], ['a whole answer without one field', answering(200, '{"data":{"_entities":[{"approvals":[],"clock":null}]}}')], ['more entities than were asked for', answering(200, '{"data":{"_entities":[null,null]}}')],
    ['a text', answering(200, '"data"')], ['a list', answering(200, '[{"data":{}}]')], ['headers that are none', (incoming) => { incoming.socket.end('HTTP/1.1 200 OK\r\nbad header 10.1.2.3\r\n\r\n{}'); }],
  ];
  it.each(nonsense)('gives the rest and tells each missing field when a service answers %s', async (_name, listener) => {
    house.replace('approvals', listener);
    const answer = await house.ask(LEDGER);
    expect(answer.data).toEqual({ project: { code: 'P1', name: 'Project 1', region: { code: '410100', name: '郑州市', level: 'CITY' }, approvals: null, mayStart: null, clock: null } });
    expect(told(answer).sort()).toEqual(approvalsMissing);
    expect(answer.text).not.toMatch(/127\.0\.0\.1|10\.1\.2\.3|ECONN|serviceName|lost|stack/);
  });

  it('does not wait longer than 3.5 s for a hung service, nor twice for the same one', async () => {
    house.replace('directory', hung);
    const answer = await house.ask('{ me { name } approvalCases { project { region { name } } } }');
    expect(answer.milliseconds).toBeLessThan(3_500);
    expect(told(answer)).toEqual([['me', 'UNAVAILABLE', 'directory'], ...[0, 2].map((at) => [`approvalCases.${at}.project.region`, 'UNAVAILABLE', 'directory'])]);
  });

  it('tells no inner address of a fault that the service itself reports', async () => {
    house.replace('approvals', answering(200, '{"errors":[{"message":"connect ECONNREFUSED 10.1.2.3:5432"}],"data":null}'));
    const answer = await house.ask(LEDGER);
    expect([answer.data?.['project'], told(answer).sort()]).toEqual([expect.objectContaining({ name: 'Project 1', mayStart: null }), approvalsMissing.map(([path]) => [path, 'INTERNAL', undefined])]);
    expect(answer.text).not.toMatch(/10\.1\.2\.3|ECONN/);
  });

  it('waits for a slow service, and tells it from one that is too slow', async () => {
    const after = (milliseconds: number): RequestListener => (_incoming, outgoing) => { setTimeout(() => { outgoing.setHeader('content-type', 'application/json').end('{"data":{"_entities":[{"mayStart":true}]}}'); }, milliseconds).unref(); };
    house.replace('approvals', after(1_000));
    expect((await house.ask('{ project(code: "P1") { name mayStart } }')).data).toEqual({ project: { name: 'Project 1', mayStart: true } });
    house.replace('approvals', after(20_000));
    const answer = await house.ask('{ project(code: "P1") { name mayStart } }');
    expect([answer.data, told(answer), answer.milliseconds < 3_500]).toEqual([{ project: { name: 'Project 1', mayStart: null } }, [['project.mayStart', 'UNAVAILABLE', 'approvals']], true]);
  });

  it('gives up one that sends a little at a time', async () => {
    house.replace('approvals', (_incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      const dripping = setInterval(() => { outgoing.write(' '); }, 100);
      outgoing.once('close', () => { clearInterval(dripping); });
    });
    const answer = await house.ask('{ project(code: "P1") { name mayStart } }');
    expect([answer.data, told(answer), answer.milliseconds < 3_500]).toEqual([{ project: { name: 'Project 1', mayStart: null } }, [['project.mayStart', 'UNAVAILABLE', 'approvals']], true]);
  });

  it('reads no more than fits of one that sends without end, and says so at each field', async () => {
    house.replace('approvals', (_incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => { while (!outgoing.destroyed && outgoing.write('x'.repeat(1_000_000))); };
      outgoing.on('drain', more);
      more();
    });
    const answer = await house.ask(LEDGER);
    expect(answer.data).toMatchObject({ project: { name: 'Project 1', region: { name: '郑州市' }, approvals: null, mayStart: null, clock: null } });
    expect(answer.errors.map(({ path, extensions }) => [path?.join('.'), extensions['rule'], extensions['service']]).sort()).toEqual(approvalsMissing.map(([path]) => [path, 'limits.response', 'approvals']));
  });

  it.each([['a text for an object', project({ region: 'Zhengzhou' })], ['a list for an object', answering(200, '{"data":{"project":[]}}')], ['a null that may not be', project({ name: null })], ['nothing for a field', answering(200, '{"data":{"project":{"id":"prj_1"}}}')]])(
    'tells the root field when its service answers %s', async (_name, listener) => {
      house.replace('projects', listener);
      const answer = await house.ask('{ project(code: "P1") { name region { code } } me { name } }');
      expect(answer).toMatchObject({ status: 200, data: { project: null, me: { name: '董瑞' } } });
      expect(told(answer)).toEqual([['project', 'UNAVAILABLE', 'projects']]);
    });

  it('tells the root field by its alias, and a mutation', async () => {
    house.replace('projects', answering(503, ''));
    expect(told(await house.ask('{ one: project(code: "P1") { name } two: projects { name } }'))).toEqual([['one', 'UNAVAILABLE', 'projects'], ['two', 'UNAVAILABLE', 'projects']]);
    expect(told(await house.ask('mutation { reportProgress(code: "P1") { name } }'))).toEqual([['reportProgress', 'UNAVAILABLE', 'projects']]);
  });

  it('tells where the null lies when the missing field took its object with it', async () => {
    house.replace('projects', answering(503, ''));
    const answer = await house.ask('{ approvalCases { id project { id name } } }');
    expect(answer.data).toEqual({ approvalCases: [{ id: 'apv_1', project: null }, { id: 'apv_9', project: null }, { id: 'apv_3', project: null }, { id: 'apv_none', project: null }] });
    expect(told(answer)).toEqual([0, 1, 2].map((at) => [`approvalCases.${at}.project`, 'UNAVAILABLE', 'projects']));
  });

  it('does not take what one may not see for a lost service', async () => {
    const answer = await house.ask('{ approvalCases { project { name } } }');
    expect(answer.data?.['approvalCases']).toEqual([{ project: { name: 'Project 1' } }, { project: null }, { project: { name: 'Project 3' } }, { project: null }]);
    expect(answer).toMatchObject({ errors: [] });
    expect(answer.text).not.toContain('extensions');
  });

  it('tells two lost services apart', async () => {
    house.replace('approvals', answering(500, ''));
    house.replace('directory', answering(200, '{}'));
    const answer = await house.ask('{ longList { mayStart region { name } } }');
    expect(told(answer).sort()).toEqual([0, 2].flatMap((at) => [[`longList.${at}.mayStart`, 'UNAVAILABLE', 'approvals'], [`longList.${at}.region`, 'UNAVAILABLE', 'directory']]));
  });

  it('tells fifty missing fields and how many more there are', async () => {
    house.replace('approvals', answering(200, '{}'));
    const { errors } = await house.ask('{ projects(first: 60) { id mayStart } }', { headers: { 'accept-language': 'zh-CN' } });
    expect(errors).toHaveLength(51);
    expect(errors[49]).toMatchObject({ path: ['projects', 49, 'mayStart'], message: 'approvals 服务暂不可用，其字段为空。' });
    expect(errors[50]).toMatchObject({ message: '另有 10 处同样的错误：approvals 服务暂不可用，其字段为空。', extensions: { code: 'UNAVAILABLE', service: 'approvals', details: { more: 10 } } });
  });

  it('counts what a service left unanswered', async () => {
    house.replace('approvals', answering(200, '{}'));
    await house.ask('{ project(code: "P1") { mayStart } }');
    expect(await (await fetch(`${house.address}/metrics`)).text()).toMatch(/gateway_subgraph_unavailable_total\{service="approvals"\} [1-9]/);
  });
});

describe.each(['compiled', 'plain'] as const)('start with every service down 全部服务不可用 (F13), %s executor', (executor) => {
  it('answers from the stored supergraph', async () => {
    const house = await openSmallHouse({ executor });
    for (const service of ['directory', 'projects', 'approvals'] as const) await house.close(service);
    const answer = await house.ask('{ me { name } project(code: "P1") { name } __schema { queryType { name } } }');
    expect(answer.data).toEqual({ me: null, project: null, __schema: { queryType: { name: 'Query' } } });
    expect(told(answer).sort()).toEqual([['me', 'UNAVAILABLE', 'directory'], ['project', 'UNAVAILABLE', 'projects']]);
    expect(answer.text).not.toMatch(/127\.0\.0\.1|ECONN/);
    await house.stop();
  });
});
