import { setTimeout as delay } from 'node:timers/promises';
import { DEMO_ISSUER } from '@cornerstone/runtime/demo-people';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { createLog } from '@cornerstone/runtime/log';
import { databaseUrls } from '@cornerstone/stack/databases';
import { openSecrets } from '@cornerstone/stack/secrets';
import { importJWK, SignJWT } from 'jose';
import pg from 'pg';
import { knownQueries, USUAL } from '../bench/cache/ask-everything';
import { oneMoreGateway, RATES, type OneMore } from '../bench/cache/more-gateways';
import { eventually, RunningHouse } from './running-house';

interface Answered { status: number; text: string; how: string }
interface Letter { service: string; id: number }

const TIMELINE = 'query KeptTimeline($code: String!) { project(code: $code) { id name timeline(first: 1) { totalCount } } }';
/** More lines of it: another question of the service, too. */
const AGAIN = TIMELINE.replace('first: 1', 'first: 2');
const PROJECTS = 'query KeptProjects { projects(first: 100) { nodes { id region { code } } } }';
const isHit = ({ how }: Answered): boolean => how === 'cornerstone; hit';
const linesIn = ({ text }: Answered): number => (JSON.parse(text) as { data: { project: { timeline: { totalCount: number } } } }).data.project.timeline.totalCount;

describe('what the gateway keeps, when something goes wrong 缓存与故障', () => {
  let house: RunningHouse;
  let gateway: OneMore | undefined;
  let [day, id, code] = ['', '', ''];
  beforeAll(async () => {
    house = await RunningHouse.makeDemonstrated();
    house.settings = RATES;
    await house.start();
    gateway = await oneMoreGateway(house, { CACHE: 'answers' });
    const ask = await house.ask('drc');
    day = (await ask<{ clock: { day: string } }>('{ clock { day } }')).clock.day;
    [{ id, code }] = (await ask<{ projects: { nodes: [{ id: string; code: string }] } }>('{ projects(first: 1) { nodes { id code } } }')).projects.nodes;
  }, 900_000);
  afterAll(async () => {
    await gateway?.child.stop();
    await house.remove();
  });

  const asked = async (query: string, variables: object = {}, { token = '', as = 'drc', language = 'en', url = gateway?.url ?? '' } = {}): Promise<Answered> => {
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': language, authorization: `Bearer ${token || await house.token(as)}` }, body: JSON.stringify({ query, variables }) });
    return { status: response.status, text: await response.text(), how: response.headers.get('cache-status') ?? '' };
  };
  const untilKept = (query: string, variables: object = {}, who: Parameters<typeof asked>[2] = {}): Promise<Answered> => eventually(() => asked(query, variables, who), isHit, 25);

  it('gives out what the services answer, for every query of our clients, in both languages', async () => {
    const queries = knownQueries({ ...USUAL, id, code, year: Number(day.slice(0, 4)) });
    let hits = 0;
    const next = queries.entries();
    const differing: string[] = [];
    await Promise.all(Array.from({ length: 6 }, async () => {
      for (const [, { query, variables }] of next) {
        for (const [language, as] of [['zh-CN', 'drc'], ['en', 'drc']] as const) {
          // A service that is late on a busy machine makes another answer, which is not kept.
          const whole = (url?: string): Promise<Answered> => eventually(() => asked(query, variables, { language, as, ...(url !== undefined && { url }) }), (one) => isHit(one) || !one.text.includes('UNAVAILABLE'), 60);
          const told = await whole(house.url);
          for (let time = 0; time < 4; time += 1) {
            const one = await whole();
            if (isHit(one)) hits += 1;
            if (one.text !== told.text) differing.push(`${query.slice(0, 80)} ${language}`);
          }
        }
      }
    }));
    expect(differing).toEqual([]);
    expect(queries.length).toBeGreaterThan(55);
    expect(hits).toBeGreaterThan(queries.length);
  }, 240_000);

  it('gives out nothing of before a restart, nor what it has while the service is away', async () => {
    const before = await untilKept(TIMELINE, { code });
    process.kill((await house.record()).processes['supervision']?.pid ?? 0, 'SIGKILL');
    const seen: Answered[] = [];
    await eventually(async () => { seen.push(await asked(TIMELINE, { code })); return seen; }, (all) => all.some((each) => !isHit(each)), 10);
    const gone = seen.length - 1;
    await eventually(async () => { seen.push(await asked(TIMELINE, { code })); return seen; }, (all) => all.slice(gone).some(isHit), 60);
    const after = seen.slice(gone);
    const [stored, hit] = [after.findIndex(({ how }) => how.endsWith('; stored')), after.findIndex(isHit)];
    // It was asked for anew before it was given out again, and never given out in between.
    expect(stored).toBeGreaterThan(-1);
    expect(hit).toBeGreaterThan(stored);
    expect(after[hit]?.text).toBe(before.text);
    expect(after.some(({ text }) => text.includes('UNAVAILABLE'))).toBe(true);
  }, 120_000);

  it('gives out nothing of before an exchange of copies', async () => {
    const whole = linesIn(await untilKept(TIMELINE, { code }));
    const { database: { host, port } } = await house.record();
    const worker = new pg.Client({ connectionString: databaseUrls(`postgres://${host}:${port}/postgres`, 'supervision', await openSecrets(house.folder)).workerUrl });
    await worker.connect();
    await worker.query('delete from timeline_entry where ctid = (select ctid from timeline_entry where project_id = $1 limit 1)', [id]).finally(() => worker.end());
    // No event tells of what is done to a table by hand.
    expect(linesIn(await untilKept(AGAIN, { code }))).toBe(whole - 1);
    expect(await house.cornerstone('events', 'replay', 'supervision')).toMatchObject({ code: 0 });
    await eventually(() => asked(AGAIN, { code }), (one) => linesIn(one) === whole, 3);
    expect(linesIn(await untilKept(AGAIN, { code }))).toBe(whole);
    expect(linesIn(await asked(TIMELINE, { code }))).toBe(whole);
  }, 120_000);

  it('keeps nothing of a service while a message is put aside there', async () => {
    const whole = linesIn(await untilKept(TIMELINE, { code }));
    const broker = kafkaBroker([(await house.record()).brokers], 'a stranger', createLog('stranger', 'silent'));
    await broker.publish([{ topic: 'projects.project', key: id, value: '{"on":', headers: { ce_id: 'evt_unreadable', ce_type: 'projects.project.completed.v1', ce_specversion: '1.0' } }]).finally(() => broker.close());
    const letters = async (): Promise<Letter[]> => JSON.parse((await house.cornerstone('events', 'dlq', 'list', '--json')).stdout) as Letter[];
    await eventually(letters, (all) => all.some(({ service }) => service === 'supervision'), 25);
    await delay(500);
    const ask = await house.ask('drc');
    await ask('mutation($input: ReportIncidentInput!) { reportIncident(input: $input) { id } }', { input: { projectId: id, kind: 'SAFETY', severity: 'MINOR', what: 'behind what is put aside', happenedOn: day } });
    for (let time = 0; time < 10; time += 1) {
      const { how } = await asked(TIMELINE, { code });
      expect(how).not.toMatch(/hit|stored/);
      await delay(50);
    }
    for (const { service, id: letter } of await letters()) expect(await house.cornerstone('events', 'dlq', 'drop', `${service}/${letter}`, '--reason', 'it is none')).toMatchObject({ code: 0 });
    await eventually(() => asked(TIMELINE, { code }), (one) => linesIn(one) > whole, 25);
    const now = await untilKept(TIMELINE, { code });
    expect(now.text).toBe((await asked(TIMELINE, { code }, { url: house.url })).text);
  }, 120_000);

  it('gives nobody what they may see no longer', async () => {
    const key = (await openSecrets(house.folder)).demonstration.privateJwk;
    const guest = async (regions: string[] | '*'): Promise<string> => new SignJWT({ departments: ['dep_410000_supervision_office'], regions, roles: ['sup'] })
      .setProtectedHeader({ alg: 'EdDSA', kid: key['kid'] ?? '' }).setSubject('per_guest').setIssuer(DEMO_ISSUER).setAudience('cornerstone').setExpirationTime('1h').sign(await importJWK(key, 'EdDSA'));
    const [wide, narrow] = [await guest('*'), await guest(['410000.410100'])];
    const all = await untilKept(PROJECTS, {}, { token: wide });
    const regionsIn = ({ text }: Answered): string[] => (JSON.parse(text) as { data: { projects: { nodes: { region: { code: string } | null }[] } } }).data.projects.nodes.map(({ region }) => region?.code ?? '');
    expect(regionsIn(all).some((region) => !region.startsWith('4101'))).toBe(true);
    const few = [await asked(PROJECTS, {}, { token: narrow }), await asked(PROJECTS, {}, { token: narrow }), await untilKept(PROJECTS, {}, { token: narrow })];
    for (const each of few) expect(each.text).toBe((await asked(PROJECTS, {}, { token: narrow, url: house.url })).text);
    expect(few[2]?.text).not.toBe(all.text);
    expect((await asked(PROJECTS, {}, { token: wide })).text).toBe(all.text);
  }, 60_000);

  it('answers one who is disabled no more, though an answer is kept for them', async () => {
    const who = { as: 'clerk.ly' };
    await untilKept(PROJECTS, {}, who);
    const dev = await house.ask('ops');
    const person = 'per_0193a000-0002-7000-8000-000000000002';
    await dev('mutation($input: DisablePersonInput!) { disablePerson(input: $input) { id } }', { input: { id: person, reason: 'left' } });
    await eventually(() => asked(PROJECTS, {}, who), ({ status }) => status !== 200, 10);
    for (let time = 0; time < 20; time += 1) expect((await asked(PROJECTS, {}, who)).status).not.toBe(200);
    await dev('mutation($input: EnablePersonInput!) { enablePerson(input: $input) { id } }', { input: { id: person, reason: 'came back' } });
    await eventually(() => asked(PROJECTS, {}, who), ({ status }) => status === 200, 10);
  }, 60_000);
});
