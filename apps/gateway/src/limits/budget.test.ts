import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { RequestListener } from 'node:http';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { subscribe } from '../subscriptions/clients.fixture';
import { anEvent, outgoing as published } from '../streams/events.fixture';
import { Budget } from './budget';
import { LIMITS } from './limits';

const MEGABYTE = 1024 * 1024;
const project = (name: string) => JSON.stringify({ data: { project: { __typename: 'Project', id: 'prj_1', name } } });
/** Packed beforehand: it takes seconds on a busy machine, which would be those of the service. */
const PACKED = gzipSync(project('x'.repeat(50 * MEGABYTE)));
const limit = (rule: string, more: object = {}) => expect.objectContaining({ path: ['project'], extensions: { code: 'TOO_EXPENSIVE', rule, service: 'projects', details: expect.objectContaining(more) } });

describe('time of an operation 操作时长', () => {
  let house: SmallHouse;
  let closed = 0;
  let over: AbortController[] = [];
  beforeEach(async () => {
    closed = 0;
    over = [];
    house = await openSmallHouse({ gate: { budget() { const time = new AbortController(); over.push(time); return new Budget(time.signal); } } });
  });
  afterEach(() => house.stop());
  /** Does not answer; the time is over while it is asked. */
  const slow: RequestListener = (_incoming, outgoing) => { outgoing.once('close', () => { closed += 1; }); over.at(-1)?.abort(); };

  it('answers with what is there, names what is not, and gives up what is under way', async () => {
    house.replace('projects', slow);
    const { status, data, errors } = await house.ask('{ project(code: "P1") { name } __typename }');
    expect({ status, data }).toEqual({ status: 200, data: { project: null, __typename: 'Query' } });
    expect(errors).toEqual([limit('limits.time', { limit: 10 })]);
    while (closed === 0) await delay(5);
  });

  it('begins nothing after it is over', async () => {
    house.replace('approvals', slow);
    const { data, errors } = await house.ask('{ project(code: "P1") { name approvals { project { name } } } }');
    expect(data).toEqual({ project: { name: 'Project 1', approvals: null } });
    expect(errors).toEqual([expect.objectContaining({ path: ['project', 'approvals'], extensions: expect.objectContaining({ rule: 'limits.time', service: 'approvals' }) })]);
    expect(house.heard.map(({ service }) => service)).toEqual(['projects']);
  });

  it('is each event\'s own where a subscription asks', async () => {
    while (house.streams.hub.places() === null) await delay(5);
    const heard = await subscribe(house, 'graphql-ws', 'subscription { events { id project { name } } }');
    over.at(-1)?.abort();
    await house.broker.publish([published(anEvent())]);
    await heard.until(1);
    house.replace('projects', slow);
    await house.broker.publish([published(anEvent())]);
    await heard.until(2);
    expect(heard.results).toEqual([{ data: { events: expect.objectContaining({ project: { name: 'Project 1' } }) } }, expect.objectContaining({ errors: [expect.objectContaining({ extensions: expect.objectContaining({ rule: 'limits.time' }) })] })]);
    await heard.stop();
  });

  it('is ten seconds', () => { expect([LIMITS.time.most, new Budget().overFor]).toEqual([10, null]); });
});

describe('size of an answer 响应大小', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); });
  afterEach(() => { house.replace('projects', null); });
  afterAll(() => house.stop());

  it('of less than 10 MiB goes through', async () => {
    house.replace('projects', (_incoming, outgoing) => { outgoing.setHeader('content-type', 'application/json').end(project('x'.repeat(9 * MEGABYTE))); });
    expect((await house.ask('{ project(code: "P1") { name } }')).text.length).toBeGreaterThan(9 * MEGABYTE);
  });

  it.each<[string, RequestListener]>([
    ['announced', (_incoming, outgoing) => { const body = project('x'.repeat(11 * MEGABYTE)); outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body); }],
    ['packed', (_incoming, outgoing) => { outgoing.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(PACKED); }],
    ['packed, with the length of the packed', (_incoming, outgoing) => { outgoing.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip', 'content-length': PACKED.length }).end(PACKED); }],
  ])('that is larger is refused, %s', async (_name, listener) => {
    house.replace('projects', listener);
    const { data, errors, text } = await house.ask('{ me { name } project(code: "P1") { name } }');
    expect([data, errors]).toEqual([{ me: { name: '董瑞' }, project: null }, [limit('limits.response', { limit: 10 * MEGABYTE })]]);
    expect(text.length).toBeLessThan(1_000);
  });

  it('without an end is read no further than the limit', async () => {
    let sent = 0;
    let isClosed = false;
    house.replace('projects', (_incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => { while (!outgoing.destroyed && outgoing.write('x'.repeat(MEGABYTE))) sent += 1; };
      outgoing.on('drain', () => { sent += 1; more(); }).once('close', () => { isClosed = true; });
      more();
    });
    const { errors } = await house.ask('{ project(code: "P1") { name } }');
    expect(errors).toEqual([limit('limits.response')]);
    while (!isClosed) await delay(5);
    expect(sent).toBeLessThan(40);
  });

  it('counts what several answers of one operation add up to', async () => {
    const budget = new Budget();
    budget.take(6 * MEGABYTE);
    expect(() => { budget.take(5 * MEGABYTE); }).toThrow(expect.objectContaining({ rule: 'limits.response' }));
    budget.take(4 * MEGABYTE);
  });

  it('refuses as a whole what has become too large on the way', () => {
    const budget = new Budget(AbortSignal.timeout(1_000), 1_000);
    budget.take(500);
    expect(() => { budget.checkAnswer({ data: 'x'.repeat(1_000) }); }).toThrow(expect.objectContaining({ rule: 'limits.response', details: { limit: 1_000, found: 1_011 } }));
    budget.checkAnswer({ data: 'x'.repeat(900) });
  });
});
