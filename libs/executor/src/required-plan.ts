import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse, print, stripIgnoredCharacters, visit, type DocumentNode, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Stands } from './required-arguments';

/** What a representation needs of an entity; `sentAs` where it is sent under another name than it was fetched. */
export type Required = QueryPlanSelectionNode & { sentAs?: string };

/** A plan in which stands are fetched as what they stand for, and sent under its name. */
export function withStands(plan: QueryPlan, stands: Stands, graphOf: (service: string) => string): QueryPlan {
  return plan.node && plan.node.kind !== 'Subscription' ? { ...plan, node: nodeOf(plan.node, stands, graphOf) } : plan;
}

function nodeOf(node: PlanNode, stands: Stands, graphOf: (service: string) => string): PlanNode {
  const below = (each: PlanNode): PlanNode => nodeOf(each, stands, graphOf);
  switch (node.kind) {
    case 'Sequence': case 'Parallel': return { ...node, nodes: node.nodes.map(below) };
    case 'Flatten': return { ...node, node: below(node.node) };
    case 'Condition': return { ...node, ...(node.ifClause && { ifClause: below(node.ifClause) }), ...(node.elseClause && { elseClause: below(node.elseClause) }) };
    case 'Fetch': {
      const fetches = split(node, stands, graphOf(node.serviceName));
      const [first] = fetches;
      return first && fetches.length === 1 ? first : { kind: 'Parallel', nodes: fetches };
    }
    default: return node;
  }
}

/** One fetch, or several where its fields require the same field with different arguments: a representation has room for one. */
function split(fetch: FetchNode, stands: Stands, graph: string): FetchNode[] {
  const document = fetched(parse(fetch.operation, { noLocation: true }), stands);
  if (!fetch.requires) return [{ ...fetch, operation: textOf(document) }];
  const groups = groupsOf(document, stands, graph);
  return groups.map(({ fields, needs }) => ({
    ...fetch, operation: textOf(groups.length === 1 ? document : onlyFields(document, fields)), requires: sent(fetch.requires ?? [], stands, groups.length === 1 ? null : needs),
  }));
}

const textOf = (document: DocumentNode): string => stripIgnoredCharacters(print(document));

const fetched = (document: DocumentNode, { byName }: Stands): DocumentNode => visit(document, { [Kind.FIELD]: (field: FieldNode) => {
  const stand = byName.get(field.name.value);
  return stand && { ...field, alias: field.alias ?? field.name, name: { ...field.name, value: stand.field }, arguments: stand.arguments };
} });

interface Group { fields: Set<string>; needs: Set<string> }

/** Fields of the entities, put together as long as no two need one field differently. */
function groupsOf(document: DocumentNode, { needs, byName }: Stands, graph: string): Group[] {
  const groups: Group[] = [];
  const placeOf = (name: string): string => { const stand = byName.get(name); return stand ? `${stand.type}.${stand.field}` : name; };
  for (const [type, field] of entityFields(document)) {
    const own = needs.get(`${graph} ${type}.${field.name.value}`) ?? new Set<string>();
    const agrees = (group: Group): boolean => [...own].every((name) => [...group.needs].every((other) => other === name || placeOf(other) !== placeOf(name)));
    let group = groups.find(agrees);
    if (!group) groups.push(group = { fields: new Set(), needs: new Set() });
    group.fields.add(`${type}.${(field.alias ?? field.name).value}`);
    for (const name of own) group.needs.add(name);
  }
  return groups.length > 0 ? groups : [{ fields: new Set(), needs: new Set() }];
}

function entityFields(document: DocumentNode): [type: string, field: FieldNode][] {
  const found: [string, FieldNode][] = [];
  onEntities(document, (type, field) => { found.push([type, field]); return true; });
  return found;
}

const onlyFields = (document: DocumentNode, fields: ReadonlySet<string>): DocumentNode => onEntities(document, (type, field) => fields.has(`${type}.${(field.alias ?? field.name).value}`));

/** Fields of the entities that a fetch asks for; those for which it says no are left out, and fragments that become empty. */
function onEntities(document: DocumentNode, keeps: (type: string, field: FieldNode) => boolean): DocumentNode {
  const within = (set: SelectionSetNode, type: string): SelectionSetNode => ({ ...set, selections: set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return keeps(type, selection) ? [selection] : [];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
    const selectionSet = within(selection.selectionSet, selection.typeCondition?.name.value ?? type);
    return selectionSet.selections.length > 0 ? [{ ...selection, selectionSet }] : [];
  }) });
  return visit(document, { [Kind.FIELD]: (field: FieldNode) => (field.name.value === '_entities' && field.selectionSet ? { ...field, selectionSet: within(field.selectionSet, '') } : undefined) });
}

/** Stands that no field of the group needs are left out; `null` keeps all. */
function sent(selections: readonly QueryPlanSelectionNode[], { byName }: Stands, needs: ReadonlySet<string> | null): Required[] {
  return selections.flatMap((selection): Required[] => {
    const stand = selection.kind === 'Field' ? byName.get(selection.name) : undefined;
    if (selection.kind === 'Field' && stand && needs && !needs.has(selection.name)) return [];
    const below = selection.selections && sent(selection.selections, { byName } as Stands, needs);
    // An object of which only others' stands were needed.
    if (below?.length === 0) return [];
    return [{ ...selection, ...(below && { selections: below }), ...(stand && { sentAs: stand.field }) } as Required];
  });
}
