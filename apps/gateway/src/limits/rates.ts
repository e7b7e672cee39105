import type { Actor } from '@cornerstone/runtime/actor';
import { exceeded, LIMITS } from './limits';
import { Windows, type Window } from './windows';

export type Rates = Record<'reads' | 'mutations' | 'imports' | 'strangers', number>;
export const RATES: Rates = { reads: LIMITS.reads.most, mutations: LIMITS.mutations.most, imports: LIMITS.imports.most, strangers: LIMITS.strangers.most };

/** Milliseconds. */
export const MINUTE = 60_000;
/** A ledger comes in parts of 100 rows: an office that takes in a year's list is no attack. */
const IMPORTS = new Set(['importProjects', 'importFunds']);

export interface Counted { isMutation: boolean; roots: readonly string[] }

/** Counts what a person asks for, whatever address, socket or token it came by; what is too much is thrown. */
export function ratesPerPerson(rates: Rates): (actor: Actor, asked: Counted) => void {
  const windows = { reads: new Windows(MINUTE), mutations: new Windows(MINUTE), imports: new Windows(MINUTE) };
  const count = (name: keyof typeof windows, actor: Actor, points: number): void => {
    if (points === 0) return;
    const window = windows[name].add(actor.id, points);
    if (window.count > rates[name]) throw tooMany(name, rates[name], window, windows[name]);
  };
  return (actor, { isMutation, roots }) => {
    if (!isMutation) return count('reads', actor, 1);
    const imports = roots.filter((name) => IMPORTS.has(name)).length;
    count('imports', actor, imports);
    count('mutations', actor, Math.max(roots.length, 1) - imports);
  };
}

export const tooMany = (name: keyof Rates, most: number, window: Window, windows: Windows): Error =>
  exceeded(name, window.count, { retryAfter: windows.secondsLeft(window) }, most);
