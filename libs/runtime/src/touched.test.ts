import { day } from '@cornerstone/kernel/day';
import { aBridge, begun, Bridge, openBridges, opened, type Bridges } from '@cornerstone/testing/bridges';
import { person } from '@cornerstone/testing/people';
import fc from 'fast-check';
import { createClock } from './clock';
import { Preview } from './preview';
import { enter, record } from './record';
import { Request } from './request';
import { load } from './rows';
import { ANYTHING, readTouched, touchedText, type ChangeMade } from './touched';
import { query } from './transaction';

const recorded = (ids: readonly string[], events: readonly string[]): ChangeMade => ({ ids: new Set(ids), events: [...events] });

describe('what an answer tells of its mutations 变更告知', () => {
  it.each<[string, readonly ChangeMade[], string]>([
    ['nothing was asked', [], ''], ['nothing was changed', ['nothing', 'nothing'], ''], ['one recorded', [recorded(['prj_1'], ['evt_1'])], 'prj_1;evt_1'],
    ['several recorded', [recorded(['prj_1', 'iss_1'], ['evt_1']), 'nothing', recorded(['prj_1'], ['evt_2', 'evt_3'])], 'prj_1,iss_1;evt_1,evt_2,evt_3'],
    ['one of which no event tells', [recorded(['prj_1'], ['evt_1']), 'unrecorded'], ANYTHING], ['one that was done before', ['unknown', recorded(['prj_1'], ['evt_1'])], ANYTHING],
  ])('%s', (_, changes, text) => { expect(touchedText(changes)).toBe(text); });

  it('is anything, where it would be too long for a header', () => {
    const many = (count: number): ChangeMade => recorded(['prj_1'], Array.from({ length: count }, (_, at) => `evt_${at}`));
    expect(readTouched(touchedText([many(199)]))?.events).toHaveLength(199);
    expect(touchedText([many(200)])).toBe(ANYTHING);
    expect(touchedText([many(100), many(100)])).toBe(ANYTHING);
  });

  it.each([undefined, ANYTHING, ';', 'prj_1', 'prj_1;', ';evt_1', 'prj_1;evt_1;more', '*;*;*'])('%s is not understood: anything may have changed', (text) => { expect(readTouched(text)).toBeNull(); });

  it('is read as it was written, whatever the ids are', () => {
    const name = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 20 }), fc.uniqueArray(name, { minLength: 1, maxLength: 20 }), (ids, events) => {
      const text = touchedText([recorded(ids, events)]);
      expect(text).toMatch(/^[\x21-\x7e]*$/);
      expect(readTouched(text)).toEqual({ ids, events });
    }));
  });
});

describe('what a mutation has changed, on a real database 变更告知', () => {
  let bridges: Bridges;
  let unrecorded = 0;
  const clock = createClock();
  clock.moveTo(day('2024-11-20'));
  beforeAll(async () => { bridges = await openBridges(); });
  afterAll(() => bridges.close());

  const asking = async (work: (request: Request) => Promise<unknown>): Promise<string | null> => {
    const request = new Request({ source: bridges.app, service: 'projects', clock, wakeRelay: () => undefined, unrecorded: () => { unrecorded += 1; } }, person('clerk.zz'), null, null);
    await work(request).catch(() => undefined).finally(() => request.close());
    return request.touched();
  };
  const entered = (): Promise<Bridge> => bridges.as('drc', (tx) => enter(tx, Bridge, aBridge(), [begun()]));
  const open = (request: Request, id: string, key?: string): Promise<Bridge> => request.mutate('reportStart', Bridge, { id }, key, async (tx) => record(tx, await load(tx, Bridge, id), [opened()]));
  const lastEvents = (id: string): Promise<{ id: string }[]> => bridges.worker.query('select id from event where aggregate_id = $1 and aggregate_version > 1', [id]);

  it('is told by its ids and its events, those of several together', async () => {
    const [one, other] = [await entered(), await entered()];
    const touched = await asking(async (request) => { await open(request, one.id); await open(request, other.id); });
    const events = [...await lastEvents(one.id), ...await lastEvents(other.id)].map(({ id }) => id);
    expect(readTouched(touched ?? '*')).toEqual({ ids: [one.id, other.id], events });
  });

  it('is nothing where it was refused, taken back, or only tried', async () => {
    const { id } = await entered();
    expect(await asking((request) => request.mutate('registerProject', Bridge, { id }, null, () => Promise.reject(new Error('not reached'))))).toBe('');
    expect(await asking((request) => request.mutate('reportStart', Bridge, { id }, null, async (tx) => { throw new Preview(await record(tx, await load(tx, Bridge, id), [opened()])); }))).toBe('');
    expect(await asking((request) => request.mutate('reportStart', Bridge, { id }, null, async (tx) => { await record(tx, await load(tx, Bridge, id), [opened()]); throw new Error('after all'); }))).toBe('');
    expect([await lastEvents(id), unrecorded]).toEqual([[], 0]);
  });

  it('is anything where no event tells of it, and the service has another edition', async () => {
    const bridge = await entered();
    expect(await asking((request) => request.mutate('reportStart', Bridge, { id: bridge.id }, null, async (tx) => { await query(tx, 'select 1'); return bridge; }))).toBe(ANYTHING);
    expect(unrecorded).toBe(1);
  });

  it('is anything where the same key has done it before: whoever did may not have heard', async () => {
    const { id } = await entered();
    expect(readTouched(await asking((request) => open(request, id, 'once')) ?? '*')?.ids).toEqual([id]);
    expect(await asking((request) => open(request, id, 'once'))).toBe(ANYTHING);
    expect(await lastEvents(id)).toHaveLength(1);
  });

  it('is not told of what only reads', async () => {
    expect(await asking(async (request) => { request.onlyReads(); await request.read(); })).toBeNull();
  });
});
