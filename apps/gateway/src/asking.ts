import type { Result } from '@cornerstone/executor/compile';
import type { Day } from '@cornerstone/kernel/day';
import type { Actor } from '@cornerstone/runtime/actor';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import type { MadeOf } from './cache/made-of';
import type { Budget } from './limits/budget';
import type { Admission } from './subscriptions/admission';

/** One operation at the front door: who asks, in which language, as of which day. */
export interface Asking {
  actor: Actor;
  language: Language;
  asOf: Day | null;
  /** W3C trace context, the client's or a new one. */
  traceparent: string;
  /** What others put beside the trace. */
  tracestate?: string;
  /** What the client calls itself. */
  client?: string;
  /** What the operation costs by docs/limits.md, once that is known. */
  cost?: number;
  /** When it began, of performance.now(); where nothing is said, when the graph got it. */
  since?: number;
  /** Entities that the cache was asked for and had, and fetches that were made as if there were none; what became of the whole answer. Where nothing is said, it was not asked. */
  kept?: { asked: number; found: number; aside: number; answer?: 'hit' | 'miss' | 'aside'; isStored?: true };
  /** Where the answer may be kept; null: nowhere. */
  place?: string | null;
  /** What the answer is made of, where it may be kept. */
  made?: MadeOf;
  /** Services that gave no answer within this operation: they are not waited for twice. */
  silent: Set<string>;
  /** Time and bytes that are left of the whole operation. */
  budget: Budget;
  /** What the services gave, where that is known already and only to be worded. */
  answered?: Result;
  /** What the way it came on can do; without it, there is one answer to a query or a mutation. */
  admission?: Admission;
}

/** One of which nothing runs yet: what is kept needs no time and no room. */
export type Begun = Omit<Asking, 'silent' | 'budget'>;
