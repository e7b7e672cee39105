import { Supergraph, type Schema } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import { Kind, type DefinitionNode, type DocumentNode } from 'graphql';
import { argumentOf, isHolder, type Holder } from './join-spec';
import { standsOf, type Stands } from './required-arguments';
import { withStands } from './required-plan';
import { withResolvableKeys } from './resolvable-keys';

/** Plans operations against `schema`; what a plan then needs beyond what the planner makes is done by `finish`. */
export interface Planning { planner: QueryPlanner; schema: Schema; finish(plan: QueryPlan): QueryPlan }

/** A planner of our own where the supergraph has what the planner gets wrong; null where the usual one will do. */
export function planningFor({ definitions }: DocumentNode): Planning | null {
  const given = new Map(definitions.filter(isHolder).map((holder) => [holder.name.value, holder]));
  const keyed = new Map([...given].map(([name, holder]): [string, Holder] => [name, withResolvableKeys(holder)]));
  const stands = standsOf(keyed);
  if (stands.byName.size === 0 && [...given].every(([name, holder]) => keyed.get(name) === holder)) return null;
  const changed = definitions.map((definition): DefinitionNode => (isHolder(definition) ? stands.holders.get(definition.name.value) ?? definition : definition));
  const supergraph = Supergraph.build({ kind: Kind.DOCUMENT, definitions: changed }, { supportedFeatures: null, validateSupergraph: false });
  return { planner: new QueryPlanner(supergraph), schema: supergraph.apiSchema(), finish: finisher(stands, definitions) };
}

function finisher(stands: Stands, definitions: readonly DefinitionNode[]): Planning['finish'] {
  if (stands.byName.size === 0) return (plan) => plan;
  const graphs = definitions.flatMap((definition) => (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph' ? definition.values ?? [] : []));
  const graphOf = new Map(graphs.flatMap(({ name, directives = [] }) => directives.filter((each) => each.name.value === 'join__graph').map((each): [string, string] => [String(argumentOf(each, 'name')), name.value])));
  return (plan) => withStands(plan, stands, (service) => graphOf.get(service) ?? service);
}
