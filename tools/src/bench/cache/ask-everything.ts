import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, type OperationDefinitionNode, type TypeNode } from 'graphql';
import { REPOSITORY } from '../../e2e/running-house';
import { ONE_LEDGER } from '../../e2e/one-ledger';

interface Known { name: string; client: string; text: string }

/** What variables may be, by name or by name and type (`code:ID!`); those of other names are left out where that is allowed. */
export interface Values { [name: string]: unknown }

/** For whatever our clients ask of a house with its demonstration, beside the project that is asked about. */
export const USUAL: Values = { first: 20, filter: {}, unit: 'YI', region: '410000', 'code:ID!': '410100', 'kind:ElementKind!': 'LAND', funds: true, names: true, period: { year: 2024, month: 11 } };

const isRequired = (type: TypeNode): boolean => type.kind === Kind.NON_NULL_TYPE;

/** The queries of our own clients, and the ledger of one project. Throws where the values are not enough for one of them. */
export function knownQueries(values: Values): { query: string; variables: object }[] {
  const known = Object.values(JSON.parse(readFileSync(join(REPOSITORY, 'apps/gateway/operations.json'), 'utf8')) as Record<string, Known>);
  return [...known.map(({ text }) => text), ONE_LEDGER].flatMap((query) => {
    const operation = parse(query).definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
    if (operation?.operation !== 'query') return [];
    const given = (operation.variableDefinitions ?? []).flatMap(({ variable: { name: { value: name } }, type, defaultValue }) => {
      const value = [`${name}:${print(type)}`, name].map((each) => values[each]).find((each) => each !== undefined);
      if (value === undefined && isRequired(type) && !defaultValue) throw new Error(`nothing is said of $${name} of ${operation.name?.value}`);
      return value === undefined ? [] : [[name, value]];
    });
    return [{ query, variables: Object.fromEntries(given) as object }];
  });
}
