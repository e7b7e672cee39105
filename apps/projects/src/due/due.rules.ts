import { reportMissed, sprintDeclared, type reportRhythms } from '@cornerstone/events/projects-progress';
import { addDays, daysBetween, monthOf, yearOf, type Day } from '@cornerstone/kernel/day';
import { firstDayOf, lastDayOf, weekOf } from '@cornerstone/kernel/period';
import { Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { addWorkingDays } from '@cornerstone/kernel/working-days';

export type Rhythm = (typeof reportRhythms)[number];
/** How many days after a period's end its report is due; the latest setting by the period's last day counts. */
export interface DueSetting { rhythm: Rhythm; since: Day; dueDays: number; unit: 'CALENDAR' | 'WORKING' }
/** A period that is to be reported, and by when: the due day itself is in time. */
export interface DuePeriod { rhythm: Rhythm; from: Day; to: Day; dueOn: Day }

function dueOn(to: Day, rhythm: Rhythm, settings: readonly DueSetting[]): Day {
  const [setting] = settings.filter((each) => each.rhythm === rhythm && each.since <= to).toSorted((a, b) => (a.since < b.since ? 1 : -1));
  if (!setting) throw new Error(`no setting says when a report of a ${rhythm} that ends on ${to} is due`);
  return setting.unit === 'WORKING' ? addWorkingDays(to, setting.dueDays).day : addDays(to, setting.dueDays);
}

/** The period of a rhythm that holds a day. */
export function periodHolding(day: Day, rhythm: Rhythm, settings: readonly DueSetting[]): DuePeriod {
  const period = rhythm === 'WEEK' ? weekOf(day) : { year: yearOf(day), month: monthOf(day) };
  const [from, to] = rhythm === 'DAY' ? [day, day] : [firstDayOf(period), lastDayOf(period)];
  return { rhythm, from, to, dueOn: dueOn(to, rhythm, settings) };
}

/** P6: periods whose reports were due after one day and up to another, the earliest first: what comes after is late on the day behind `dueOn`. */
export function dueBetween(after: Day, upTo: Day, rhythm: Rhythm, settings: readonly DueSetting[]): DuePeriod[] {
  const found: DuePeriod[] = [];
  for (let period = periodHolding(upTo, rhythm, settings); ; period = periodHolding(addDays(period.from, -1), rhythm, settings)) {
    if (period.dueOn <= after) return found.reverse();
    if (period.dueOn <= upTo) found.push(period);
  }
}

/** The last period whose report is missing or late on a day if it has not come: it was due before. */
export function lastOverdue(on: Day, rhythm: Rhythm, settings: readonly DueSetting[]): DuePeriod {
  let period = periodHolding(on, rhythm, settings);
  while (period.dueOn >= on) period = periodHolding(addDays(period.from, -1), rhythm, settings);
  return period;
}

/** Calendar days after the due day; null in time. */
export const daysLate = (knownOn: Day, due: Day): number | null => (knownOn > due ? daysBetween(due, knownOn) : null);

export const missed = ({ rhythm, from, to, dueOn: due }: DuePeriod, on: Day) => reportMissed.of(on, { rhythm, from, to, dueOn: due });

export interface SprintCommand { name: string; rhythm: 'DAY' | 'WEEK'; region: string; level: 'NATIONAL' | 'PROVINCIAL' | 'CITY' | 'COUNTY' | null; programme: string | null; from: Day; to: Day; source: string | null }

/** P6: daily or weekly reports are asked for a time and a scope, and for no longer than the setting says. */
export function declareSprint({ name, from, to, source, programme, ...scope }: SprintCommand, longestDays: number, knownOn: Day) {
  if (to < from) throw new Rejection('P6.sprint-ends-before-it-starts', { en: `The sprint ends on ${to}, before ${from}.`, zh: `攻坚行动 ${to} 结束，早于开始日期 ${from}。` }, { from, to });
  const days = daysBetween(from, to) + 1;
  if (days > longestDays) throw new Rejection('P6.sprint-too-long', { en: `A sprint lasts at most ${longestDays} days; this one ${days}.`, zh: `攻坚行动最长 ${longestDays} 天，现为 ${days} 天。` }, { days, longestDays });
  return sprintDeclared.of(knownOn, { ...scope, name: plainText(name, 'name', 100), programme: programme ? plainText(programme, 'programme', 100) : null, from, to, source: source ? plainText(source, 'source') : null, days });
}
