import type { CompiledGateway } from '@cornerstone/executor/compiled-gateway';
import type { Result } from '@cornerstone/executor/compile';
import { Flights } from '@cornerstone/executor/flights';
import type { Known } from '@cornerstone/executor/operations';
import type { Patience } from '@cornerstone/executor/shared';
import { written, type Written } from './answers';
import { asOfOperation, namesDay } from './as-of';
import type { Asking, Begun } from './asking';
import type { Answers } from './cache/answers';
import { changes } from './changes';
import { costOf } from './limits/cost';
import type { Operation } from './limits/gate';
import { LIMITS } from './limits/limits';
import { losesNumbers } from './lost-numbers';
import { fragmentsOf } from './selections';
import { scopeOf } from './scope';
import type { Count } from './watched-operation';

/** The whole answer; or what the services gave, where @apollo/server has to word some of it. */
export type ShortAnswer = { written: Written } | { written: null; result: Result };

interface Run { result: Result; written: Written | null }

/** Answers operations that the graph has answered before, past @apollo/server. */
export interface HotPath {
  /** What is kept, at once; null: nothing is. */
  kept(asked: Operation, asking: Begun): Written | null;
  /** What is asked for now; null: it must be asked the other way. */
  ask(asked: Operation, asking: Asking): Promise<ShortAnswer | null> | null;
}

/** A joined answer comes when it comes: nobody who waits for one ends it for the others. */
const STAYING: Patience = { overFor: null, leaving: new Set() };

/** What holds for every operation holds here, too; what does not pass is told by the way through @apollo/server, which looks again. */
export function openHotPath(gateway: CompiledGateway, joins: boolean, answers: Answers | null, count: Count): HotPath {
  // Of each operation its own: what is asked after the supergraph was exchanged joins nothing that was asked before.
  const flights = new WeakMap<Known, Flights<Run | null>>();
  const flightsOf = (known: Known): Flights<Run | null> => {
    const found = flights.get(known) ?? new Flights<Run | null>(() => changes.carried);
    flights.set(known, found);
    return found;
  };
  const answerOf = async (known: Known, variables: Record<string, unknown>, asking: Asking, place: string | null): Promise<Run | null> => {
    if (place !== null) answers?.begin(place, asking);
    const result = await known.answer(variables, asking);
    return result && { result, written: result.told.length > 0 ? null : written(result.whole) };
  };
  const joined = (known: Known, variables: Record<string, unknown>, asking: Asking, place: string | null): Promise<Run | null> => {
    const run = (): Promise<Run | null> => answerOf(known, variables, asking, place);
    // What fails of a query is asked again, and told, by the long way; a mutation is not asked twice.
    if (known.operation.operation !== 'query') return run();
    if (!joins) return run().catch(() => null);
    return flightsOf(known).join(`${scopeOf(asking)}${JSON.stringify(variables)}`, () => ({ result: run(), giveUp: () => undefined }), STAYING).catch(() => null);
  };
  const told = async (known: Known, variables: Record<string, unknown>, asking: Asking, place: string | null): Promise<ShortAnswer | null> => {
    const run = await joined(known, variables, asking, place);
    if (!run) return null;
    // Whoever has it may send it, or read it again: nobody else lets it go before.
    if (run.written) run.written.holders += 1;
    if (!run.written || !asking.budget.fits(run.written.bytes)) return { result: run.result, written: null };
    // Whoever joined another's run has nothing to lay down.
    if (run.result.misfits.length === 0) answers?.keep(run.written, asking);
    count(known, asking, {});
    return { written: run.written };
  };
  return {
    kept(asked, asking) {
      asking.since = performance.now();
      const known = answers && gateway.known(asked.query, asked.operationName);
      asking.place = known && isKeepable(known, asked.variables ?? {}) ? answers.keyOf(known, asked.variables ?? {}, asking) : null;
      const kept = asking.place === null ? null : answers?.find(asking.place, asking);
      if (!known || !kept) return null;
      asking.cost = kept.cost;
      kept.written.holders += 1;
      count(known, asking, {});
      return kept.written;
    },
    ask(asked, asking) {
      asking.since ??= performance.now();
      const known = gateway.known(asked.query, asked.operationName);
      const variables = asked.variables ?? {};
      return known && passes(known, variables, asking) ? told(known, variables, asking, asking.place ?? null) : null;
    },
  };
}

/** Variables that are not written as they are would make two questions one. */
const isKeepable = ({ operation }: Known, variables: Record<string, unknown>): boolean => operation.operation === 'query' && !losesNumbers(variables);

function passes({ document, operation, schema }: Known, variables: Record<string, unknown>, asking: Asking): boolean {
  if (losesNumbers(variables)) return false;
  try {
    const cost = costOf(schema, document, operation, variables);
    if (cost > LIMITS.cost.most) return false;
    asking.asOf = namesDay(document) ? asOfOperation(operation, fragmentsOf(document), variables) : null;
    asking.cost = cost;
    return true;
  } catch {
    return false; // said again, and told, by the other way
  }
}
