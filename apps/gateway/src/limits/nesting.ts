import { exceeded, LIMITS } from './limits';

/** Looked at level by level, no further than the limit: what calls itself for each level, as JSON.stringify does, overflows at some thousands. */
export function requireShallow(value: unknown): void {
  let level = containers([value]);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > LIMITS.nesting.most) throw exceeded('nesting', null);
    level = containers(level.flatMap((each) => Object.values(each) as unknown[]));
  }
}

const containers = (values: readonly unknown[]): object[] => values.filter((each): each is object => typeof each === 'object' && each !== null);
