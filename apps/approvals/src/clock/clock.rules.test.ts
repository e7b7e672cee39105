import { addDays, day, type Day } from '@cornerstone/kernel/day';
import { workingDaysBetween } from '@cornerstone/kernel/working-days';
import fc from 'fast-check';
import { clockPolicy } from './clock.policy';
import { countedDay, marksOf, readClock, resumeClock, stopClock, type Pause, type Timed } from './clock.rules';

const accepted = (acceptedOn: string, closedOn: Day | null = null): Timed & { id: string } => ({ id: 'apv_1', acceptedOn: day(acceptedOn), limitDays: 38, limitUnit: 'WORKING_DAY', closedOn });
const read = (timed: Timed, pauses: readonly Pause[], on: string) => readClock(timed, pauses, day(on), clockPolicy);
const pause = (stoppedOn: string, resumedOn: string | null, procedure: string | null = null): Pause => ({ stoppedOn: day(stoppedOn), resumedOn: resumedOn === null ? null : day(resumedOn), procedure });

describe('the clock of a case 审批计时 (A3)', () => {
  it.each([['2024-09-02', '2024-10-30'], ['2025-01-20', '2025-03-19'], ['2026-02-09', '2026-04-09'], ['2023-09-25', '2023-11-22']])('ends 38 working days after %s on %s', (from, to) => {
    expect(read(accepted(from), [], from)).toEqual({ limitDays: 38, unit: 'WORKING_DAY', usedDays: 0, pausedDays: 0, remainingDays: 38, state: 'RUNNING', dueOn: to, provisional: false });
    expect(read(accepted(from), [], to)).toMatchObject({ usedDays: 38, remainingDays: 0, state: 'AMBER' });
  });

  it('counts day 1 on the next working day, a make-up Sunday too', () => {
    expect(read(accepted('2024-09-13'), [], '2024-09-14').usedDays).toBe(1);
    expect(read(accepted('2024-09-30'), [], '2024-10-07').usedDays).toBe(0);
  });

  it('turns amber at four fifths and red when over', () => {
    const timed = accepted('2024-09-02');
    const { amberOn, overOn } = marksOf(timed, [], timed.acceptedOn, clockPolicy);
    expect(read(timed, [], addDays(amberOn, -1)).state).toBe('RUNNING');
    expect(read(timed, [], amberOn)).toMatchObject({ state: 'AMBER', usedDays: 31 });
    expect(read(timed, [], overOn)).toMatchObject({ state: 'RED', remainingDays: -1 });
  });

  it('leaves the days of a pause out and puts the due day off by as many', () => {
    const stopped = [pause('2024-09-06', '2024-09-12')];
    expect(read(accepted('2024-09-02'), stopped, '2024-09-13')).toMatchObject({ usedDays: 5, pausedDays: 4, dueOn: '2024-11-05' });
  });

  it('says that it stands, and that the due day may still move', () => {
    expect(read(accepted('2024-09-02'), [pause('2024-09-06', null)], '2024-09-20')).toMatchObject({ state: 'STOPPED', usedDays: 4, pausedDays: 9, provisional: true });
  });

  it('is provisional where the holidays of the due day\'s year are not published', () => {
    expect(read(accepted('2026-12-01'), [], '2026-12-01').provisional).toBe(true);
  });

  it('stands still once everything is decided', () => {
    expect(read(accepted('2024-09-02', day('2024-09-10')), [], '2025-06-01')).toMatchObject({ state: 'DONE', usedDays: 6 });
  });

  it('counts calendar days where the unit is calendar days', () => {
    expect(countedDay(day('2024-09-30'), 7, 'DAY', [], day('2024-09-30'))).toBe('2024-10-07');
  });

  const someDay = fc.integer({ min: 0, max: 2_000 }).map((days) => addDays(day('2019-01-02'), days));
  const somePauses = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 20 })), { maxLength: 3 });
  const laidOut = (from: Day, gaps: readonly (readonly [number, number])[]): Pause[] => {
    let at = from;
    return gaps.map(([gap, length]) => { const stoppedOn = addDays(at, gap); at = addDays(stoppedOn, length); return { stoppedOn, resumedOn: at, procedure: null }; });
  };

  it('splits the working days since acceptance into used and paused, exactly', () => {
    fc.assert(fc.property(someDay, somePauses, fc.integer({ min: 0, max: 150 }), (from, gaps, later) => {
      const on = addDays(from, later);
      const { usedDays, pausedDays } = readClock(accepted(from), laidOut(from, gaps), on, clockPolicy);
      expect(usedDays + pausedDays).toBe(workingDaysBetween(from, on));
    }), { numRuns: 60 });
  });

  it('reads the same state from its stored marks as from its days', () => {
    fc.assert(fc.property(someDay, somePauses, fc.integer({ min: 0, max: 150 }), (from, gaps, later) => {
      const timed = accepted(from);
      const on = addDays(from, later);
      const pauses = laidOut(from, gaps).filter((each) => each.stoppedOn <= on);
      const open = pauses.map((each, at) => (at === pauses.length - 1 && each.resumedOn !== null && each.resumedOn > on ? { ...each, resumedOn: null } : each)).filter((each) => each.resumedOn === null || each.resumedOn <= on);
      const { amberOn, overOn } = marksOf(timed, open, on, clockPolicy);
      const byMarks = open.some((each) => each.resumedOn === null) ? 'STOPPED' : on >= overOn ? 'RED' : on >= amberOn ? 'AMBER' : 'RUNNING';
      expect(readClock(timed, open, on, clockPolicy).state).toBe(byMarks);
    }), { numRuns: 60 });
  });

  it('stops once at a time, on a legal ground, in order', () => {
    const stop = (pauses: Pause[], on: string, timed = accepted('2024-09-02')) => () => stopClock(timed, pauses, { on: day(on), ground: 'HEARING', reason: '听证', procedure: null }, day('2024-09-20'));
    expect(stop([], '2024-09-10')().data).toMatchObject({ on: '2024-09-10', ground: 'HEARING' });
    expect(stop([pause('2024-09-06', null)], '2024-09-10')).toThrow(expect.objectContaining({ rule: 'A3.already-stopped' }));
    expect(stop([pause('2024-09-06', '2024-09-12')], '2024-09-10')).toThrow(expect.objectContaining({ rule: 'A3.out-of-order' }));
    expect(stop([], '2024-09-21')).toThrow(expect.objectContaining({ rule: 'A3.in-the-future' }));
    expect(stop([], '2024-09-10', accepted('2024-09-02', day('2024-09-09')))).toThrow(expect.objectContaining({ rule: 'A3.clock-done' }));
  });

  it('resumes only a clock that stands, not before it stopped', () => {
    const resume = (pauses: Pause[], on: string) => () => resumeClock(accepted('2024-09-02'), pauses, day(on), day('2024-09-20'));
    expect(resume([pause('2024-09-06', null)], '2024-09-12')().fact.data).toMatchObject({ on: '2024-09-12', dueOn: '2024-11-05' });
    expect(resume([], '2024-09-12')).toThrow(expect.objectContaining({ rule: 'A3.not-stopped' }));
    expect(resume([pause('2024-09-06', null)], '2024-09-05')).toThrow(expect.objectContaining({ rule: 'A3.out-of-order' }));
  });
});
