import { readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@cornerstone/testing/until';
import { openSmallHouse, type SmallHouse } from './small-house.fixture';
import { listen } from './streams/events.fixture';
import { subscribe } from './subscriptions/clients.fixture';

describe.each(['compiled', 'plain'] as const)('another supergraph in the file, executor %s 更换超图', (executor) => {
  let house: SmallHouse;
  let file: string;
  let before: string;
  beforeAll(async () => {
    house = await openSmallHouse({ executor });
    file = join(house.folder, 'supergraph.graphql');
    before = readFileSync(file, 'utf8');
  });
  afterAll(() => house.stop());
  afterEach(async () => {
    writeFileSync(file, before);
    await until(async () => (await house.ask(NOTE)).errors.length === 0);
  });

  const NOTE = '{ project(code: "P1") { code note } }';
  const NAME = '{ project(code: "P1") { code name } }';
  /** Without `Project.note`, and in one go, as whoever composes it should write it. */
  const withoutNote = (): string => before.replaceAll(/^ +note\b.*\n/gm, '');
  const put = (text: string): void => { writeFileSync(`${file}.new`, text); renameSync(`${file}.new`, file); };
  const counted = async (outcome: string): Promise<number> => Number(new RegExp(`gateway_supergraphs_total\\{outcome="${outcome}"\\} (\\d+)`).exec(await (await fetch(`${house.address}/metrics`)).text())?.[1] ?? 0);
  const isWithoutNote = async (): Promise<boolean> => /Cannot query field|查询字段|note/.test((await house.ask(NOTE)).errors[0]?.message ?? '');

  it('is served from then on, and nobody who asks meanwhile is refused', async () => {
    expect((await house.ask(NOTE)).errors).toEqual([]);
    const answers: { status: number; data: unknown }[] = [];
    let isOver = false;
    const asking = Array.from({ length: 4 }, async () => { while (!isOver) answers.push(await house.ask(NAME)); });
    put(withoutNote());
    await until(isWithoutNote);
    isOver = true;
    await Promise.all(asking);
    expect(answers.length).toBeGreaterThan(4);
    expect(new Set(answers.map(({ status, data }) => JSON.stringify([status, data])))).toEqual(new Set([JSON.stringify([200, { project: { code: 'P1', name: 'Project 1' } }])]));
    expect(await counted('swapped')).toBeGreaterThan(0);
  });

  it('is planned for before it is served: what was asked before goes the short way at once', async () => {
    for (let time = 0; time < 2; time += 1) await house.ask(NAME);
    put(withoutNote());
    await until(isWithoutNote);
    const short = house.short();
    await house.ask(NAME);
    expect(house.short() - short).toBe(executor === 'compiled' ? 1 : 0);
  });

  it.each<[string, (text: string) => string]>([
    ['no GraphQL', () => 'type'], ['nothing', () => ''], ['a schema that is none of federation', () => 'type Query { project: ID }'], ['one of other services', (text) => text.replaceAll('"approvals"', '"archive"')],
    ['one whose types do not hold', (text) => text.replace(/^ +note\b.*\n/m, '  note: Nowhere @join__field(graph: PROJECTS)\n')],
  ])('is refused where it is %s, and the one before is served on', async (_, change) => {
    const refused = await counted('refused');
    put(change(before));
    await until(async () => (await counted('refused')) > refused);
    expect((await house.ask(NOTE)).errors).toEqual([]);
    expect((await house.ask(NAME)).data).toEqual({ project: { code: 'P1', name: 'Project 1' } });
  });

  it('is left alone where its text is the one that is served', async () => {
    const was = [await counted('swapped'), await counted('refused')];
    put(before);
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    expect([await counted('swapped'), await counted('refused')]).toEqual(was);
  });

  it('costs what it costs by itself', async () => {
    const cheap = 'query($n: Int) { projects(first: $n) { code } }';
    const costOf = async (): Promise<string | null> => (await fetch(`${house.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await house.token('drc')}` }, body: JSON.stringify({ query: NAME }) })).headers.get('cornerstone-cost');
    for (let time = 0; time < 2; time += 1) await house.ask(cheap, { variables: { n: 2 } });
    const one = await costOf();
    const swapped = await counted('swapped');
    // A project becomes a list of them: the same words ask for more.
    put(before.replace(/^( +project\([^)]*\)): Project\b/m, '$1: [Project!]'));
    await until(async () => (await counted('swapped')) > swapped);
    expect([one, await costOf()]).toEqual(['1', '3']);
  });

  it('ends subscriptions, so that they come again, and no stream of events', async () => {
    await until(() => house.streams.hub.places() !== null);
    const bearer = { authorization: `Bearer ${await house.token('drc')}`, 'accept-language': 'en' };
    const events = await listen(`${house.address}/events/stream`, bearer);
    const sse = await listen(`${house.address}/graphql?query=${encodeURIComponent('subscription { events { id } }')}`, { ...bearer, accept: 'text/event-stream' });
    const ws = await subscribe(house, 'graphql-ws', 'subscription { events { id } }');
    put(withoutNote());
    await Promise.all([sse.ended, ws.over]);
    expect([ws.failure, sse.heard.length, events.heard.filter(({ event }) => event === 'dropped')]).toMatchObject([{ code: 1001 }, 1, []]);
    await until(isWithoutNote);
    const again = await subscribe(house, 'graphql-ws', 'subscription { events { id } }');
    expect(again.failure).toBeNull();
    await Promise.all([ws.stop(), again.stop()]);
    events.stop();
  });

  it('is waited for where the file is gone for a while', async () => {
    rmSync(file);
    await new Promise((resolve) => { setTimeout(resolve, 150); });
    // What the disk says of this is no plain absence.
    symlinkSync(file, file);
    await new Promise((resolve) => { setTimeout(resolve, 150); });
    expect((await house.ask(NOTE)).errors).toEqual([]);
    put(withoutNote());
    await until(isWithoutNote);
  });
});
