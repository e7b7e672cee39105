import { randomFillSync } from 'node:crypto';

/** https://www.w3.org/TR/trace-context/: ids of zeros and version ff are invalid; a later version may have more behind, 00 may not. */
const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-((?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2})(-.*)?$/;
/** What others put beside it, of which we know nothing. */
const TRACESTATE = /^[\x20-\x7e\t]{1,512}$/;

export interface Trace { traceparent: string; tracestate?: string }

/** Random digits for some hundred traces at a time: each asking of the system costs more than all else of it. */
const bytes = Buffer.alloc(24 * 256);
let [digits, used] = ['', 0];

/** A new trace and its first span. That either is of zeros alone does not happen. */
function newTrace(): string {
  if (used === digits.length) { digits = randomFillSync(bytes).toString('hex'); used = 0; }
  const at = used;
  used += 48;
  return `00-${digits.slice(at, at + 32)}-${digits.slice(at + 32, used)}-01`;
}

/** The client's trace goes on; one that has none, or a malformed one, gets a new trace. A state without its trace means nothing. */
export function traceOf(given: string | undefined, state?: string): Trace {
  if (given === undefined) return { traceparent: newTrace() };
  const [, version, rest, more] = TRACEPARENT.exec(given) ?? [];
  if (rest === undefined || (version === '00' && more !== undefined)) return { traceparent: newTrace() };
  return { traceparent: `00-${rest}`, ...(state !== undefined && TRACESTATE.test(state) && { tracestate: state }) };
}

type Headers = NodeJS.Dict<string | string[]>;

/** The trace of a request; a state that came in several headers is one. */
export const traceIn = ({ traceparent, tracestate }: Headers): Trace => traceOf(traceparent?.toString(), Array.isArray(tracestate) ? tracestate.join(',') : tracestate);
