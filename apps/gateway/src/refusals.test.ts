import { openSmallHouse, type SmallHouse } from './small-house.fixture';

const rule = { code: 'RULE_BROKEN', rule: 'A2.commitment-after-start', details: { due: '2024-05-01' } };

describe('hand on a refusal 业务拒绝', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); });
  afterAll(() => house.stop());
  afterEach(() => { house.replace('projects', null); });

  it('keeps message, code, rule, details and path, and nothing else', async () => {
    const { errors, data, status } = await house.ask('mutation { reportProgress(code: "P1") { name } }');
    expect({ errors, data, status }).toEqual({ status: 200, data: { reportProgress: null }, errors: [{ message: 'A promise is due before the start.', path: ['reportProgress'], extensions: rule }] });
  });

  it.each([['zh-CN', '承诺须在开工前兑现。'], ['en-GB,en;q=0.8', 'A promise is due before the start.'], ['', '承诺须在开工前兑现。']])('speaks the language of %p', async (language, message) => {
    const { errors } = await house.ask('mutation { reportProgress(code: "P1") { name } }', { headers: { 'accept-language': language } });
    expect(errors[0]?.message).toBe(message);
  });

  it('says at which entity of a list a field was refused', async () => {
    const { errors, data } = await house.ask('{ longList { code approvals { id } } }');
    expect(errors).toEqual([{ message: 'A promise is due before the start.', path: ['longList', 2, 'approvals'], extensions: rule }]);
    expect(data).toEqual({ longList: [{ code: 'P1', approvals: [{ id: 'apv_prj_1' }] }, null, { code: 'P3', approvals: null }] });
  });

  it('says at each asked field that a whole entity was refused', async () => {
    const { errors } = await house.ask('{ projects(first: 7) { id cases: approvals { id } mayStart } }');
    expect(errors.filter(({ path }) => path?.[1] === 6)).toEqual([{ message: 'A promise is due before the start.', path: ['projects', 6, 'cases'], extensions: rule }, { message: 'A promise is due before the start.', path: ['projects', 6, 'mayStart'], extensions: rule }]);
  });

  it('masks what a service did not expect behind its trace id', async () => {
    const { errors, text } = await house.ask('{ project(code: "broken") { name } me { name } }');
    expect(errors).toEqual([{ message: expect.stringMatching(/^Something went wrong on our side, trace /), path: ['project'], extensions: { code: 'INTERNAL', traceId: expect.any(String) } }]);
    expect(text).not.toContain('secret');
  });

  it('masks a code and extensions that are not ours', async () => {
    house.replace('projects', (_incoming, outgoing) => { outgoing.setHeader('content-type', 'application/json').end(JSON.stringify({ data: { project: null }, errors: [{ message: 'relation "secret" does not exist', path: ['project'], extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['at 10.0.0.7'] } }] })); });
    const { errors, text } = await house.ask('{ project(code: "P1") { name } }');
    expect(errors).toEqual([{ message: expect.stringMatching(/trace /), path: ['project'], extensions: { code: 'INTERNAL', traceId: expect.any(String) } }]);
    expect(text).not.toMatch(/secret|10\.0/);
  });

  it('gives a refusal of the whole fetch to each of its root fields', async () => {
    house.replace('projects', (_incoming, outgoing) => { outgoing.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ errors: [{ message: 'not a date', extensions: { code: 'BAD_USER_INPUT', rule: 'day.not-a-date' } }] })); });
    const { errors } = await house.ask('{ one: project(code: "P1") { name } two: project(code: "P2") { name } }');
    expect(errors).toEqual(['one', 'two'].map((path) => ({ message: 'not a date', path: [path], extensions: { code: 'BAD_USER_INPUT', rule: 'day.not-a-date' } })));
  });
});

describe('refuse a wrong query 查询有误', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); });
  afterAll(() => house.stop());

  it.each([
    ['a syntax error', '{ project(', {}], ['an unknown field', '{ nothing }', {}], ['a wrong variable', 'query($code: String!) { project(code: $code) { name } }', { code: { a: 1 } }], ['a missing variable', 'query($code: String!) { project(code: $code) { name } }', {}],
    ['two operations without a choice', 'query A { me { name } } query B { me { name } }', {}], ['a fragment cycle', '{ me { ...A } } fragment A on Person { ...B } fragment B on Person { ...A }', {}], ['5,000 open braces', '{ me '.repeat(5_000), {}],
    ['a subscription', 'subscription { me { name } }', {}], ['nothing', '', {}],
  ])('refuses %s with 400 and names the code', async (_name, query, variables) => {
    const { status, errors } = await house.ask(query, { variables });
    expect(status).toBe(400);
    expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors[0]?.extensions).not.toHaveProperty('stacktrace');
  });

  it('says so in Chinese, too', async () => {
    const { errors } = await house.ask('{ nothing }', { headers: { 'accept-language': 'zh' } });
    expect(errors[0]?.message).toMatch(/^请求有误：/);
  });

  it.each([['__proto__ as an alias', '{ __proto__: me { name } }'], ['a fragment bomb', `{ me { ...F0 } } ${Array.from({ length: 25 }, (_, at) => `fragment F${at} on Person { ...F${at + 1} ...F${at + 1} }`).join(' ')} fragment F25 on Person { name }`]])('survives %s', async (_name, query) => {
    const { status, milliseconds } = await house.ask(query);
    expect(status).toBeLessThan(500);
    expect(milliseconds).toBeLessThan(1_000);
  });
});
