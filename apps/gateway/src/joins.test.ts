import { setTimeout as delay } from 'node:timers/promises';
import { openSmallHouse, type SmallHouse } from './small-house.fixture';

const LEDGER = '{ project(code: "P1") { name region { name } } }';

describe('equal questions at once 合并相同请求', () => {
  let house: SmallHouse;
  let one: string;
  let other: string;
  const open = async (joins: object): Promise<void> => {
    house = await openSmallHouse({ executor: 'compiled', joins });
    [one, other] = [await house.token('drc'), await house.token('gov')];
    // So that each form is known.
    for (const query of [LEDGER, '{ me { name } }', '{ projects(first: 2) { mayStart } }', 'query($d: Date) { projects(asOf: $d) { code } }']) for (let twice = 0; twice < 2; twice += 1) await ask(query);
    house.heard.length = 0;
  };
  afterEach(() => house.stop());

  const ask = async (query: string, { token = one, language = 'en', variables = {}, headers = {} }: { token?: string; language?: string; variables?: object; headers?: Record<string, string> } = {}): Promise<string> =>
    (await fetch(`${house.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': language, ...headers }, body: JSON.stringify({ query, variables }) })).text();
  const heard = (): string[] => house.heard.map(({ service }) => service).sort();

  it('are one question to the services, with one answer for all', async () => {
    await open({});
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(LEDGER)));
    expect(new Set(answers)).toEqual(new Set(['{"data":{"project":{"name":"Project 1","region":{"name":"郑州市"}}}}\n']));
    // How near to each other they come is for the machine to say.
    expect(house.heard.length).toBeLessThanOrEqual(20);
  });

  it('are not equal for another person, another department of theirs, another language', async () => {
    await open({});
    const two = await house.tokenOf('per_two', { departments: ['drc', 'land'], regions: ['*'], roles: ['drc'] });
    await Promise.all([ask('{ me { name } }'), ask('{ me { name } }', { token: other }), ask('{ me { name } }', { language: 'zh' }), ask('{ me { name } }', { token: two }), ask('{ me { name } }', { token: two, headers: { 'cornerstone-department': 'land' } })]);
    expect(new Set(house.heard.map(({ claims, headers }) => JSON.stringify([claims['sub'], claims['dep'], headers['accept-language']]))).size).toBe(5);
  });

  it('are not equal as of another day, nor with other variables', async () => {
    await open({});
    await Promise.all(['2024-01-01', '2024-02-02', null].map((d) => ask('query($d: Date) { projects(asOf: $d) { code } }', { variables: { d } })));
    expect(house.heard.map(({ claims }) => claims['asof']).sort()).toEqual(['2024-01-01', '2024-02-02', null]);
  });

  it('are never those of mutations', async () => {
    await open({});
    await Promise.all(Array.from({ length: 5 }, () => ask('mutation { reportProgress(code: "P1") { name } }')));
    expect(heard()).toEqual(Array.from({ length: 5 }, () => 'projects'));
  });

  it('are asked anew after a change, and by who comes later', async () => {
    await open({});
    const answer: (() => void)[] = [];
    house.replace('directory', (incoming, outgoing) => { incoming.resume(); answer.push(() => { outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"me":{"name":"x"}}}'); }); });
    const first = ask('{ me { name } }');
    while (answer.length < 1) await delay(1);
    await ask('mutation { reportProgress(code: "P1") { name } }');
    const second = ask('{ me { name } }');
    while (answer.length < 2) await delay(1);
    await delay(10);
    const third = ask('{ me { name } }');
    while (answer.length < 3) await delay(1);
    for (const each of answer) each();
    expect(new Set(await Promise.all([first, second, third])).size).toBe(1);
  });

  it('go on for those who stay when another goes away', async () => {
    await open({});
    const answer: (() => void)[] = [];
    house.replace('directory', (incoming, outgoing) => { incoming.resume(); answer.push(() => { outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"me":{"name":"x"}}}'); }); });
    const going = new AbortController();
    const gone = fetch(`${house.address}/graphql`, { method: 'POST', signal: going.signal, headers: { 'content-type': 'application/json', 'accept-language': 'en', authorization: `Bearer ${one}` }, body: '{"query":"{ me { name } }"}' }).catch(() => 'gone');
    const staying = ask('{ me { name } }');
    while (answer.length === 0) await delay(1);
    going.abort();
    let isAnswered = false;
    void staying.then(() => { isAnswered = true; });
    while (!isAnswered) { for (const each of answer.splice(0)) each(); await delay(1); }
    expect([await gone, await staying]).toEqual(['gone', '{"data":{"me":{"name":"x"}}}\n']);
  });

  it('ask for entities together, and each gets its own', async () => {
    await open({ requests: false });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => ask(`{ ${at % 2 ? 'a' : 'b'}: projects(first: ${at % 3 + 1}) { id mayStart } }`)));
    for (const [at, answer] of answers.entries()) {
      expect(JSON.parse(answer)).toEqual({ data: { [at % 2 ? 'a' : 'b']: Array.from({ length: at % 3 + 1 }, (__, item) => ({ id: `prj_${item + 1}`, mayStart: true })) } });
    }
  });

  it('are asked each by itself where the settings say so', async () => {
    await open({ requests: false, fetches: false, entities: false });
    await Promise.all(Array.from({ length: 5 }, () => ask(LEDGER)));
    expect(house.heard).toHaveLength(10);
    house.heard.length = 0;
    // Entities of one operation are its own business.
    await ask('{ a: projects(first: 2) { mayStart } b: projects(first: 3) { mayStart } }');
    expect(heard()).toEqual(['approvals', 'projects']);
  });
});
