import type { CompiledGateway, Known } from '@cornerstone/executor/compiled-gateway';
import type { Result } from '@cornerstone/executor/compile';
import { Flights } from '@cornerstone/executor/flights';
import type { Patience } from '@cornerstone/executor/shared';
import { asOfOperation } from './as-of';
import type { Asking } from './asking';
import { changes } from './changes';
import { costOf } from './limits/cost';
import type { Operation } from './limits/gate';
import { LIMITS } from './limits/limits';
import { refuseLostNumbers } from './lost-numbers';
import { fragmentsOf } from './selections';
import { scopeOf } from './scope';

/** Answers operations that the graph has answered before, past @apollo/server; null: it must be asked. */
export type HotPath = (asked: Operation, asking: Asking) => Promise<Result | null>;

/** A joined answer comes when it comes: nobody who waits for one ends it for the others. */
const STAYING: Patience = { overFor: null, leaving: new Set() };

/** What holds for every operation holds here, too; what does not pass is told by the way through @apollo/server, which looks again. */
export function openHotPath(gateway: CompiledGateway, joins: boolean): HotPath {
  const flights = new Flights<Result | null>(() => changes.carried);
  return async (asked, asking) => {
    const known = gateway.known(asked.query, asked.operationName);
    const variables = asked.variables ?? {};
    if (!known || !passes(known, variables, asking)) return null;
    const run = (): Promise<Result | null> => known.answer(variables, asking);
    // What fails of a query is asked again, and told, by the long way; a mutation is not asked twice.
    if (known.operation.operation !== 'query') return run();
    if (!joins) return run().catch(() => null);
    const key = `${scopeOf(asking)}${asked.operationName ?? ''}\n${JSON.stringify(variables)}\n${asked.query}`;
    return flights.join(key, () => ({ result: run(), giveUp: () => undefined }), STAYING).catch(() => null);
  };
}

function passes({ document, operation, schema }: Known, variables: Record<string, unknown>, asking: Asking): boolean {
  try {
    refuseLostNumbers(variables);
    if (costOf(schema, document, operation, variables) > LIMITS.cost.most) return false;
    asking.asOf = asOfOperation(operation, fragmentsOf(document), variables);
    return true;
  } catch {
    return false; // said again, and told, by the other way
  }
}
