import fc from 'fast-check';
import { buildSchema, execute, getNamedType, isCompositeType, isEnumType, isInterfaceType, isObjectType, isUnionType, parse, validate, type GraphQLNamedType, type GraphQLSchema } from 'graphql';
import { mergedSchema, openGateway, type World } from './world.fixture';

let world: World = { fault: () => 'none' };
let gateway: Awaited<ReturnType<typeof openGateway>>;
let schema: GraphQLSchema;
beforeAll(async () => {
  gateway = await openGateway(() => world);
  schema = buildSchema(gateway.api);
});
afterAll(() => gateway.stop());

/** Arguments that the generated operations give. */
const ARGUMENTS: Record<string, readonly string[]> = { 'Query.product': ['(id: "p1")', '(id: "p9")', '(id: $id)'], 'Query.node': ['(id: "m1")', '(id: $id)'], 'Product.price': ['', '(currency: "USD")', '(currency: "EUR")'], 'Maker.products': ['', '(first: 1)', '(first: 3)'] };
const DIRECTIVES = ['', '', '', ' @skip(if: $yes)', ' @include(if: $yes)', ' @include(if: $no)', ' @skip(if: false)'];

/** A selection of a type, from a list of choices that never ends. */
function selection(type: GraphQLNamedType, depth: number, choose: (upTo: number) => number): string {
  const parts: string[] = [];
  for (let count = 1 + choose(4); count > 0; count -= 1) {
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const kind = choose(6);
    if (kind === 0 || (fields.length === 0 && kind < 3)) { parts.push(choose(2) === 0 ? '__typename' : 'kind: __typename'); continue; }
    if (fields.length === 0 || kind === 1) {
      const possible = isInterfaceType(type) || isUnionType(type) ? [...schema.getPossibleTypes(type), type] : [type];
      const of = possible[choose(possible.length)] ?? type;
      parts.push(`... on ${of.name}${DIRECTIVES[choose(DIRECTIVES.length)] ?? ''} ${selection(of, depth, choose)}`);
      continue;
    }
    const field = fields[choose(fields.length)];
    if (!field) continue;
    const below = getNamedType(field.type);
    if (isCompositeType(below) && depth === 0) continue;
    const given = ARGUMENTS[`${type.name}.${field.name}`] ?? [''];
    const at = choose(given.length);
    // One name for one form of a field, so that selections of it merge.
    const alias = at > 0 || choose(5) === 0 ? `${field.name}${at}${type.name}: ` : '';
    parts.push(`${alias}${field.name}${given[at] ?? ''}${DIRECTIVES[choose(DIRECTIVES.length)] ?? ''}${isCompositeType(below) ? ` ${selection(below, depth - 1, choose)}` : ''}`);
  }
  return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
}

const choices = fc.infiniteStream(fc.nat({ max: 999 }));
const chooser = (stream: Iterator<number>) => (upTo: number): number => (stream.next().value as number) % upTo;
const operation = choices.map((stream) => { const root = schema.getQueryType(); return `query($yes: Boolean!, $no: Boolean!, $id: ID!) ${root ? selection(root, 4, chooser(stream)) : ''}`; });
/** Every now and then a field is null or fails, always the same ones. */
const faults = fc.record({ seed: fc.nat({ max: 10_000 }), often: fc.constantFrom(0, 0, 5, 15) }).map(({ seed, often }): World & { seed: number; often: number } => ({ seed, often, fault(type, id, field) {
  if (often === 0) return 'none';
  const hash = [...`${seed}${type}${id}${field}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
  return hash % 100 >= often ? 'none' : hash % 2 === 0 ? 'null' : 'error';
} }));

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null)) as unknown;

describe('answers of the executor, against graphql-js over one schema with everything in it', () => {
  it('has every kind of type that a selection meets', () => {
    const types = Object.values(schema.getTypeMap());
    for (const isKind of [isInterfaceType, isUnionType, isEnumType]) expect(types.some(isKind)).toBe(true);
    const product = schema.getType('Product');
    const fields = isObjectType(product) ? Object.keys(product.getFields()) : [];
    expect([fields.includes('freshness'), fields.includes('stock'), fields.includes('batch')]).toEqual([true, true, false]);
  });

  it('are the same for any operation: fields, aliases, fragments, unions, interfaces, @skip, @include, @requires, @provides, @override, @inaccessible, nulls and faults', async () => {
    let asked = 0;
    await fc.assert(fc.asyncProperty(operation, faults, fc.boolean(), fc.constantFrom('p2', 'm1', 'x'), async (query, faulty, yes, id) => {
      const document = parse(query);
      if (validate(schema, document).length > 0) return;
      asked += 1;
      world = faulty;
      const variables = { yes, no: !yes, id };
      const expected = await execute({ schema: mergedSchema(gateway.api, faulty), document, variableValues: variables });
      const answer = await gateway.ask(query, variables);
      expect({ query, variables, data: plain(answer.data) }).toEqual({ query, variables, data: plain(expected.data) });
      // What was required of another service may have failed besides, where one schema has nothing to fetch.
      const isFaulty = (answer.errors ?? []).length + ((answer.extensions?.['valueCompletion'] as unknown[] | undefined) ?? []).length > 0;
      expect({ query, isFaulty: isFaulty || (expected.errors ?? []).length === 0 }).toEqual({ query, isFaulty: true });
    }), { numRuns: 500 });
    expect(asked).toBeGreaterThan(80);
  }, 120_000);
});
