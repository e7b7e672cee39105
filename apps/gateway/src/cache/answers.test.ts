import type { Known } from '@cornerstone/executor/operations';
import { addDays, day } from '@cornerstone/kernel/day';
import type { Fresh } from '@cornerstone/runtime/fresh-question';
import { createLog } from '@cornerstone/runtime/log';
import { person } from '@cornerstone/testing/people';
import { until } from '@cornerstone/testing/until';
import { written } from '../answers';
import type { Asking } from '../asking';
import { changes as carriedHere, carriedUnknown } from '../changes';
import type { Delivered } from '../streams/delivered';
import type { Hub, Listener } from '../streams/hub';
import type { CacheWatch } from './cache-watch';
import { openCache, type Cache, type CacheMode } from './cache';

const OPERATION = { operation: { operation: 'query' } } as Known;
const OTHER = { operation: { operation: 'query' } } as Known;
const TOPIC = 'projects.project';
const VARIABLES = { code: 'P1' };
const FETCH = 'query($representations:[_Any!]!){_entities(representations:$representations){... on Project { name }}}';
const project = (id: string): string => `{"__typename":"Project","id":"${id}"}`;

describe('whole answers that the gateway keeps 整份应答缓存', () => {
  let listener: Listener;
  let upTo: () => number;
  let fresh: Partial<Fresh>;
  let offset: number;
  let counts: Record<string, number>;
  let cache: Cache;
  const asked = { projects: 0, approvals: 0 };

  const open = async (mode: CacheMode = 'answers'): Promise<void> => {
    const hub: Hub = { places: () => ({ [TOPIC]: [0], 'approvals.case': [0] }), upTo: () => upTo(), stop: async () => undefined, listen: (heard) => { listener = heard; return () => undefined; } };
    const watch: CacheWatch = { asked: () => undefined, holds: () => undefined, heard: () => undefined, answered: (how) => { counts[how] = (counts[how] ?? 0) + 1; }, checked: (_, how) => { counts[how] = (counts[how] ?? 0) + 1; } };
    const ask = ({ name }: { name: string }) => ({ close: async () => undefined, ask: async (): Promise<Fresh> => {
      asked[name as 'projects'] += 1;
      return { edition: 'e.1', day: day('2024-11-20'), isSettled: true, unsentMs: 0, places: {}, nature: name === 'projects' ? { hears: [], own: { Project: ['name'] } } : { hears: [TOPIC], own: {} }, ...fresh };
    } });
    cache = openCache({ hub, services: ['projects', 'approvals'].map((name) => ({ name, url: 'http://nowhere', key: '' })), mode, bytes: 1_000_000, watch, log: createLog('test', 'silent'), ask });
    // Nothing is known of a service before it was asked for something.
    const before = { ...asked };
    for (const name of ['projects', 'approvals'] as const) cache.over(name, FETCH, '', asking());
    await until(async () => asked.projects > before.projects && asked.approvals > before.approvals);
  };
  beforeEach(async () => {
    [offset, counts, fresh, upTo] = [0, {}, {}, () => performance.now()];
    await open();
  });
  afterEach(() => cache.stop());

  const asking = (some: Partial<Asking> = {}): Asking => ({ actor: person('drc'), language: 'zh', asOf: null, traceparent: '', silent: new Set(), budget: null as never, cost: 3, ...some });
  const hear = (ids: string[] | null, topic = TOPIC): void => listener({ topic, partition: 0, offset: offset++, at: Date.now(), size: 1, json: () => '', event: { id: `evt_${offset}`, aggregateId: ids?.[0] ?? 'x', time: '2024-11-20T00:00:00Z', projectId: ids?.[1] ?? ids?.[0] ?? null } as unknown as Delivered['event'] });
  const drc = person('drc');
  const mine = (): Asking => asking({ actor: drc });
  /** Asked as the short way asks: what it is made of is asked for while it is being written down. */
  const make = (text: string, of: (one: Asking) => void = (one) => { cache.asks('approvals', one); }, one = mine(), known = OPERATION, variables: object = VARIABLES): Asking => {
    const key = cache.answers?.keyOf(known, { ...variables }, one) ?? '';
    cache.answers?.find(key, one);
    cache.answers?.begin(key, one);
    of(one);
    cache.answers?.keep(written(text), one);
    return one;
  };
  const found = (one = mine(), known = OPERATION, variables: object = VARIABLES): string | null => cache.answers?.find(cache.answers.keyOf(known, { ...variables }, one), one)?.written.text ?? null;
  const ofRows = (...ids: string[]) => (one: Asking): void => { const keeping = cache.over('projects', FETCH, '', one); for (const id of ids) keeping?.find(project(id)); };

  it('are, where there is no room any more, those that are asked for again', () => {
    const makeLong = (code: string): boolean => make('x'.repeat(9_000), undefined, mine(), OPERATION, { code }).kept?.isStored === true;
    let many = 0;
    while (makeLong(`K${many}`)) many += 1;
    expect(many).toBeGreaterThan(20);
    expect([makeLong('once'), found(mine(), OPERATION, { code: 'once' }), found(mine(), OPERATION, { code: 'K0' })?.length]).toEqual([false, null, 9_000]);
    expect([makeLong('once'), found(mine(), OPERATION, { code: 'once' })?.length]).toEqual([true, 9_000]);
  });

  it('are given out as they came, with what they cost, until something is known to have changed there', () => {
    expect(make('one').kept).toMatchObject({ answer: 'miss', isStored: true });
    const one = mine();
    expect(cache.answers?.find(cache.answers.keyOf(OPERATION, VARIABLES, one), one)).toMatchObject({ written: { text: 'one' }, cost: 3 });
    expect(one.kept?.answer).toBe('hit');
    hear(['p'], 'approvals.case');
    expect(found()).toBeNull();
    expect(counts).toEqual({ miss: 2, hit: 1 });
  });

  it('are one person\'s, in one language, of one question', () => {
    make('one');
    expect([found(asking({ actor: person('sup') })), found(asking({ actor: drc, language: 'en' })), found(mine(), OTHER), found(mine(), OPERATION, { code: 'P2' }), found()]).toEqual([null, null, null, null, 'one']);
  });

  it('are never given to the same person with other rights', () => {
    make('one');
    const narrower = { ...drc, regions: drc.regions === '*' ? ['/41/4101/'] : drc.regions.slice(1) };
    for (const actor of [narrower, { ...drc, roles: [] }, { ...drc, departments: [] }, { ...drc, departmentId: 'other' }]) expect(found(asking({ actor }))).toBeNull();
    // Another object, the same rights.
    expect(found(asking({ actor: { ...drc } }))).toBe('one');
  });

  it('hold while events are of other rows, where they are of own rows alone', () => {
    make('two rows', ofRows('prj_1', 'prj_2'));
    hear(['prj_3']);
    expect(found()).toBe('two rows');
    hear(['issue_1', 'prj_2']);
    expect(found()).toBeNull();
    make('two rows', ofRows('prj_1', 'prj_2'));
    hear(null);
    expect(found()).toBeNull();
  });

  it('end with what any of their services tells or hears, and with nothing else', () => {
    make('both', (one) => { cache.asks('approvals', one); ofRows('prj_1')(one); });
    hear(['x'], 'funding.line');
    expect(found()).toBe('both');
    hear(['prj_7']);
    expect(found()).toBeNull();
  });

  it('are not kept where something became known while they were asked for', () => {
    for (const meanwhile of [() => { hear(['p'], 'approvals.case'); }, () => { cache.touched('p;evt_77'); }, () => { cache.touched(null); }, carriedUnknown]) {
      expect(make('late', (one) => { cache.asks('approvals', one); meanwhile(); }).kept?.isStored).toBeUndefined();
      expect(found()).toBeNull();
    }
  });

  it('are not kept while a service has still to take in what was heard', async () => {
    make('before', (one) => { cache.asks('approvals', one); });
    hear(['p']);
    expect([found(), make('between').kept?.isStored]).toEqual([null, undefined]);
    fresh = { places: { [`${TOPIC}/0`]: offset }, nature: undefined as never };
    await until(async () => make('after').kept?.isStored === true);
    expect(found()).toBe('after');
  });

  it('are not kept after a change that was carried here, before its event is heard', () => {
    make('before', ofRows('prj_1'));
    cache.touched('prj_1;evt_1');
    expect([found(), make('between', ofRows('prj_1')).kept?.isStored, make('another', ofRows('prj_2')).kept?.isStored]).toEqual([null, undefined, true]);
    hear(['prj_1']);
    expect(make('after', ofRows('prj_1')).kept?.isStored).toBe(true);
  });

  it('end with a message that was missed, and with a change of which nobody tells', () => {
    make('one');
    hear(['x'], 'funding.line');
    offset += 1;
    hear(['x'], 'funding.line');
    expect(found()).toBeNull();
    make('two');
    carriedUnknown();
    expect(found()).toBeNull();
  });

  it('end with another edition, and with another day', async () => {
    make('one');
    fresh = { edition: 'e.2' };
    await until(async () => found() === null);
    make('two');
    fresh = { edition: 'e.2', day: addDays(day('2024-11-20'), 1) };
    await until(async () => found() === null);
  });

  it('are set aside while the streams are not heard or a service does not say how things stand, and hold again', async () => {
    make('one');
    upTo = () => -Infinity;
    expect([found(), counts['aside']]).toEqual([null, 1]);
    expect(make('two').kept?.isStored).toBeUndefined();
    upTo = () => performance.now();
    expect(found()).toBe('one');
    fresh = { unsentMs: 5_000 };
    await until(async () => found() === null);
    const one = mine();
    expect([found(one), one.kept?.answer]).toEqual([null, 'aside']);
    fresh = {};
    await until(async () => found() === 'one');
  });

  it('are not kept where they are made of nothing, of a service nobody knows, or by one who joined another', () => {
    expect(make('nothing', () => undefined).kept?.isStored).toBeUndefined();
    expect(make('unknown', (one) => { cache.asks('approvals', one); cache.asks('events', one); }).kept?.isStored).toBeUndefined();
    expect(make('unknown, too', (one) => { cache.asks('approvals', one); cache.over('events', FETCH, '', one); }).kept?.isStored).toBeUndefined();
    const joined = mine();
    found(joined);
    cache.answers?.keep(written('joined'), joined);
    expect(found()).toBeNull();
  });

  it('are not said to be stored where they are too large for it', () => {
    const large = 'x'.repeat(200_000);
    expect([make(large).kept?.isStored, found(), make('small').kept?.isStored, found()]).toEqual([undefined, null, true, 'small']);
  });

  it('are only compared where that is wished: what differs and nobody would have known is told', async () => {
    await cache.stop();
    await open('check');
    make('one');
    expect(found()).toBeNull();
    make('one');
    expect(counts).toMatchObject({ same: 1 });
    make('another');
    hear(['p'], 'approvals.case');
    make('third');
    make('fourth');
    await until(async () => counts['different'] === 1);
    expect(counts).toMatchObject({ same: 1, overtaken: 1, different: 1 });
  }, 30_000);

  it('are none where only entities are kept', async () => {
    await cache.stop();
    await open('entities');
    expect(cache.answers).toBeNull();
  });

  it('join nothing from before whatever has got a number', () => {
    for (const change of [() => { hear(['p']); }, () => { cache.touched('p;evt_9'); }, () => { cache.touched(null); }]) {
      const before = carriedHere.carried;
      change();
      expect(carriedHere.carried).toBeGreaterThan(before);
    }
  });
});
