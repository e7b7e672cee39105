import { randomUUID } from 'node:crypto';

/** https://www.w3.org/TR/trace-context/: ids of zeros and version ff are invalid; a later version may have more behind, 00 may not. */
const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-((?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2})(-.*)?$/;
/** What others put beside it, of which we know nothing. */
const TRACESTATE = /^[\x20-\x7e\t]{1,512}$/;

export interface Trace { traceparent: string; tracestate?: string }

/** 122 random bits: node keeps some ready for it, and asks the system for other random bytes each time. */
const hex = (): string => randomUUID().replaceAll('-', '');

/** The client's trace goes on; one that has none, or a malformed one, gets a new trace. A state without its trace means nothing. */
export function traceOf(given: string | undefined, state?: string): Trace {
  const [, version, rest, more] = TRACEPARENT.exec(given ?? '') ?? [];
  if (rest === undefined || (version === '00' && more !== undefined)) return { traceparent: `00-${hex()}-${hex().slice(0, 16)}-01` };
  return { traceparent: `00-${rest}`, ...(state !== undefined && TRACESTATE.test(state) && { tracestate: state }) };
}

type Headers = NodeJS.Dict<string | string[]>;

/** The trace of a request; a state that came in several headers is one. */
export const traceIn = ({ traceparent, tracestate }: Headers): Trace => traceOf(traceparent?.toString(), Array.isArray(tracestate) ? tracestate.join(',') : tracestate);
