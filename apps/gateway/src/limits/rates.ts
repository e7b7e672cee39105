import type { Actor } from '@cornerstone/runtime/actor';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { exceeded, LIMITS } from './limits';

export type Rates = Record<'reads' | 'mutations' | 'imports' | 'strangers', number>;
export const RATES: Rates = { reads: LIMITS.reads.most, mutations: LIMITS.mutations.most, imports: LIMITS.imports.most, strangers: LIMITS.strangers.most };

const SECONDS = 60;
/** A ledger comes in parts of 100 rows: an office that takes in a year's list is no attack. */
const IMPORTS = new Set(['importProjects', 'importFunds']);

export interface Counted { isMutation: boolean; roots: readonly string[] }

/** Counts what a person asks for, whatever address, socket or token it came by. */
export function ratesPerPerson(rates: Rates): (actor: Actor, asked: Counted) => Promise<void> {
  const limiter = (points: number): RateLimiterMemory => new RateLimiterMemory({ points, duration: SECONDS });
  const limiters = { reads: limiter(rates.reads), mutations: limiter(rates.mutations), imports: limiter(rates.imports) };
  const count = async (name: keyof typeof limiters, actor: Actor, points: number): Promise<void> => {
    if (points > 0) await limiters[name].consume(actor.id, points).catch((refused: unknown): never => { throw tooMany(name, rates[name], refused); });
  };
  return async (actor, { isMutation, roots }) => {
    if (!isMutation) return count('reads', actor, 1);
    const imports = roots.filter((name) => IMPORTS.has(name)).length;
    await count('imports', actor, imports);
    await count('mutations', actor, Math.max(roots.length, 1) - imports);
  };
}

export function tooMany(name: keyof Rates, most: number, refused: unknown): Error {
  if (!(refused instanceof RateLimiterRes)) throw refused;
  return exceeded(name, refused.consumedPoints, { retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) }, most);
}
