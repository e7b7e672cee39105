import type { durationUnits } from '@cornerstone/events/projects-plan';
import { addDays, daysBetween, earlier, later, type Day } from '@cornerstone/kernel/day';
import { addWorkingDays, isPublished, isWorkingDay, workingDaysBetween } from '@cornerstone/kernel/working-days';

export type DurationUnit = (typeof durationUnits)[number];
/** One milestone: it takes `durationDays` and begins when all its predecessors are done. `due`: a latest finish of its own. */
export interface Step { name: string; durationDays: number; unit: DurationUnit; predecessors: readonly string[]; due: Day | null }
/**
 * Where a step lies. Latest by the due date, earliest by the first day of the whole. Slack in the step's own unit; negative: it cannot be done in time.
 * Critical: not a day to lose. Provisional: it rests on holidays that are not published yet.
 */
export interface Placed { name: string; latestStart: Day; due: Day; earliestStart: Day; earliestFinish: Day; slack: number; critical: boolean; provisional: boolean }

/*
 * Both passes count from the evening of one day to the evening of another: a step that begins in the evening of `from` and takes d days is done in the
 * evening of `forth`; one that is to be done by the evening of `by` begins at the latest in the evening of `back`. forth(x) <= y exactly where x <= back(y).
 */
const forth = (from: Day, { durationDays, unit }: Pick<Step, 'durationDays' | 'unit'>): Day => (unit === 'CALENDAR' ? addDays(from, durationDays) : addWorkingDays(from, durationDays).day);

function back(by: Day, { durationDays, unit }: Pick<Step, 'durationDays' | 'unit'>): Day {
  if (unit === 'CALENDAR') return addDays(by, -durationDays);
  let at = by;
  for (let left = durationDays; left > 0; at = addDays(at, -1)) if (isWorkingDay(at)) left -= 1;
  return at;
}

/** Steps with every predecessor before them; null where a cycle holds some back. */
export function inOrder<S extends Pick<Step, 'name' | 'predecessors'>>(steps: readonly S[]): S[] | null {
  const done = new Set<string>();
  const ordered: S[] = [];
  for (let left = [...steps]; left.length > 0;) {
    const ready = left.filter(({ predecessors }) => predecessors.every((name) => done.has(name)));
    if (ready.length === 0) return null;
    for (const step of ready) done.add(step.name);
    ordered.push(...ready);
    left = left.filter(({ name }) => !done.has(name));
  }
  return ordered;
}

/** The names along a cycle, the first again at its end; null where there is none. */
export function cycleIn(steps: readonly Pick<Step, 'name' | 'predecessors'>[]): string[] | null {
  const before = new Map(steps.map(({ name, predecessors }) => [name, predecessors]));
  const clear = new Set<string>();
  const walk = (name: string, path: readonly string[]): string[] | null => {
    const at = path.indexOf(name);
    if (at >= 0) return [...path.slice(at), name].reverse();
    if (clear.has(name)) return null;
    for (const each of before.get(name) ?? []) {
      const cycle = walk(each, [...path, name]);
      if (cycle) return cycle;
    }
    clear.add(name);
    return null;
  };
  for (const { name } of steps) {
    const cycle = walk(name, []);
    if (cycle) return cycle;
  }
  return null;
}

/** Signed days of the unit from one evening to another; working days between an idle Friday and Sunday are none. */
function slackOf({ durationDays, unit }: Step, from: Day, to: Day): number {
  if (unit === 'CALENDAR' || durationDays === 0) return daysBetween(from, to);
  return from <= to ? workingDaysBetween(from, to) : -workingDaysBetween(to, from);
}

/** The first day of work of what begins in an evening: for a point in time that evening's own day. */
function firstDay(evening: Day, { durationDays, unit }: Step): Day {
  if (durationDays === 0) return evening;
  let at = addDays(evening, 1);
  while (unit === 'WORKING' && !isWorkingDay(at)) at = addDays(at, 1);
  return at;
}

/** P5 倒排工期: latest dates backwards from the due date, earliest dates forwards from `startsOn`, by default the latest day on which the whole can begin. Steps have no cycle and no stranger. */
export function place(steps: readonly Step[], due: Day, startsOn: Day | null): Placed[] {
  const ordered = inOrder(steps);
  if (ordered === null) throw new Error('steps with a cycle have no place');
  const finish = new Map(ordered.map((step) => [step.name, step.due === null ? due : earlier(step.due, due)]));
  const begin = new Map<string, Day>();
  for (const step of ordered.toReversed()) {
    const evening = back(finish.get(step.name) ?? due, step);
    begin.set(step.name, evening);
    for (const name of step.predecessors) finish.set(name, earlier(finish.get(name) ?? due, evening));
  }
  const first = startsOn === null ? [...begin.values()].reduce(earlier) : addDays(startsOn, -1);
  const done = new Map<string, Day>();
  const placed = ordered.map((step): Placed => {
    const from = step.predecessors.map((name) => done.get(name) ?? first).reduce(later, first);
    const earliestFinish = forth(from, step);
    done.set(step.name, earliestFinish);
    const latest = finish.get(step.name) ?? due;
    const evening = begin.get(step.name) ?? due;
    const slack = slackOf(step, earliestFinish, latest);
    return {
      name: step.name, latestStart: firstDay(evening, step), due: latest, earliestStart: firstDay(from, step), earliestFinish, slack, critical: slack <= 0,
      provisional: step.unit === 'WORKING' && !(isPublished(evening) && isPublished(latest)),
    };
  });
  return placed.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** What is late on a day: not done though its latest finish has passed, or waiting for something that is late. */
export function lateOn(steps: readonly Pick<Step, 'name' | 'predecessors'>[], due: ReadonlyMap<string, Day>, done: ReadonlyMap<string, Day>, on: Day): Set<string> {
  const late = new Set<string>();
  for (const { name, predecessors } of inOrder(steps) ?? []) {
    if (done.has(name)) continue;
    if ((due.get(name) ?? on) < on || predecessors.some((each) => late.has(each))) late.add(name);
  }
  return late;
}
