import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, type OperationDefinitionNode, type TypeNode } from 'graphql';
import { REPOSITORY } from '../../e2e/running-house';
import { ONE_LEDGER } from '../../e2e/one-ledger';

interface Known { name: string; client: string; text: string }

/** What variables may be, by name; those of other names are left out where that is allowed. */
export interface Values { [name: string]: unknown }

const isRequired = (type: TypeNode): boolean => type.kind === Kind.NON_NULL_TYPE;

/** Queries of our own clients whose variables are known, and the ledger of one project. */
export function knownQueries(values: Values): { query: string; variables: object }[] {
  const known = Object.values(JSON.parse(readFileSync(join(REPOSITORY, 'apps/gateway/operations.json'), 'utf8')) as Record<string, Known>);
  return [...known.map(({ text }) => text), ONE_LEDGER].flatMap((query) => {
    const operation = parse(query).definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
    if (operation?.operation !== 'query') return [];
    const wanted = (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => ({ name: variable.name.value, isMissing: isRequired(type) && !defaultValue && values[variable.name.value] === undefined }));
    return wanted.some(({ isMissing }) => isMissing) ? [] : [{ query, variables: Object.fromEntries(wanted.flatMap(({ name }) => (name in values ? [[name, values[name]]] : []))) }];
  });
}
