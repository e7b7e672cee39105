import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse, print, stripIgnoredCharacters, type FieldNode, type OperationDefinitionNode, type SelectionNode } from 'graphql';

/** One fetch of entities that asks what both ask; null where they cannot be one: `later` has to know of an entity all that `early` has to. */
export function folded(early: FetchNode, later: FetchNode): FetchNode | null {
  if (early.serviceName !== later.serviceName || [early, later].some(({ operationKind, inputRewrites, outputRewrites, contextRewrites }) => operationKind !== 'query' || inputRewrites?.length || outputRewrites?.length || contextRewrites?.length)) return null;
  if (!early.requires || !later.requires || !isPartOf(early.requires, later.requires)) return null;
  const [one, other] = [entitiesIn(early), entitiesIn(later)];
  if (!one || !other) return null;
  // Under one name they would have to be one field.
  if (one.names.some((name) => other.names.includes(name))) return null;
  const variables = [...other.operation.variableDefinitions ?? [], ...one.operation.variableDefinitions ?? []].filter(({ variable }, at, all) => all.findIndex((each) => each.variable.name.value === variable.name.value) === at);
  const { name: _name, ...operation } = other.operation;
  const entities: FieldNode = { ...other.entities, selectionSet: { kind: Kind.SELECTION_SET, selections: [...other.selections, ...one.selections] } };
  const text = stripIgnoredCharacters(print({ ...operation, variableDefinitions: variables, selectionSet: { kind: Kind.SELECTION_SET, selections: [entities] } }));
  const { operationName: _operationName, operationDocumentNode: _document, ...rest } = later;
  return { ...rest, operationName: undefined, operation: text, variableUsages: [...new Set([...later.variableUsages ?? [], ...early.variableUsages ?? []])] };
}

/** Of one type, and with values only. */
function isPartOf(some: readonly QueryPlanSelectionNode[], all: readonly QueryPlanSelectionNode[]): boolean {
  const [[one, ...more], [other, ...others]] = [some, all];
  if (one?.kind !== 'InlineFragment' || other?.kind !== 'InlineFragment' || more.length > 0 || others.length > 0 || one.typeCondition !== other.typeCondition) return false;
  return one.selections.every((each) => each.kind === 'Field' && !each.selections && other.selections.some((field) => JSON.stringify(field) === JSON.stringify(each)));
}

interface Entities { operation: OperationDefinitionNode; entities: FieldNode; selections: readonly SelectionNode[]; /** Of fields of the entities, whatever their type. */ names: string[] }

/** A fetch without named fragments: two may mean different ones by one name. */
function entitiesIn(fetch: FetchNode): Entities | null {
  const [operation, ...fragments] = parse(fetch.operation, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || fragments.length > 0) return null;
  const [entities, ...others] = operation.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || entities.name.value !== '_entities' || !entities.selectionSet || others.length > 0) return null;
  const { selections } = entities.selectionSet;
  return { operation, entities, selections, names: namesOf(selections) };
}

/** Fields of entities that a fetch asks for, by their names in its answer; of one that was folded. */
export const fieldsIn = (fetch: FetchNode): string[] => entitiesIn(fetch)?.names ?? [];

const namesOf = (selections: readonly SelectionNode[]): string[] => selections.flatMap((each) =>
  each.kind === Kind.FIELD ? (each.name.value === '__typename' && !each.alias ? [] : [(each.alias ?? each.name).value]) : each.kind === Kind.INLINE_FRAGMENT ? namesOf(each.selectionSet.selections) : []);
