import { median } from '../events/figures';
import type { Call } from './calls';
import type { Aside } from './heard';

/** One report from its answer until the figure on the other side of the streams shows it. */
export interface Way { answeredAt: number; shownAt: number; shownAfter: number; polls: number }
export interface Step { app: string; name: string; /** Milliseconds after the mutation's answer at which it ended. */ endsAt: number; ms: number; count: number }

/** Earlier than the answer: the relay is woken while the answer is still being written. */
const BEFORE = 50;

/** What happened beside all requests while the reports were on their way, in the order in which it ended. */
export function stepsOf(ways: readonly Way[], asides: readonly Aside[]): Step[] {
  const within = ways.map((way) => ({ way, of: asides.filter(({ at }) => at >= way.answeredAt - BEFORE && at <= way.shownAt) }));
  const keys = [...new Set(within.flatMap(({ of }) => of.map(({ app, name }) => `${app}\n${name}`)))];
  return keys.flatMap((key): Step[] => {
    const [app = '', name = ''] = key.split('\n');
    const mine = within.flatMap(({ way, of }) => {
      const all = of.filter((each) => each.app === app && each.name === name);
      const [first] = all;
      return first ? [{ endsAt: first.at + first.ms - way.answeredAt, ms: all.reduce((sum, { ms }) => sum + ms, 0), count: all.length }] : [];
    });
    // What only now and then falls in between is the house's own pulse.
    if (mine.length < ways.length / 2) return [];
    return [{ app, name, endsAt: median(mine.map(({ endsAt }) => endsAt)), ms: median(mine.map(({ ms }) => ms)), count: median(mine.map(({ count }) => count)) }];
  }).sort((one, other) => one.endsAt - other.endsAt);
}

/** Statements that nobody waited for, of one app, to each call of a run: relays, inboxes, and what polls whether anything happens or not. */
export interface Beside { app: string; perCall: number; names: { name: string; perCall: number }[] }

export function besideOf(calls: readonly Call[], asides: readonly Aside[]): Beside[] {
  const [from, to] = [Math.min(...calls.map(({ door }) => door.at)), Math.max(...calls.map(({ door }) => door.writtenAt))];
  const statements = asides.filter(({ name, at }) => !name.startsWith('kafka: ') && at >= from && at <= to);
  return [...Map.groupBy(statements, ({ app }) => app)].map(([app, own]) => ({
    app, perCall: own.length / calls.length, names: [...Map.groupBy(own, ({ name }) => name)].map(([name, { length }]) => ({ name, perCall: length / calls.length })).sort((one, other) => other.perCall - one.perCall),
  })).sort((one, other) => other.perCall - one.perCall);
}
