import { openSmallHouse, type SmallHouse } from './small-house.fixture';

describe('ask as of a day 按时点查询', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); });
  beforeEach(() => { house.heard.length = 0; });
  afterAll(() => house.stop());

  const daysHeard = () => house.heard.map(({ service, claims }) => [service, claims['asof']]);

  it('carries the day of one root field to every service', async () => {
    await house.ask('{ project(code: "P1", asOf: "2024-06-30") { name mayStart region { name } } me { name } }');
    expect(daysHeard().sort()).toEqual([['approvals', '2024-06-30'], ['directory', '2024-06-30'], ['directory', '2024-06-30'], ['projects', '2024-06-30']]);
  });

  it.each([
    ['a variable', 'query($on: Date) { project(code: "P1", asOf: $on) { name } }', { on: '2024-06-30' }, '2024-06-30'],
    ['a variable\'s default', 'query($on: Date = "2024-03-31") { project(code: "P1", asOf: $on) { name } }', {}, '2024-03-31'],
    ['a variable over its default', 'query($on: Date = "2024-03-31") { project(code: "P1", asOf: $on) { name } }', { on: '2024-06-30' }, '2024-06-30'],
    ['a default under a name that every object has', 'query($constructor: Date = "2024-03-31") { project(code: "P1", asOf: $constructor) { name } }', {}, '2024-03-31'],
    ['a variable that is not given, under such a name', 'query($constructor: Date) { project(code: "P1", asOf: $constructor) { name } }', {}, null],
    ['null over a default', 'query($on: Date = "2024-03-31") { project(code: "P1", asOf: $on) { name } }', { on: null }, null],
    ['a fragment', '{ ...Root } fragment Root on Query { ... { project(code: "P1", asOf: "2024-06-30") { name } } }', {}, '2024-06-30'],
    ['a field that is skipped', '{ project(code: "P1") { name } projects(asOf: "2024-06-30") @skip(if: true) { name } }', {}, null],
    ['the same day twice', '{ project(code: "P1", asOf: "2024-06-30") { name } projects(asOf: "2024-06-30") { name } }', {}, '2024-06-30'],
  ])('reads it from %s', async (_name, query, variables, expected) => {
    expect((await house.ask(query, { variables })).errors).toEqual([]);
    expect(daysHeard()).toEqual([['projects', expected]]);
  });

  it.each([
    ['two different days', '{ project(code: "P1", asOf: "2024-06-30") { name } approvalCases(asOf: "2024-07-01") { id } }', 'gateway.one-as-of'],
    ['a day that does not exist', '{ project(code: "P1", asOf: "2023-02-30") { name } }', 'day.not-a-date'],
    ['a number', '{ project(code: "P1", asOf: 20240630) { name } }', 'day.not-a-date'],
    ['a list', '{ project(code: "P1", asOf: ["2024-06-30", "2024-07-01"]) { name } }', 'day.not-a-date'],
  ])('refuses %s and asks no service', async (_name, query, rule) => {
    const { status, errors } = await house.ask(query);
    expect({ status, code: errors[0]?.extensions['code'], rule: errors[0]?.extensions['rule'] }).toEqual({ status: 400, code: 'BAD_USER_INPUT', rule });
    expect(house.heard).toEqual([]);
  });
});
