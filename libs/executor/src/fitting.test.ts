import fc from 'fast-check';
import { buildSchema, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { plainlyFits } from './fitting';

const schema = buildSchema('type Query { a(f: Float, i: ID, s: String, b: Boolean, l: Level, p: Place, d: Date): Int } scalar Date enum Level { PROVINCE CITY } input Place { code: ID! }');
const TYPES = ['String', 'ID', 'Int', 'Float', 'Boolean', 'Date', 'Level', 'Place', '[Int]', '[Int!]'];
const definitionsOf = (text: string) => (parse(`query (${text}) { a }`).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode).variableDefinitions ?? [];
const value = fc.oneof(fc.string(), fc.constantFrom('PROVINCE', 'CITY', 'COUNTY', '', 'toString', null, true, false, 0, -0, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 1e400, 1.5, Number.NaN, 2 ** 53), fc.integer(), fc.double(), fc.constant([]), fc.constant([1]), fc.constant({ code: 'a' }), fc.constant(undefined));

describe('variables of their types 变量类型', () => {
  it('never fit here where they do not fit by graphql-js', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...TYPES), fc.boolean()), { minLength: 1, maxLength: 4 }), fc.dictionary(fc.constantFrom('v0', 'v1', 'v2', 'v3', 'constructor'), value), (types, variables) => {
      const definitions = definitionsOf(types.map(([type, isRequired], at) => `$v${at}: ${type}${isRequired ? '!' : ''}`).join(' '));
      if (plainlyFits(schema, definitions)(variables as never)) expect(getVariableValues(schema, definitions, variables).errors).toBeUndefined();
    }), { numRuns: 2_000 });
  });

  it.each([
    ['$a: String! $b: ID! $c: Int $d: Float $e: Boolean! $f: Level', { a: '', b: 7, c: 1, d: 1.5, e: false, f: 'CITY' }, true], ['$a: Int', {}, true], ['$a: Int', { a: null }, true], ['$a: Int! = 3', {}, true], ['$a: Date', {}, true], ['', { more: 1 }, true],
    ['$a: Int!', {}, false], ['$a: Int!', { a: null }, false], ['$a: Int! = 3', { a: null }, false], ['$a: Int', { a: 1.5 }, false], ['$a: Int', { a: '1' }, false], ['$a: Level', { a: 'city' }, false], ['$a: Date', { a: '2024-01-01' }, false], ['$a: [Int]', { a: [1] }, false], ['$a: Place', { a: { code: '1' } }, false], ['$a: Nothing', {}, false], ['$constructor: String', {}, false],
  ])('of %p, %p: plainly %p', (text, variables, fits) => { expect(plainlyFits(schema, text ? definitionsOf(text) : [])(variables as never)).toBe(fits); });
});
