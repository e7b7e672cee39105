import { exceeded, LIMITS } from './limits';

/** Looked into no deeper than the limit: what goes on to the end, as JSON.stringify does, overflows at some thousands. */
export function requireShallow(value: unknown): void {
  if (isDeeper(value, LIMITS.nesting.most)) throw exceeded('nesting', null);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    for (const each of value) if (isDeeper(each, levels - 1)) return true;
    return false;
  }
  for (const name of Object.keys(value)) if (isDeeper((value as Record<string, unknown>)[name], levels - 1)) return true;
  return false;
}
