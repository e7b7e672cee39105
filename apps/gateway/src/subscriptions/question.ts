import { Kind, OperationTypeNode, print, separateOperations, visit, type DocumentNode, type FieldNode, type NameNode, type OperationDefinitionNode, type VariableDefinitionNode } from 'graphql';
import type { Variables } from '../selections';
import type { AdmittedOperation } from './admission';

/** A query made once, asked at each event. */
export interface Question { query: string; variables: Variables; idVariable: string }

const name = (value: string): NameNode => ({ kind: Kind.NAME, value });
export const keyOf = (field: FieldNode): string => (field.alias ?? field.name).value;

/** The selections of a subscription's fields as a query of `root(id:)`: under the same names, with the fragments and variables that they use. */
export function questionOf({ document, operation, given }: AdmittedOperation, root: 'project' | 'issue', fields: readonly FieldNode[]): Question {
  const idVariable = unused(document);
  const selections = fields.map((field): FieldNode => ({
    ...field, alias: name(keyOf(field)), name: name(root), arguments: [{ kind: Kind.ARGUMENT, name: name('id'), value: { kind: Kind.VARIABLE, name: name(idVariable) } }],
  }));
  const draft: OperationDefinitionNode = { kind: Kind.OPERATION_DEFINITION, operation: OperationTypeNode.QUERY, name: operation.name, selectionSet: { kind: Kind.SELECTION_SET, selections } };
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const [own = { kind: Kind.DOCUMENT, definitions: [draft] }] = Object.values(separateOperations({ kind: Kind.DOCUMENT, definitions: [draft, ...fragments] }));
  const used = variablesIn(own);
  const kept = (operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value));
  const id: VariableDefinitionNode = {
    kind: Kind.VARIABLE_DEFINITION, variable: { kind: Kind.VARIABLE, name: name(idVariable) }, type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: name('ID') } },
  };
  const query = print(visit(own, { OperationDefinition: (node) => ({ ...node, variableDefinitions: [...kept, id] }) }));
  return { query, variables: Object.fromEntries(Object.entries(given).filter(([each]) => each !== idVariable && used.has(each))), idVariable };
}

function variablesIn(document: DocumentNode): Set<string> {
  const found = new Set<string>();
  visit(document, { Variable: (node) => { found.add(node.name.value); } });
  return found;
}

function unused(document: DocumentNode): string {
  const taken = variablesIn(document);
  for (let candidate = 'id'; ; candidate = `_${candidate}`) if (!taken.has(candidate)) return candidate;
}
