import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { LARGEST_BODY } from '../body';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { ServerWithLane } from './lane';

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const LAST = 'GET /healthz HTTP/1.1\r\nhost: door\r\nconnection: close\r\n\r\n';

describe('one answer by the lane and by node:http 两条通道同一应答', () => {
  let houses: [SmallHouse, SmallHouse];
  let tokens: [string, string];
  beforeAll(async () => {
    const gate = { rates: { reads: 1_000, mutations: 1_000, imports: 1_000, strangers: 1_000 } };
    houses = await Promise.all([openSmallHouse({ front: 'lane', gate }), openSmallHouse({ front: 'node', gate })]);
    tokens = await Promise.all(houses.map((house) => house.token('drc'))) as [string, string];
  });
  afterAll(() => Promise.all(houses.map((house) => house.stop())));

  /** Everything that comes until the connection ends; parts are sent one after the other, each when something has come or some time has gone by. */
  const said = async (house: SmallHouse, parts: readonly (string | Buffer)[]): Promise<{ text: string; wasOnLane: boolean }> => {
    const { hostname, port } = new URL(house.address);
    const socket = connect(Number(port), hostname).setNoDelay().on('error', () => undefined);
    let [came, heard] = ['', 0];
    const over = new Promise<void>((resolve) => { socket.on('data', (bytes: Buffer) => { came += bytes.toString('latin1'); heard += 1; }).on('close', () => { resolve(); }); });
    let wasOnLane = false;
    for (const [at, part] of parts.entries()) {
      const before = heard;
      socket.write(part);
      for (let waited = 0; at < parts.length - 1 && heard === before && !socket.destroyed && waited < 300; waited += 10) await delay(10);
      if (at === 0) wasOnLane = house.server instanceof ServerWithLane && house.server.onLane === 1 && heard > before;
    }
    await over;
    return { text: came.replace(/\r\nDate: [^\r]*/g, '\r\nDate: …').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…'), wasOnLane };
  };
  const post = (body: string, { lines = [], token = true, length = Buffer.byteLength(body) }: { lines?: string[]; token?: boolean; length?: number } = {}) => (at: 0 | 1): Buffer => Buffer.from(
    `${['POST /graphql HTTP/1.1', 'Host: door', 'content-type: application/json', `content-length: ${length}`, `traceparent: ${TRACE}`, ...(token ? [`authorization: Bearer ${tokens[at]}`] : []), ...lines].join('\r\n')}\r\n\r\n${body}`);
  const ask = (query: string, variables?: object, lines: string[] = []) => post(JSON.stringify({ query, variables }), { lines });
  type Part = string | ((at: 0 | 1) => Buffer);
  const both = async (parts: readonly Part[]) => {
    const saidTo = (at: 0 | 1) => said(houses[at], parts.map((part) => (typeof part === 'string' ? part : part(at))));
    const [lane, node] = await Promise.all([saidTo(0), saidTo(1)]);
    return { lane, node };
  };

  const ME = ask('{ me { name } }');
  it.each<[string, Part]>([
    ['the first time', ask('{ me { id name } }')], ['again', ask('{ me { id name } }')], ['again, in English', ask('{ me { id name } }', undefined, ['accept-language: en'])], ['with a type that it takes', ask('{ me { id name } }', undefined, ['Accept: application/graphql-response+json'])],
    ['with variables', ask('query ($c: String) { project(code: $c) { code name region { name } } }', { c: 'P5' })], ['again', ask('query ($c: String) { project(code: $c) { code name region { name } } }', { c: 'P1' })], ['with variables that do not fit', ask('query ($c: String) { project(code: $c) { code name region { name } } }', { c: 1 })],
    ['of what is not there', ask('query ($c: String) { project(code: $c) { code name region { name } } }', { c: 'nobody' })], ['of what is broken', ask('{ project(code: "broken") { name } }', undefined, ['accept-language: en'])],
    ['a mutation', ask('mutation { reportProgress(code: "P1") { name } }')], ['no GraphQL', ask('{ me {')], ['an unknown field', ask('{ me { nothing } }')], ['the schema', ask('{ __schema { queryType { name } } }')],
    ['no JSON', post('{"query":')], ['an array', post('[]')], ['nothing', post('')], ['a long body', post(`{"query":"{ me { name } }"}${' '.repeat(30_000)}`)], ['bytes that are no UTF-8', (at) => Buffer.concat([post('', { length: 4 })(at), Buffer.from([0x22, 0xd6, 0xd0, 0x22])])],
    ['nobody', post('{"query":"{ me { name } }"}', { token: false })], ['a token that is none', post('{"query":"{ me { name } }"}', { token: false, lines: ['authorization: Bearer x.y.z'] })], ['one who acts for another department', ask('{ me { name } }', undefined, ['cornerstone-department: elsewhere'])],
    ['too deep', ask(`{ me ${'{ me '.repeat(30)}{ name }${' }'.repeat(30)} }`)], ['numbers that are lost', post('{"query":"query ($c: Int) { projects(first: $c) { name } }","variables":{"c":1e400}}')], ['a page that is too large', ask('{ projects(first: 100000) { name neighbours(first: 1000) { name } } }')],
    ['with names in any letters', ask('{ me { name } }', undefined, ['X-Forwarded-For:  1.2.3.4 ', 'USER-AGENT: \tx', 'Connection: Keep-Alive', 'empty:'])],
  ])('%s, alone and with another in one read', async (_name, part) => {
    const { lane, node } = await both([part, LAST]);
    expect(lane.text).toBe(node.text);
    expect([lane.wasOnLane, node.wasOnLane, /^HTTP\/1\.1 \d{3}.*\{"alive":true\}$/s.test(lane.text)]).toEqual([true, false, true]);
    const together = await both([(at) => Buffer.concat([part, ME, part].map((each) => (typeof each === 'string' ? Buffer.from(each) : each(at))).concat(Buffer.from(LAST)))]);
    expect(together.lane.text).toBe(together.node.text);
    expect(together.lane.text.match(/^HTTP\/1\.1 \d{3}|(?<=\}\n?)HTTP\/1\.1 \d{3}/gm)?.length).toBe(4);
  });

  const raw = (...lines: string[]) => (at: 0 | 1): Buffer => Buffer.from(`${['POST /graphql HTTP/1.1', ...lines, `authorization: Bearer ${tokens[at]}`].join('\r\n')}\r\n\r\n{"query":"{ me { name } }"}`, 'latin1');
  const usual = ['host: door', 'content-type: application/json', `traceparent: ${TRACE}`];
  const SMUGGLED = `GET /readyz HTTP/1.1\r\nhost: door\r\n\r\n`;
  it.each<[string, Part[]]>([
    ['two lengths that differ', [raw(...usual, 'content-length: 27', 'content-length: 5'), SMUGGLED, LAST]], ['two lengths that are the same', [raw(...usual, 'content-length: 27', 'content-length: 27'), LAST]],
    ['a length beside chunks', [raw(...usual, 'content-length: 27', 'transfer-encoding: chunked'), SMUGGLED, LAST]], ['chunks beside a length', [raw(...usual, 'Transfer-Encoding: chunked', 'content-length: 27'), SMUGGLED, LAST]], ['a coding that nobody knows', [raw(...usual, 'transfer-encoding: xchunked'), SMUGGLED, LAST]],
    ['a blank before the colon', [raw(...usual, 'content-length : 27'), SMUGGLED, LAST]], ['a length with a sign', [raw(...usual, 'content-length: +27'), LAST]], ['a folded line', [raw(...usual, 'content-length: 27', 'x: a', ' b'), LAST]],
    ['NUL', [raw(...usual, 'content-length: 27', 'x: a\0b'), LAST]], ['a bare CR', [raw(...usual, 'content-length: 27', 'x: a\rcontent-length: 5'), LAST]], ['a bare LF', [raw(...usual, 'content-length: 27', 'x: a\ncontent-length: 5'), LAST]],
    ['no host', [raw(...usual.slice(1), 'content-length: 27'), LAST]], ['two hosts', [raw(...usual, 'host: elsewhere', 'content-length: 27'), LAST]], ['no length', [raw(...usual), LAST]],
    ['LF only', [(at) => Buffer.from(raw(...usual, 'content-length: 27')(at).toString().replaceAll('\r\n', '\n')), LAST]], ['a bad method', [(at) => Buffer.from(raw(...usual, 'content-length: 27')(at).toString().replace('POST', 'P\tST')), LAST]], ['an unknown method', [(at) => Buffer.from(raw(...usual, 'content-length: 27')(at).toString().replace('POST', 'BREW')), LAST]],
    ['the form of an absolute address', [(at) => Buffer.from(raw(...usual, 'content-length: 27')(at).toString().replace('/graphql', 'http://door/graphql')), LAST]], ['HTTP/1.0', [(at) => Buffer.from(raw(...usual, 'content-length: 27')(at).toString().replace('HTTP/1.1', 'HTTP/1.0'))]],
    ['connection: close', [raw(...usual, 'content-length: 27', 'connection: close')]], ['expect', [raw(...usual, 'content-length: 27', 'expect: 100-continue'), LAST]], ['another expectation', [raw(...usual, 'content-length: 27', 'expect: miracles'), LAST]],
    ['another type', [raw(...usual.slice(0, 1), 'content-type: text/plain', 'content-length: 27'), LAST]], ['a body that is too long', [post('x'.repeat(LARGEST_BODY + 1)), LAST]], ['the longest body', [post(`{"query":"{ me { name } }"}${' '.repeat(LARGEST_BODY - 27)}`), LAST]], ['a head that is too long', [raw(...usual, 'content-length: 27', `x: ${'a'.repeat(20_000)}`)]],
    ['good, then bad', [ME, raw(...usual, 'content-length: 27', 'content-length: 5')]], ['good and half of one, then the rest', [(at) => Buffer.concat([ME(at), ME(at).subarray(0, 40)]), (at) => ME(at).subarray(40), LAST]],
    ['garbage', ['\x16\x03\x01\x02\0\x01']], ['HTTP/2', ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n']],
  ])('%s: as node:http decides', async (_name, parts) => {
    const { lane, node } = await both(parts);
    expect(lane.text).toBe(node.text);
    expect(lane.text === '' || lane.text.startsWith('HTTP/1.1 ')).toBe(true);
  });

  it.each([1, 7, 40, 150, 400])('a request that comes in parts of %i bytes', async (size) => {
    const parts = (at: 0 | 1): Buffer[] => { const whole = Buffer.concat([ME(at), Buffer.from(LAST)]); return Array.from({ length: Math.ceil(whole.length / size) }, (_, part) => whole.subarray(part * size, (part + 1) * size)); };
    const inParts = async (at: 0 | 1): Promise<string> => {
      const { hostname, port } = new URL(houses[at].address);
      const socket = connect(Number(port), hostname).setNoDelay();
      let came = '';
      const over = new Promise<void>((resolve) => { socket.on('data', (bytes: Buffer) => { came += bytes.toString('latin1'); }).on('close', () => { resolve(); }); });
      for (const part of parts(at)) { socket.write(part); await delay(1); }
      await over;
      return came.replace(/\r\nDate: [^\r]*/g, '');
    };
    const [lane, node] = await Promise.all([inParts(0), inParts(1)]);
    expect(lane).toBe(node);
    expect(lane).toMatch(/^HTTP\/1\.1 200 OK.*\{"data":\{"me".*\{"alive":true\}$/s);
  });

  it('counts them alike', async () => {
    const counted = async (house: SmallHouse) => (await (await fetch(`${house.address}/metrics`)).text()).split('\n').filter((line) => /^http_requests_total|^graphql_operations_total|^http_request_duration_seconds_count|^http_requests_in_flight/.test(line)).toSorted();
    const [lane, node] = await Promise.all(houses.map(counted));
    expect(lane).toEqual(node);
    expect(lane?.some((line) => /http_requests_total\{method="POST",route="\/graphql",status="200"\}/.test(line))).toBe(true);
  });

  it('is each one\'s own on a connection that several send on', async () => {
    const logins = ['drc', 'clerk.zz', 'drc', 'sup', 'nobody', 'clerk.zz'];
    const bearers = await Promise.all(logins.map(async (login) => (login === 'nobody' ? 'x.y.z' : houses[0].token(login))));
    const before = houses[0].heard.length;
    const { text, wasOnLane } = await said(houses[0], [...bearers.map((bearer, at) => post(JSON.stringify({ query: at % 2 ? '{ me { name } }' : '{ me { id } }', variables: null }), { token: false, lines: [`authorization: Bearer ${bearer}`] })(0)), LAST]);
    const asked = houses[0].heard.slice(before);
    const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d+)|(?<=\}\n?)HTTP\/1\.1 (\d+)/gm)].map(([, first, other]) => first ?? other);
    expect([wasOnLane, statuses, asked.map(({ body }) => /id/.test(body.query))]).toEqual([true, ['200', '200', '200', '200', '401', '200', '200'], [true, false, true, false, false]]);
    const people = asked.map(({ claims }) => claims['sub']);
    expect([people[0] === people[2], people[1] === people[4], new Set(people).size]).toEqual([true, true, 3]);
  });

  it('answers a good one before a bad one in one read, which node:http forgets', async () => {
    const { lane, node } = await both([(at) => Buffer.concat([ME(at), raw(...usual, 'content-length: 27', 'transfer-encoding: chunked')(at)]), LAST]);
    expect(lane.text).toBe((await both([ME, raw(...usual, 'content-length: 27', 'transfer-encoding: chunked')])).lane.text);
    expect([node.text, lane.text.endsWith(`}\n${node.text}`)]).toEqual(['HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n', true]);
  });
});
