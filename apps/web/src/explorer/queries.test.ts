import { existsSync, readFileSync } from 'node:fs';
import { buildSchema, getVariableValues, Kind, parse, validate, type GraphQLSchema } from 'graphql';
import { OneLedgerQuery, OverviewQuery } from '../operations';
import { graph } from './named';
import { mutations } from './mutations';
import { queries } from './queries';

const all = [...queries, ...mutations];
const SUPERGRAPH = new URL('../../../gateway/supergraph.graphql', import.meta.url);
/** Nothing to hold them against until the gateway has composed its supergraph. */
const schema = existsSync(SUPERGRAPH) ? buildSchema(readFileSync(SUPERGRAPH, 'utf8'), { assumeValidSDL: true }) : undefined;
const withSupergraph = schema ? it.each : it.skip.each;

function faults(against: GraphQLSchema, text: string, variables: Record<string, unknown> = {}): string[] {
  const document = parse(text);
  const found = validate(against, document).map((error) => error.message);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (found.length || !operation) return found;
  return (getVariableValues(against, operation.variableDefinitions ?? [], variables).errors ?? []).map((error) => error.message);
}

describe('named operations 命名查询', () => {
  it('have one id each, the name of their operation', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, document } of all) expect(document).toMatch(new RegExp(`^(query|mutation) ${id}\\b`, 'm'));
  });
  it('lose the indentation of the source file', () => expect(graph`
    query A {
      me { id }
    }
  `).toBe('query A {\n  me { id }\n}\n'));
  withSupergraph(all)('$id is answered by the supergraph', ({ document, variables }) => expect(faults(schema!, document, variables)).toEqual([]));
});

describe('the pages\' operations 页面查询', () => {
  withSupergraph([
    ['Overview', OverviewQuery.toString(), { filter: { year: 2024 }, year: 2024, unit: 'YI', first: 20 }],
    ['OneLedger', OneLedgerQuery.toString(), { code: 'P0001', year: 2024 }],
  ] as const)('%s is answered by the supergraph', (_, document, variables) => expect(faults(schema!, document, variables)).toEqual([]));
});
