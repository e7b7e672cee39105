import type { Log } from '@cornerstone/runtime/log';
import type { CacheWatch } from './cache-watch';

export interface Comparison { service: string; text: string; query: string; before: string; came: string; /** Whether it would not be given out any more. */ isOvertaken: () => boolean }

/** Milliseconds in which a change must have come to be known here. */
const BOUND_MS = 1_000;

export type Checking = (comparison: Comparison) => void;

/** Compares what would have been given out with what came. */
export const checking = (watch: Pick<CacheWatch, 'checked'>, log: Log): Checking => ({ service, text, query, before, came, isOvertaken }) => {
  if (before === came) return watch.checked(service, 'same');
  const settle = (): void => {
    const overtaken = isOvertaken();
    watch.checked(service, overtaken ? 'overtaken' : 'different');
    if (!overtaken) log.error({ subgraph: service, text, query, before: before.slice(0, 2_000), came: came.slice(0, 2_000) }, 'the cache would have given out what does not hold');
  };
  if (isOvertaken()) settle();
  else setTimeout(settle, BOUND_MS).unref();
};
