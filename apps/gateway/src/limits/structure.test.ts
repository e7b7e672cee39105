import { getIntrospectionQuery, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { hasUndecidedRoot, rootNames, structureOf } from './structure';

const operationIn = (document: ReturnType<typeof parse>) => document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
const measured = (text: string) => {
  const document = parse(text);
  return structureOf(document)(operationIn(document));
};
const bomb = (power: number, on: string, leaf: string) => `${Array.from({ length: power }, (_, at) => `fragment F${at} on ${on} { ...F${at + 1} ...F${at + 1} }`).join(' ')} fragment F${power} on ${on} { ${leaf} }`;

describe('measure an operation 查询规模', () => {
  it.each([
    [true, 'subscription($s: Boolean!) { events @skip(if: $s) { id } }'], [true, 'subscription($s: Boolean!) { ... @include(if: $s) { events { id } } }'], [true, 'subscription($s: Boolean!) { ...A } fragment A on Subscription { ... { events @include(if: $s) { id } } }'],
    [false, 'subscription($s: Boolean!) { events { id @skip(if: $s) } }'], [false, 'subscription { events @skip(if: false) { id } }'], [false, 'subscription($s: Boolean!) { events { ...A } } fragment A on Event { id @include(if: $s) ...A }'],
    [false, 'subscription { ...A } fragment A on Subscription { events { id } ...A }'], [false, 'query($s: Boolean!) { me @skip(if: $s) { id } }'], [false, 'subscription($s: Boolean!) { events @cached(for: $s) { id } }'],
  ])('sees whether a variable decides the root of a subscription: %s of %s', (is, text) => {
    const document = parse(text);
    expect(hasUndecidedRoot(document, operationIn(document))).toBe(is);
  });

  it('counts fields one below the other, fragments not', () => {
    expect(measured('{ me { name } }').depth).toBe(2);
    expect(measured('{ me { ... on Person { ... { name } } } }').depth).toBe(2);
    expect(measured('{ me { ...A } region { code } } fragment A on Person { regions { parent { code } } }').depth).toBe(4);
  });

  it('counts what a fragment holds as often as it is spread', () => {
    expect(measured('{ one: me { ...A } two: me { ...A @skip(if: true) } } fragment A on Person @x { a: id b: id }')).toEqual({ fields: 8, depth: 2, aliases: 6, directives: 3, roots: 2 });
  });

  it('counts a field written twice in one place as an alias', () => {
    expect(measured('{ me { name name name id } }').aliases).toBe(2);
    expect(measured('{ me { name } region { name } }').aliases).toBe(0);
  });

  it('counts directives of the operation and of its variables', () => {
    expect(measured('query A($x: Int @a @b) @c { me @d { id } }').directives).toBe(4);
  });

  it('counts root fields within fragments', () => {
    expect(measured('{ ...A ...A me { id } } fragment A on Query { a { id } b { id } }').roots).toBe(5);
    const document = parse('mutation { ...A ... { c } } fragment A on Mutation { a x: b ...A }');
    expect(rootNames(document, operationIn(document))).toEqual(['a', 'b', 'c']);
  });

  it('leaves introspection out of the depth', () => {
    expect(measured(getIntrospectionQuery())).toMatchObject({ depth: 0, roots: 1, aliases: 0 });
    expect(measured(getIntrospectionQuery()).fields).toBeLessThan(400);
  });

  it.each([['2^25', 25], ['2^200', 200]])('measures a bomb of %s at once', (_name, power) => {
    const before = process.cpuUsage().user;
    expect(measured(`{ me { ...F0 } } ${bomb(power, 'Person', 'x: name')}`)).toMatchObject({ depth: 2 });
    expect(measured(`{ ...F0 } ${bomb(power, 'Query', 'me { id }')}`).roots).toBeGreaterThan(20);
    expect(process.cpuUsage().user - before).toBeLessThan(200_000);
  });

  it.each(['{ ...A } fragment A on Query { ...B me { id } } fragment B on Query { ...A }', '{ me { ...A } } fragment A on Person { ...A }', '{ ...nowhere }', '{ ...constructor ...__proto__ }'])('comes to an end with %s', (text) => {
    expect(measured(text).fields).toBeLessThan(10);
  });
});
