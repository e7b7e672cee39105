import { keyInLua, KEY } from '../shop/queries';
import type { Load } from './load';

/** wrk takes whole seconds. */
export const fitsWrk = ({ seconds }: Pick<Load, 'seconds'>): boolean => Number.isInteger(seconds) && seconds > 0;

/** Lua's long brackets hold any text that has not their own end. */
const text = (value: string): string => `[=[${value}]=]`;

/** The same turn as our own client's, for wrk, which takes less of the processor that it shares with the services. */
export function wrkScript({ body, path, tokens, asked, fresh }: Load): string {
  const [before = '', after] = body.split(KEY);
  return `
local before, after = ${text(before)}, ${text(after ?? '')}
local heads = { ${(tokens.length > 0 ? tokens : [null]).map((token) => `{ ["content-type"] = "application/json", ["accept"] = "application/json"${token === null ? '' : `, ["authorization"] = "Bearer ${token}"`} }`).join(', ')} }
local at = -1
local format = wrk.format
request = function()
  at = at + 1
  local key = ${after === undefined ? '""' : `string.format("%d", ${keyInLua(asked, fresh)})`}
  return format("POST", ${text(path)}, heads[at % #heads + 1], before .. key .. after)
end
done = function(summary, latency)
  local errors = summary.errors
  local faults = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  print(string.format('{"answers":%d,"seconds":%f,"bytes":%d,"faults":%d,"p50":%f,"p99":%f}', summary.requests - errors.status, summary.duration / 1e6, summary.bytes, faults, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
`;
}
