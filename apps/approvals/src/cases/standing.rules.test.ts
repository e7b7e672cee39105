import { day, type Day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { catalogueOfFile } from '../catalogue/catalogue.file';
import type { Listed } from '../catalogue/catalogue.rules';
import { closedOn } from './decide.rules';
import { itemDue } from './due.rules';
import { readiness, settledOn, standingsOf, type Decision, type Item } from './standing.rules';

const on = day('2024-09-10');
const item = (procedure: string, decision: Decision | null = null, decidedOn: Day = on, caseId = 'apv_1'): Item => ({ caseId, procedure, decision, decidedOn: decision === null ? null : decidedOn });

describe('prerequisites 前置条件 (A1)', () => {
  let catalogue: Map<string, Listed>;
  beforeAll(async () => { catalogue = new Map((await catalogueOfFile()).map((row) => [row.code, row])); });
  const ready = (procedure: string, items: Item[], kind: 'APPROVAL' | 'FILING' = 'FILING') => readiness(procedure, kind, day('2024-09-02'), catalogue, standingsOf(items));

  it('lets procedures without prerequisites run in parallel from the day of acceptance', () => {
    expect(ready('L04', [])).toEqual({ waitsFor: [], since: '2024-09-02' });
  });

  it('waits for the one of several decisions that applies to the kind of project', () => {
    expect(ready('L21', [item('L20', 'GRANTED')]).waitsFor).toEqual(['L04']);
    expect(ready('L21', [item('L20', 'GRANTED')], 'APPROVAL').waitsFor).toEqual(['L02']);
  });

  it('asks for a conditional prerequisite only where it is applied for', () => {
    expect(ready('L21', [item('L04', 'GRANTED')])).toEqual({ waitsFor: [], since: on });
    expect(ready('L21', [item('L04', 'GRANTED'), item('L20')]).waitsFor).toEqual(['L20']);
    expect(ready('L02', [item('L01', 'GRANTED')], 'APPROVAL').waitsFor).toEqual([]);
    expect(ready('J05', []).waitsFor).toEqual([]);
  });

  it('waits for an unconditional one that nobody has applied for', () => {
    expect(ready('G02', [item('L20', 'GRANTED')]).waitsFor).toEqual(['G01']);
  });

  it('is met by any one granted, or by all that were applied for waived, never by a refusal', () => {
    expect(settledOn(['J02', 'J03'], standingsOf([item('J02'), item('J03', 'GRANTED')]))).toBe(on);
    expect(settledOn(['J02', 'J03'], standingsOf([item('J02'), item('J03', 'WAIVED')]))).toBeNull();
    expect(settledOn(['J02', 'J03'], standingsOf([item('J02', 'WAIVED'), item('J03', 'WAIVED')]))).toBe(on);
    expect(settledOn(['J02'], standingsOf([item('J02', 'REFUSED')]))).toBeNull();
    expect(settledOn(['J02'], standingsOf([]))).toBeNull();
  });

  it('takes the best answer of a procedure over all applications of the project, in whatever order they come', () => {
    fc.assert(fc.property(fc.shuffledSubarray([item('L20', 'REFUSED', on, 'a'), item('L20', null, on, 'b'), item('L20', 'GRANTED', on, 'c')], { minLength: 3 }), (items) => {
      expect(standingsOf(items).get('L20')?.caseId).toBe('c');
    }));
    expect(standingsOf([item('L20', 'REFUSED', on, 'a'), item('L20', null, on, 'b')]).get('L20')?.decision).toBeNull();
  });

  it('is due by its own law: working days, calendar days, at once, or with the case', () => {
    const due = (code: string, since: Day | null) => itemDue(catalogue.get(code), { waitsFor: [], since }, day('2024-10-30'), [], on);
    expect(due('L05', day('2024-09-02'))).toBe('2024-09-30');
    expect(due('L08', day('2024-09-02'))).toBe('2024-10-02');
    expect(due('L04', day('2024-09-02'))).toBe('2024-09-02');
    expect(due('L01', day('2024-09-02'))).toBe('2024-10-30');
    expect(due('S05', null)).toBeNull();
  });

  it('ends the clock with the last decision before completion', () => {
    expect(closedOn([item('L04', 'GRANTED'), item('L20'), item('J01')], catalogue)).toBeNull();
    expect(closedOn([item('L04', 'GRANTED'), item('L20', 'WAIVED', day('2024-09-12')), item('J01')], catalogue)).toBe('2024-09-12');
    expect(closedOn([item('J01')], catalogue)).toBeNull();
    expect(closedOn([item('J01', 'GRANTED')], catalogue)).toBe(on);
  });
});
