import { buildSchema, printSchema } from 'graphql';
import { withoutText } from './without-text';

const TEXT = `
  directive @own(of: Int) on OBJECT
  interface Named { name(short: Boolean): String }
  type Thing implements Named @own(of: 1) { name(short: Boolean = true): String @deprecated kind: Kind! whole: Whole }
  extend type Thing { more: Day }
  union Whole = Thing
  enum Kind { A B }
  input Wanted { kind: Kind = A }
  scalar Day
  type Query { things(wanted: Wanted): [Thing!]! }
`;

/** Objects that can be reached and have a kind, as what was read from a text has. */
function nodesIn(value: unknown, seen = new Set<unknown>()): number {
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0;
  seen.add(value);
  return ('kind' in value && typeof value.kind === 'string' ? 1 : 0) + Object.values(value).reduce((sum: number, each: unknown) => sum + nodesIn(each, seen), 0);
}

describe('a schema without its text', () => {
  it('is the same schema', () => {
    const schema = buildSchema(TEXT);
    expect(nodesIn(schema)).toBeGreaterThan(20);
    const printed = printSchema(schema);
    expect(printSchema(withoutText(schema))).toBe(printed);
    expect(nodesIn(schema)).toBe(0);
  });
});
