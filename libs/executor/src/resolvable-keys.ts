import type { ConstDirectiveNode } from 'graphql';
import { argumentOf, type Holder } from './join-spec';

/**
 * Leaves out the keys by which a subgraph cannot be asked, where it has one by which it can. The planner of @apollo/query-planner
 * 2.14 takes the cheapest key of all when it comes back to a subgraph for what `@requires` needed, also one that is not resolvable.
 */
export function withResolvableKeys<H extends Holder>(holder: H): H {
  const keys = (holder.directives ?? []).filter(({ name }) => name.value === 'join__type');
  const askable = new Set(keys.filter((key) => argumentOf(key, 'key') !== undefined && argumentOf(key, 'resolvable') !== false).map((key) => argumentOf(key, 'graph')));
  const isNeedless = (directive: ConstDirectiveNode): boolean => directive.name.value === 'join__type' && argumentOf(directive, 'resolvable') === false && askable.has(argumentOf(directive, 'graph'));
  const directives = (holder.directives ?? []).filter((directive) => !isNeedless(directive));
  return directives.length === holder.directives?.length ? holder : { ...holder, directives };
}
