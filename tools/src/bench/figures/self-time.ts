/** A CPU profile as V8's inspector gives it, as far as it is read here. */
export interface CpuProfile { nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; hitCount?: number }[]; samples: number[]; timeDeltas: number[] }
export interface SelfTime { where: string; ms: number; share: number; functions: { name: string; ms: number }[] }

/** Our files each by itself, packages as a whole, Node by module, the machine's own work by name. */
export function whereOf(url: string, functionName: string): string {
  if (url === '') return functionName.startsWith('(') ? functionName : `(native) ${functionName}`;
  const packaged = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
  if (packaged) return packaged;
  if (url.startsWith('node:')) return url;
  return /\/((?:apps|libs|tools)\/.*)$/.exec(url)?.[1] ?? url;
}

/** Idle is not work; neither is what listens. */
const isWork = (where: string): boolean => !['(idle)', '(program)', '(root)', 'node:inspector'].includes(where) && !/^(tools\/src\/bench|libs\/testing)\//.test(where);

/** Self time by place, the largest first, as shares of all the work. */
export function selfTimes({ nodes, samples, timeDeltas }: CpuProfile): SelfTime[] {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const places = new Map<string, Map<string, number>>();
  samples.forEach((id, at) => {
    const frame = byId.get(id);
    if (!frame) return;
    const where = whereOf(frame.url, frame.functionName);
    if (!isWork(where)) return;
    const functions = places.get(where) ?? new Map<string, number>();
    places.set(where, functions);
    const name = frame.functionName || `(anonymous, line ${frame.lineNumber + 1})`;
    functions.set(name, (functions.get(name) ?? 0) + (timeDeltas[at] ?? 0) / 1000);
  });
  const whole = [...places.values()].reduce((sum, functions) => sum + total(functions), 0);
  return [...places].map(([where, functions]) => ({
    where, ms: total(functions), share: whole === 0 ? 0 : total(functions) / whole,
    functions: [...functions].map(([name, ms]) => ({ name, ms })).sort((one, other) => other.ms - one.ms).slice(0, 6),
  })).sort((one, other) => other.ms - one.ms);
}

const total = (functions: ReadonlyMap<string, number>): number => [...functions.values()].reduce((sum, ms) => sum + ms, 0);
