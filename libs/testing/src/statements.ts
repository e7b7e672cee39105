import type { Socket } from 'node:net';
import pg from 'pg';

/** One statement as it went over the wire. Times are those of `performance.timeOrigin + performance.now()`, in milliseconds. */
export interface Statement { name: string; user: string; parameters: number; at: number; ms: number; rows: number; bytesOut: number; bytesIn: number; roundTrips: number; failed: boolean }

interface Wire { stream: Socket; roundTrips: number; asked: boolean }
type Query = (this: pg.Client, ...given: unknown[]) => unknown;

const wires = new WeakMap<pg.Client, Wire>();

/** A round trip is something written and then something read: several writes that are answered at once are one. */
function wireOf(client: pg.Client): Wire {
  const known = wires.get(client);
  if (known) return known;
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  const wire: Wire = { stream, roundTrips: 0, asked: false };
  const write = stream.write.bind(stream) as (...given: unknown[]) => boolean;
  stream.write = (...given: unknown[]): boolean => { wire.asked = true; return write(...given); };
  // Before the driver reads the same bytes and tells its caller.
  stream.prependListener('data', () => { if (wire.asked) wire.roundTrips += 1; wire.asked = false; });
  wires.set(client, wire);
  return wire;
}

/** The name in the leading comment; what has none (START TRANSACTION, COMMIT) is its own name. */
export const nameOfStatement = (sql: string): string => /^\s*\/\* (.+?) \*\//.exec(sql)?.[1] ?? sql.trim().split('\n')[0]?.slice(0, 60) ?? '';

function textOf(given: readonly unknown[]): { sql: string; parameters: number } {
  const [what, values] = given;
  const { text, values: own } = typeof what === 'string' ? { text: what, values: Array.isArray(values) ? values : [] } : what as { text: string; values?: unknown[] };
  return { sql: text, parameters: own?.length ?? 0 };
}

/** Tells every statement of this process's `pg` when it has been answered. Returns how to stop. */
export function listenToStatements(onStatement: (statement: Statement) => void, now: () => number = () => performance.timeOrigin + performance.now()): () => void {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;

  const begin = (client: pg.Client, given: readonly unknown[]): ((fault: unknown, result?: unknown) => void) => {
    const { sql, parameters } = textOf(given);
    const wire = wireOf(client);
    const [at, out, into, trips] = [now(), wire.stream.bytesWritten, wire.stream.bytesRead, wire.roundTrips];
    return (fault, result) => {
      const rows = (result as { rows?: unknown[] } | undefined)?.rows?.length ?? 0;
      onStatement({
        name: nameOfStatement(sql), user: client.user ?? '', parameters, at, ms: now() - at, rows,
        bytesOut: wire.stream.bytesWritten - out, bytesIn: wire.stream.bytesRead - into, roundTrips: wire.roundTrips - trips, failed: Boolean(fault),
      });
    };
  };
  prototype.query = function (...given) {
    const [what] = given;
    if (typeof (what as { submit?: unknown } | null)?.submit === 'function') return original.apply(this, given);
    const end = begin(this, given);
    const callback = given.at(-1);
    if (typeof callback === 'function') return original.apply(this, [...given.slice(0, -1), (fault: unknown, result: unknown) => { end(fault, result); (callback as (...told: unknown[]) => void)(fault, result); }]);
    const answer = original.apply(this, given) as Promise<unknown>;
    answer.then((result) => { end(null, result); }, (fault: unknown) => { end(fault); });
    return answer;
  };
  return () => { prototype.query = original; };
}
