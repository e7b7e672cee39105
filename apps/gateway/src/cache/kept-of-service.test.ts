import type { Fresh } from '@cornerstone/runtime/fresh-question';
import { day } from '@cornerstone/kernel/day';
import { KeptOfService, SILENT_MS, UNSENT_MS } from './kept-of-service';
import { Latest } from './latest';
import { OwnChanges } from './own-changes';
import { UntakenEvents } from './untaken';

describe('events that a service has still to take in', () => {
  it('are taken in by place, partition by partition', () => {
    const untaken = new UntakenEvents(10);
    untaken.heard('a/0', 5, ['one']);
    untaken.heard('a/1', 2, ['one', 'two']);
    untaken.heard('b/0', 0, null);
    expect([untaken.isNone(), untaken.isNoneOf('one'), untaken.isNoneOf('other')]).toEqual([false, false, false]);
    expect(untaken.partitions().sort()).toEqual(['a/0', 'a/1', 'b/0']);
    untaken.stands({ 'a/0': 5, 'a/1': 3, 'b/0': 1 });
    expect([untaken.isNoneOf('one'), untaken.isNoneOf('two'), untaken.isNone()]).toEqual([false, true, false]);
    untaken.stands({ 'a/0': 6 });
    expect([untaken.isNoneOf('one'), untaken.isNone()]).toEqual([true, true]);
  });

  it('are all of it, up to where the streams stood when it was first heard of', () => {
    const untaken = new UntakenEvents(10);
    untaken.beginAt({ 'a/0': 7, 'a/1': 0 });
    untaken.heard('a/0', 7, ['one']);
    untaken.stands({ 'a/0': 7 });
    expect(untaken.isNoneOf('other')).toBe(false);
    untaken.stands({ 'a/0': 8 });
    expect(untaken.isNone()).toBe(true);
  });

  it('are remembered as places alone where they are too many', () => {
    const untaken = new UntakenEvents(3);
    for (let offset = 0; offset < 10; offset += 1) untaken.heard('a/0', offset, [`p${offset}`]);
    untaken.stands({ 'a/0': 9 });
    expect([untaken.isNoneOf('p0'), untaken.partitions()]).toEqual([false, ['a/0']]);
    untaken.stands({ 'a/0': 10 });
    expect([untaken.isNoneOf('p0'), untaken.isNone()]).toEqual([true, true]);
  });
});

describe('the last change of each', () => {
  it('is at least that of what was forgotten', () => {
    const latest = new Latest(4);
    for (let at = 1; at <= 10; at += 1) latest.happened(`p${at}`, at);
    expect(latest.of('p10')).toBe(10);
    expect(latest.of('p1')).toBeGreaterThanOrEqual(1);
    expect(latest.of('never')).toBeLessThan(10);
  });
});

describe('changes that this gateway carried', () => {
  it('are awaited until their events are heard, also where those come first', () => {
    const own = new OwnChanges();
    own.heard('evt_1');
    own.carried({ ids: ['p'], events: ['evt_1'] });
    expect([own.isNone(), own.isNoneOf('p')]).toEqual([true, true]);
    own.carried({ ids: ['p'], events: ['evt_2', 'evt_3'] });
    own.heard('evt_2');
    expect([own.isNone(), own.isNoneOf('p'), own.isNoneOf('q')]).toEqual([false, false, true]);
    own.heard('evt_3');
    expect([own.isNone(), own.isNoneOf('p')]).toEqual([true, true]);
  });
});

describe('what is known of a service', () => {
  let number = 0;
  let state: KeptOfService;
  const fresh = (some: Partial<Fresh> = {}): Fresh => ({ edition: 'e.1', day: day('2024-11-20'), isSettled: true, unsentMs: 0, places: {}, ...some });
  const tell = (some: Partial<Fresh> = {}, at = 1_000): void => { state.told(fresh(some), at, () => (number += 1), () => ({ 'projects.project/0': 4, 'funding.line/0': 9 })); };
  const hear = (ids: string[] | null, { source = 'projects', topic = 'projects.project', offset = 4 } = {}): void => { number += 1; state.heard(number, { source, topic, partition: 0, offset, ids }); };
  beforeEach(() => {
    number = 0;
    state = new KeptOfService('approvals');
    tell({ nature: { hears: ['projects.project'], own: { ApprovalCase: ['state'] } } });
    tell({ places: { 'projects.project/0': 4 } });
  });

  it('begins with all that it hears still to be taken in', () => {
    const other = new KeptOfService('approvals');
    other.told(fresh({ nature: { hears: ['projects.project'], own: {} } }), 0, () => 1, () => ({ 'projects.project/0': 4, 'funding.line/0': 9 }));
    expect([other.hasTakenIn(null), other.untaken.partitions()]).toEqual([false, ['projects.project/0']]);
    other.told(fresh({ places: { 'projects.project/0': 4 } }), 0, () => 1, () => ({}));
    expect(other.hasTakenIn(null)).toBe(true);
  });

  it('changes by what it hears and what it tells, and by nothing else', () => {
    const before = state.lastOf(null);
    hear(['p'], { source: 'funding', topic: 'funding.line' });
    expect([state.lastOf(null), state.hasTakenIn(null)]).toEqual([before, true]);
    hear(['p']);
    expect([state.lastOf(null), state.lastOf('p'), state.hasTakenIn('p'), state.hasTakenIn('q')]).toEqual([number, number, false, true]);
    expect(state.lastOf('q')).toBe(before);
    hear(['q'], { source: 'approvals', topic: 'approvals.case' });
    expect([state.lastOf('q'), state.hasTakenIn('q')]).toEqual([number, true]);
  });

  it('takes an event of no project for one of everything', () => {
    hear(null);
    expect([state.lastOf('q'), state.hasTakenIn('q')]).toEqual([number, false]);
  });

  it('waits while a message is put aside there, though its place lies beyond', () => {
    hear(['p']);
    tell({ places: { 'projects.project/0': 5 }, isSettled: false });
    expect([state.hasTakenIn('p'), state.isSettled()]).toEqual([false, false]);
    tell({ places: { 'projects.project/0': 5 } });
    expect([state.hasTakenIn('p'), state.isSettled()]).toEqual([true, true]);
  });

  it('is another one after a restart, an exchange of copies, another day', () => {
    const before = state.lastOf('p');
    tell({ edition: 'e.2' });
    expect(state.lastOf('p')).toBeGreaterThan(before);
    const then = state.lastOf('p');
    tell({ edition: 'e.2', day: day('2024-11-21') });
    expect(state.lastOf('p')).toBeGreaterThan(then);
  });

  it('is set aside when it is silent, or cannot send what it has to tell', () => {
    expect([state.isLive(1_000 + SILENT_MS - 1), state.isLive(1_000 + SILENT_MS)]).toEqual([true, false]);
    tell({ unsentMs: UNSENT_MS + 1 }, 9_000);
    expect(state.isLive(9_001)).toBe(false);
    tell({}, 9_100);
    expect(state.isLive(9_101)).toBe(true);
  });

  it('is set aside from midnight in Shanghai until it has told which day it has since', () => {
    let clock = Date.parse('2024-11-20T15:59:59.900Z');
    const nightly = new KeptOfService('approvals', () => clock);
    const asked = performance.now();
    const ask = (): void => { nightly.told(fresh(), performance.now(), () => (number += 1), () => ({})); };
    ask();
    expect(nightly.isLive(asked)).toBe(true);
    clock += 200;
    expect(nightly.isLive(asked)).toBe(false);
    ask();
    expect(nightly.isLive(asked)).toBe(true);
  });
});
