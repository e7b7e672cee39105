import { addDays, day, type Day } from '@cornerstone/kernel/day';
import { isWorkingDay } from '@cornerstone/kernel/working-days';
import fc from 'fast-check';
import { cycleIn, inOrder, lateOn, place, type Step } from './network.rules';

const step = (name: string, durationDays: number, predecessors: string[] = [], extra: Partial<Step> = {}): Step => ({ name, durationDays, unit: 'CALENDAR', predecessors, due: null, ...extra });
const due = day('2024-09-30');

/** Steps whose predecessors stand before them, of any shape; days are those of 2024 and 2025, whose holidays are known. */
const networks = fc.array(fc.record({ durationDays: fc.integer({ min: 0, max: 40 }), working: fc.boolean(), before: fc.array(fc.nat({ max: 20 }), { maxLength: 3 }) }), { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map(({ durationDays, working, before }, at): Step => step(`n${at}`, durationDays, [...new Set(before.filter((each) => each < at).map((each) => `n${each}`))], { unit: working ? 'WORKING' : 'CALENDAR' })));
const starts = fc.integer({ min: -400, max: 500 }).map((days) => addDays(day('2025-06-30'), -days));

describe('schedule milestones backwards 倒排工期 (P5)', () => {
  it('counts back from the due date, each before those that wait for it', () => {
    const placed = place([step('基础', 30), step('主体', 60, ['基础']), step('安装', 20, ['主体']), step('绿化', 10, ['基础']), step('验收', 0, ['安装', '绿化'])], due, null);
    expect(placed.map(({ name, latestStart, due: latest, slack, critical }) => [name, latestStart, latest, slack, critical])).toEqual([
      ['基础', '2024-06-13', '2024-07-12', 0, true], ['主体', '2024-07-13', '2024-09-10', 0, true], ['绿化', '2024-09-21', '2024-09-30', 70, false], ['安装', '2024-09-11', '2024-09-30', 0, true], ['验收', '2024-09-30', '2024-09-30', 0, true],
    ].toSorted(([, , a], [, , b]) => (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0)));
  });

  it('counts working days by the calendar: nothing is done in the holidays of October, a Saturday made up for counts', () => {
    // 1 to 7 October 2024 are free, Sunday 29 September and Saturday 12 October are worked.
    const [placed] = place([step('调试', 3, [], { unit: 'WORKING' })], day('2024-10-07'), null);
    expect(placed).toMatchObject({ latestStart: '2024-09-27', due: '2024-10-07', earliestFinish: '2024-09-30', slack: 0, critical: true, provisional: false });
    expect(place([step('调试', 1, [], { unit: 'WORKING' })], day('2024-10-13'), null)[0]).toMatchObject({ latestStart: '2024-10-12' });
  });

  it('says what rests on holidays that are not published yet', () => {
    expect(place([step('调试', 5, [], { unit: 'WORKING' })], day('2031-10-10'), null)[0]?.provisional).toBe(true);
    expect(place([step('调试', 5)], day('2031-10-10'), null)[0]?.provisional).toBe(false);
  });

  it('gives slack from the day on which work can begin, and says what is too late', () => {
    const steps = [step('基础', 30), step('主体', 60, ['基础'])];
    expect(place(steps, due, day('2024-06-03')).map(({ earliestStart, earliestFinish, slack, critical }) => [earliestStart, earliestFinish, slack, critical])).toEqual([['2024-06-03', '2024-07-02', 30, false], ['2024-07-03', '2024-08-31', 30, false]]);
    expect(place(steps, due, day('2024-07-13')).map(({ slack, critical }) => [slack, critical])).toEqual([[-10, true], [-10, true]]);
  });

  it('keeps a milestone\'s own due date, and all that it waits for', () => {
    const placed = place([step('批复', 10), step('开工', 0, ['批复'], { due: day('2024-03-31') }), step('竣工', 90, ['开工'])], due, null);
    expect(placed.map((each) => each.due)).toEqual(['2024-03-31', '2024-03-31', '2024-09-30']);
  });

  it('never ends after the due date when everything begins at its latest', () => {
    fc.assert(fc.property(networks, (steps) => {
      const placed = new Map(place(steps, due, null).map((each) => [each.name, each]));
      for (const { name, predecessors, durationDays, unit } of steps) {
        const own = placed.get(name);
        if (!own) throw new Error(name);
        let last: Day = durationDays === 0 ? own.latestStart : addDays(own.latestStart, -1);
        for (let left = durationDays; left > 0;) { last = addDays(last, 1); if (unit === 'CALENDAR' || isWorkingDay(last)) left -= 1; }
        expect(last <= own.due && own.due <= due).toBe(true);
        for (const each of predecessors) expect((placed.get(each)?.due ?? due) <= own.latestStart).toBe(true);
      }
    }), { numRuns: 60 });
  });

  it('has no negative slack exactly where all can be done in time, and critical ones then have none', () => {
    fc.assert(fc.property(networks, starts, (steps, startsOn) => {
      const placed = place(steps, due, startsOn);
      const feasible = placed.every(({ earliestFinish }) => earliestFinish <= due);
      expect(placed.every(({ slack }) => slack >= 0)).toBe(feasible);
      if (feasible) for (const { critical, slack } of placed) expect(critical).toBe(slack === 0);
    }), { numRuns: 60 });
  });

  it('has a critical one from the latest possible start, and none of them is late', () => {
    fc.assert(fc.property(networks, (steps) => {
      const placed = place(steps, due, null);
      expect(placed.every(({ slack }) => slack >= 0)).toBe(true);
      expect(placed.some(({ critical, slack }) => critical && slack === 0)).toBe(true);
    }), { numRuns: 60 });
  });

  it('names the cycle, and finds none in an order', () => {
    expect(cycleIn([step('a', 1, ['c']), step('b', 1, ['a']), step('c', 1, ['b']), step('d', 1, ['a'])])).toEqual(['a', 'b', 'c', 'a']);
    expect(cycleIn([step('a', 1, ['a'])])).toEqual(['a', 'a']);
    fc.assert(fc.property(networks, (steps) => {
      expect(cycleIn(steps)).toBeNull();
      const names = inOrder(steps)?.map(({ name }) => name) ?? [];
      for (const { name, predecessors } of steps) for (const each of predecessors) expect(names.indexOf(each)).toBeLessThan(names.indexOf(name));
    }));
  });

  it('is late when its day has passed or what it waits for is late, and not once it is done', () => {
    const steps = [step('基础', 30), step('主体', 60, ['基础']), step('绿化', 10)];
    const dues = new Map(place(steps, due, null).map((each) => [each.name, each.due]));
    const late = (on: string, done: [string, Day][] = []) => [...lateOn(steps, dues, new Map(done), day(on))];
    expect(late('2024-08-01')).toEqual([]);
    expect(late('2024-08-02')).toEqual(['基础', '主体']);
    expect(late('2024-08-02', [['基础', day('2024-07-31')]])).toEqual([]);
    expect(late('2024-09-30', [['基础', day('2024-07-31')]])).toEqual([]);
    expect(late('2024-10-01', [['基础', day('2024-07-31')]])).toEqual(['绿化', '主体']);
  });
});
