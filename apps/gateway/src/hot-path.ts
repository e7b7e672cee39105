import type { CompiledGateway, Known } from '@cornerstone/executor/compiled-gateway';
import type { Result } from '@cornerstone/executor/compile';
import { Flights } from '@cornerstone/executor/flights';
import type { Patience } from '@cornerstone/executor/shared';
import { written, type Written } from './answers';
import { asOfOperation, namesDay } from './as-of';
import type { Asking } from './asking';
import { changes } from './changes';
import { costOf } from './limits/cost';
import type { Operation } from './limits/gate';
import { LIMITS } from './limits/limits';
import { refuseLostNumbers } from './lost-numbers';
import { fragmentsOf } from './selections';
import { scopeOf } from './scope';
import type { Count } from './watched-operation';

/** What the services gave; `written`: the whole answer, null where @apollo/server has to word some of it. */
export interface ShortAnswer { result: Result; written: Written | null }

/** Answers operations that the graph has answered before, past @apollo/server; null: it must be asked. */
export type HotPath = (asked: Operation, asking: Asking) => Promise<ShortAnswer | null>;

/** A joined answer comes when it comes: nobody who waits for one ends it for the others. */
const STAYING: Patience = { overFor: null, leaving: new Set() };

/** What holds for every operation holds here, too; what does not pass is told by the way through @apollo/server, which looks again. */
export function openHotPath(gateway: CompiledGateway, joins: boolean, count: Count): HotPath {
  const flights = new Flights<ShortAnswer | null>(() => changes.carried);
  const answerOf = async (known: Known, variables: Record<string, unknown>, asking: Asking): Promise<ShortAnswer | null> => {
    const result = await known.answer(variables, asking);
    return result && { result, written: result.told.length > 0 ? null : written(`{"data":${result.data}}\n`) };
  };
  const joined = (known: Known, variables: Record<string, unknown>, asked: Operation, asking: Asking): Promise<ShortAnswer | null> => {
    const run = (): Promise<ShortAnswer | null> => answerOf(known, variables, asking);
    // What fails of a query is asked again, and told, by the long way; a mutation is not asked twice.
    if (known.operation.operation !== 'query') return run();
    if (!joins) return run().catch(() => null);
    const key = `${scopeOf(asking)}${asked.operationName ?? ''}\n${JSON.stringify(variables)}\n${asked.query}`;
    return flights.join(key, () => ({ result: run(), giveUp: () => undefined }), STAYING).catch(() => null);
  };
  return async (asked, asking) => {
    asking.since = performance.now();
    const known = gateway.known(asked.query, asked.operationName);
    const variables = asked.variables ?? {};
    if (!known || !passes(known, variables, asking)) return null;
    const answer = await joined(known, variables, asked, asking);
    if (!answer?.written) return answer;
    if (!asking.budget.fits(answer.written.text)) return { result: answer.result, written: null };
    count(known, asking, {});
    return answer;
  };
}

function passes({ document, operation, schema }: Known, variables: Record<string, unknown>, asking: Asking): boolean {
  try {
    refuseLostNumbers(variables);
    const cost = costOf(schema, document, operation, variables);
    if (cost > LIMITS.cost.most) return false;
    asking.asOf = namesDay(document) ? asOfOperation(operation, fragmentsOf(document), variables) : null;
    asking.cost = cost;
    return true;
  } catch {
    return false; // said again, and told, by the other way
  }
}
