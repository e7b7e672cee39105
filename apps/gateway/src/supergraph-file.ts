import { readFileSync } from 'node:fs';
import { Kind, parse } from 'graphql';

/** Part of the graph, and of no service. */
const OWN = 'events';

/** Why the supergraph of this file cannot be served with these services; null where it can. */
export function supergraphFault(file: URL | string, services: readonly string[]): string | null {
  try {
    return faultOf(readFileSync(file, 'utf8'), services);
  } catch {
    return NONE; // told to who started us
  }
}

const NONE = 'cannot be read, or is no supergraph: npm run generate writes one';

/** The same of its text. */
export function faultOf(supergraphSdl: string, services: readonly string[]): string | null {
  const graphs = graphsIn(supergraphSdl);
  if (graphs === null) return NONE;
  const missing = graphs.filter((name) => name !== OWN && !services.includes(name));
  const foreign = services.filter((name) => !graphs.includes(name));
  if (missing.length > 0) return `was composed from ${missing.join(', ')}, too, for which SUBGRAPHS names no address`;
  return foreign.length > 0 ? `was not composed from ${foreign.join(', ')}, which SUBGRAPHS names` : null;
}

/** The names in `enum join__Graph`; null where there is no such thing. */
function graphsIn(supergraphSdl: string): string[] | null {
  try {
    const graph = parse(supergraphSdl, { noLocation: true }).definitions.find((each) => each.kind === Kind.ENUM_TYPE_DEFINITION && each.name.value === 'join__Graph');
    return graph?.kind === Kind.ENUM_TYPE_DEFINITION ? (graph.values ?? []).flatMap(({ directives = [] }) => directives.flatMap(({ arguments: given = [] }) => given.flatMap(({ name, value }) => (name.value === 'name' && value.kind === Kind.STRING ? [value.value] : [])))) : null;
  } catch {
    return null; // told to who asked
  }
}
