import { readFileSync } from 'node:fs';
import { buildSchema, getNullableType, isListType, isObjectType, parse, validate, Kind, type OperationDefinitionNode } from 'graphql';
import { costOf } from './cost';
import type { Manifest } from './known-operations';
import { LIMITS } from './limits';
import { LONG_LISTS } from './long-lists';
import { documentReader } from './read-document';

const schema = buildSchema(readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8'), { assumeValidSDL: true });
const known = Object.values(JSON.parse(readFileSync(new URL('../../operations.json', import.meta.url), 'utf8')) as Manifest);

const cost = (text: string, variables: Record<string, unknown> = {}): number => {
  const document = parse(text);
  const faults = validate(schema, document);
  if (faults.length > 0) throw faults[0] as Error;
  return costOf(schema, document, document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode, variables);
};

describe('cost of an operation 查询开销', () => {
  it.each([
    ['a value nothing, an object 1', '{ me { name title } }', {}, 1],
    ['a page of 20 where nothing is said', '{ projects { nodes { code } totalCount } }', {}, 21],
    ['a page as large as it says', '{ projects(first: 100) { nodes { code region { name } } pageInfo { endCursor } } }', {}, 202],
    ['edges as nodes', '{ projects(first: 5) { edges { cursor node { region { name } } } } }', {}, 16],
    ['a page within a page as their product', '{ projects(first: 10) { nodes { timeline(first: 10) { nodes { at } } } } }', {}, 121],
    ['a variable as its value', 'query($n: Int) { projects(first: $n) { nodes { code } } }', { n: 50 }, 51],
    ['a variable\'s default', 'query($n: Int = 30) { projects(first: $n) { nodes { code } } }', {}, 31],
    ['a variable that is null or not there as 20', 'query($n: Int = 30) { projects(first: $n) { nodes { code } } }', { n: null }, 21],
    ['a variable within a fragment', 'query($n: Int) { projects(first: $n) { ...A } } fragment A on ProjectConnection { nodes { code } }', { n: 7 }, 8],
    ['one fragment by the page it is spread in', '{ a: projects(first: 10) { ...A } b: projects(first: 1) { ...A } } fragment A on ProjectConnection { nodes { code } totalCount }', {}, 13],
    ['a plain list as 3', '{ project(code: "x") { approvals { items { procedure { name } } } } }', {}, 1 + 3 * (1 + 3 * 2)],
    ['a long plain list as what it has', '{ departments { region { parent { code } } } }', {}, 300 * 3],
    ['a list that an argument makes longer as the longer', '{ region(code: "x") { a: children { code } b: children(level: COUNTY) { code } } }', {}, 1 + 20 + 300],
    ['a mutation 10', 'mutation { a: setClock(input: { day: "2024-01-01" }) { day } b: setClock(input: { day: "2024-01-01" }) { day } }', {}, 20],
    ['mutations within a fragment, too', 'mutation { ...A } fragment A on Mutation { setClock(input: { day: "2024-01-01" }) { day } }', {}, 10],
    ['what a subscription asks at each event', 'subscription { projectChanged(code: "x") { region { name } timeline(first: 50) { nodes { at } } } }', {}, 53],
    ['introspection nothing', '{ __schema { types { fields { name } } } }', {}, 0],
  ])('counts %s', (_name, text, variables, expected) => { expect(cost(text, variables)).toBe(expected); });

  it.each([-1, 101, 1_000_000_000])('refuses a page of %p on every connection, by value and by variable', (first) => {
    const connections = Object.values(schema.getTypeMap()).filter(isObjectType).flatMap((type) => Object.values(type.getFields()).filter(({ args }) => args.some(({ name }) => name === 'first')).map(({ name }) => [type.name, name]));
    expect(connections.length).toBeGreaterThan(10);
    for (const [type = '', field = ''] of connections) {
      const document = parse(`query($n: Int) { x { ...A ...B } } fragment A on ${type} { ${field}(first: ${first}) { totalCount } } fragment B on ${type} { ${field}(first: $n) { totalCount } }`);
      const [operation, one, two] = document.definitions;
      for (const fragment of [one, two]) {
        if (fragment?.kind !== Kind.FRAGMENT_DEFINITION || operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no fragment');
        const asked = { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections: [{ kind: Kind.INLINE_FRAGMENT as const, typeCondition: fragment.typeCondition, selectionSet: fragment.selectionSet }] } };
        expect(() => costOf(schema, document, asked, { n: first })).toThrow(expect.objectContaining({ rule: 'page.first-out-of-range', code: 'BAD_USER_INPUT' }));
      }
    }
  });

  it.each(['departments { region { parent { code } } }', 'regions { parent { parent { code } } }', 'books { balance { amount } }', 'approvalCatalogue { prerequisites { condition } }', 'fundBatches { quota { amount } issued { amount } paid { amount } useRate { value } }', 'pools(kind: LAND) { region { parent { code } } }', 'region(code: "x") { children(level: COUNTY) { code } }'])('is too much for 20 times %s', (field) => {
    expect(cost(`{ ${Array.from({ length: 20 }, (_, at) => `a${at}: ${field}`).join(' ')} }`)).toBeGreaterThan(LIMITS.cost.most);
    expect(cost(`{ ${field} }`)).toBeLessThan(LIMITS.cost.most);
  });

  it('knows of every plain list at the root whether it is long', () => {
    /** At most 100, and only for the gateway itself; the thresholds that there are, eleven; three stages. */
    const short = ['Query.presenceCoverage', 'Query.digestUses', 'Query.lists', 'Query.proofSettings'];
    const root = schema.getQueryType();
    const plain = Object.values(root?.getFields() ?? {}).filter(({ type, args }) => isListType(getNullableType(type)) && !args.some(({ name }) => name === 'first')).map(({ name }) => `Query.${name}`);
    expect(plain.length).toBeGreaterThan(5);
    expect(plain.filter((each) => !(each in LONG_LISTS) && !short.includes(each))).toEqual([]);
  });

  it('names no long list that is not there', () => {
    for (const each of Object.keys(LONG_LISTS)) {
      const [, type = '', field = '', argument] = /^(\w+)\.(\w+)(?:\((\w+)\))?$/.exec(each) ?? [];
      const named = schema.getType(type);
      const definition = isObjectType(named) ? named.getFields()[field] : undefined;
      expect([each, isListType(getNullableType(definition?.type)), argument === undefined || definition?.args.some(({ name }) => name === argument)]).toEqual([each, true, true]);
    }
  });

  it('is that of the values that are given, though the same document was asked before', () => {
    const text = 'query($n: Int = 30, $m: Int) { projects(first: $n) { nodes { code timeline(first: $m) { nodes { at } } } } }';
    const document = parse(text);
    const asked = (variables: Record<string, unknown>): number => costOf(schema, document, document.definitions[0] as OperationDefinitionNode, variables);
    const values = [undefined, null, 1, 2, 30, 100];
    for (const again of [1, 2]) for (const n of values) for (const m of values) {
      const variables = { ...(n !== undefined && { n }), ...(m !== undefined && { m }), other: again };
      expect([variables, asked(variables)]).toEqual([variables, cost(text, variables)]);
    }
    for (const n of ['1', true, [1], 1.5]) expect(() => asked({ n })).toThrow(/\$n/);
    expect(() => asked({ n: 101 })).toThrow(expect.objectContaining({ rule: 'page.first-out-of-range' }));
    expect(asked({ n: 1 })).toBe(cost(text, { n: 1 }));
  });

  it('does not count an error of a variable as no cost', () => {
    expect(() => cost('query($n: Int) { projects(first: $n) { nodes { code } } }', { n: '10' })).toThrow(/\$n/);
  });
});

describe('our own clients\' operations 自有客户端操作', () => {
  const read = documentReader();
  it('are all there', () => { expect([known.length >= 31, new Set(known.map(({ client }) => client))]).toEqual([true, new Set(['console', 'explorer', 'cornerstone'])]); });
  it.each(known)('$client $name stays within the limits', ({ text }) => {
    expect(read(text).refusal).toBeNull();
    // A page of 100 is the largest that a client may choose by variable.
    expect(cost(text, variablesFor(text))).toBeLessThan(LIMITS.cost.most);
  });
});

/** Values of the right type where there must be one; pages as large as they may be. */
function variablesFor(text: string): Record<string, unknown> {
  return text.includes('$first') ? { first: 100 } : {};
}
