import { clockResumed, clockStopped } from '@cornerstone/events/approvals';
import { addDays, later, type Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';
import { isPublished, isWorkingDay } from '@cornerstone/kernel/working-days';

export const clockStates = ['RUNNING', 'AMBER', 'RED', 'STOPPED', 'DONE'] as const;
export const clockUnits = ['WORKING_DAY', 'DAY'] as const;
export const stopGrounds = ['MATERIAL_OWED', 'HEARING', 'EXPERT_REVIEW', 'PUBLIC_NOTICE', 'TENDER', 'INSPECTION'] as const;
export type ClockState = (typeof clockStates)[number];
export type ClockUnit = (typeof clockUnits)[number];
export type StopGround = (typeof stopGrounds)[number];

export interface ClockPolicy { limitDays: number; unit: ClockUnit; amberPercent: number; longestLimit: number }
/** A stop; a null procedure stops them all. */
export interface Pause { stoppedOn: Day; resumedOn: Day | null; procedure: string | null }
export interface Timed { acceptedOn: Day; limitDays: number; limitUnit: ClockUnit; closedOn: Day | null }
export interface ClockReading { limitDays: number; unit: ClockUnit; usedDays: number; pausedDays: number; remainingDays: number; state: ClockState; dueOn: Day; provisional: boolean }

/** The day of an event never counts (民法典§201): neither that of acceptance nor that of resumption; the day of a stop still does. */
const isPaused = (on: Day, pauses: readonly Pause[]): boolean => pauses.some(({ stoppedOn, resumedOn }) => stoppedOn < on && (resumedOn === null || on <= resumedOn));
const isCounted = (on: Day, unit: ClockUnit): boolean => unit === 'DAY' || isWorkingDay(on);

/** The day on which the `days`th day of a limit falls, pauses left out; a clock that stands is taken to run again after `on`. */
export function countedDay(from: Day, days: number, unit: ClockUnit, pauses: readonly Pause[], on: Day): Day {
  const closed = pauses.map((pause) => ({ ...pause, resumedOn: pause.resumedOn ?? later(on, pause.stoppedOn) }));
  let current = from;
  for (let left = days; left > 0;) {
    current = addDays(current, 1);
    if (isCounted(current, unit) && !isPaused(current, closed)) left -= 1;
  }
  return current;
}

/** From which days a clock is amber (its share of the limit is used) and red (the limit is over). */
export function marksOf(timed: Timed, pauses: readonly Pause[], on: Day, { amberPercent }: ClockPolicy): { amberOn: Day; overOn: Day } {
  const at = (days: number): Day => countedDay(timed.acceptedOn, days, timed.limitUnit, pauses, on);
  return { amberOn: at(Math.ceil((timed.limitDays * amberPercent) / 100)), overOn: at(timed.limitDays + 1) };
}

/** A3: the clock of a case on a day. Remaining days are negative when it is over. Provisional: the due day lies in a year whose holidays are not published, or the clock stands. */
export function readClock(timed: Timed, pauses: readonly Pause[], on: Day, policy: ClockPolicy): ClockReading {
  const { acceptedOn, limitDays, limitUnit: unit, closedOn } = timed;
  const until = closedOn ?? on;
  let usedDays = 0;
  let pausedDays = 0;
  for (let current = addDays(acceptedOn, 1); current <= until; current = addDays(current, 1)) {
    if (!isCounted(current, unit)) continue;
    if (isPaused(current, pauses)) pausedDays += 1;
    else usedDays += 1;
  }
  const stands = closedOn === null && pauses.some((pause) => pause.resumedOn === null);
  const dueOn = countedDay(acceptedOn, limitDays, unit, pauses, until);
  const running = usedDays > limitDays ? 'RED' : usedDays * 100 >= limitDays * policy.amberPercent ? 'AMBER' : 'RUNNING';
  return { limitDays, unit, usedDays, pausedDays, remainingDays: limitDays - usedDays, state: closedOn !== null ? 'DONE' : stands ? 'STOPPED' : running, dueOn, provisional: stands || !isPublished(dueOn) };
}

export interface Ticking extends Timed { id: string }
export interface StopCommand { on: Day; ground: StopGround; reason: string; procedure: string | null }

function checkDay(timed: Ticking, on: Day, after: Day, today: Day): void {
  if (on > today) throw new Rejection('A3.in-the-future', { en: `${on} is after today, ${today}.`, zh: `${on} 晚于当前日期 ${today}。` }, { on, today });
  if (on < after) throw new Rejection('A3.out-of-order', { en: `${on} is before ${after}, the last thing that happened to this clock.`, zh: `${on} 早于该时钟上一次变动 ${after}。` }, { on, after });
  if (timed.closedOn !== null) throw new Rejection('A3.clock-done', { en: 'The clock of this case has ended.', zh: '该办件计时已结束。' }, { closedOn: timed.closedOn });
}

/** A3, 行政许可法§45: a clock stops on a ground the law leaves out, in writing; once at a time. */
export function stopClock(timed: Ticking, pauses: readonly Pause[], command: StopCommand, knownOn: Day) {
  if (pauses.some((pause) => pause.resumedOn === null)) throw new Rejection('A3.already-stopped', { en: 'The clock of this case stands already.', zh: '该办件已停表。' });
  checkDay(timed, command.on, pauses.reduce((last, pause) => later(last, pause.resumedOn ?? last), timed.acceptedOn), knownOn);
  return clockStopped.of(knownOn, { caseId: timed.id, on: command.on, ground: command.ground, reason: reasonOf(command.reason, 'A3.stop-without-reason', { code: 'BAD_USER_INPUT' }) });
}

/** A3: the clock runs again; the day after is the next that counts. */
export function resumeClock(timed: Ticking, pauses: readonly Pause[], on: Day, knownOn: Day) {
  const open = pauses.find((pause) => pause.resumedOn === null);
  if (!open) throw new Rejection('A3.not-stopped', { en: 'The clock of this case is not stopped.', zh: '该办件未停表。' });
  checkDay(timed, on, open.stoppedOn, knownOn);
  const resumed = pauses.map((pause) => (pause === open ? { ...open, resumedOn: on } : pause));
  return { pauses: resumed, fact: clockResumed.of(knownOn, { caseId: timed.id, on, dueOn: countedDay(timed.acceptedOn, timed.limitDays, timed.limitUnit, resumed, on) }) };
}
