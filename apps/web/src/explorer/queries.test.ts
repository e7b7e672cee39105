import { readFileSync } from 'node:fs';
import { buildSchema, getVariableValues, Kind, parse, validate } from 'graphql';
import { OneLedgerQuery, OverviewQuery } from '../operations';
import { graph } from './named';
import { mutations } from './mutations';
import { queries } from './queries';

const all = [...queries, ...mutations];
const SUPERGRAPH = new URL('../../../gateway/supergraph.graphql', import.meta.url);
const schema = buildSchema(readFileSync(SUPERGRAPH, 'utf8'), { assumeValidSDL: true });

function faults(text: string, variables: Record<string, unknown> = {}): string[] {
  const document = parse(text);
  const found = validate(schema, document).map((error) => error.message);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (found.length || !operation) return found;
  return (getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors ?? []).map((error) => error.message);
}

describe('named operations 命名查询', () => {
  it('have one id each, the name of their operation', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, document } of all) expect(document).toMatch(new RegExp(`^(query|mutation) ${id}\\b`, 'm'));
  });
  it('are the more than twenty that the README promises', () => expect(queries.length).toBeGreaterThan(20));
  it('lose the indentation of the source file', () => expect(graph`
    query A {
      me { id }
    }
  `).toBe('query A {\n  me { id }\n}\n'));
  it.each(all)('$id is answered by the supergraph', ({ document, variables }) => expect(faults(document, variables)).toEqual([]));
});

describe('the pages\' operations 页面查询', () => {
  it.each([
    ['Overview', OverviewQuery.toString(), { filter: { year: 2024 }, year: 2024, unit: 'YI', first: 20 }],
    ['OneLedger', OneLedgerQuery.toString(), { code: 'P0001', year: 2024 }],
  ] as const)('%s is answered by the supergraph', (_, document, variables) => expect(faults(document, variables)).toEqual([]));
});
