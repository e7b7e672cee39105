import fc from 'fast-check';
import { z } from 'zod';
import { catalogue } from './catalogue';
import { breaches, releaseOf, type Breach, type Release } from './compatibility';
import { yuan } from './define';

const paid = { amount: yuan, payee: z.string().nullable(), memo: z.string().optional(), fund: z.enum(['BOND', 'BUDGET']), from: z.enum(['A', 'B']).default('A'), parts: z.array(z.object({ quarter: z.number().int().min(1).max(4) })), by: z.record(z.string(), z.number()) };
const releasedAs = (data: z.ZodType, type = 'funding.ledger.paid.v1', topic = 'funding.ledger'): Release => releaseOf([{ type, topic, data }]);
const release = releasedAs(z.object(paid));
const without = (name: keyof typeof paid): z.ZodObject => z.object(Object.fromEntries(Object.entries(paid).filter(([each]) => each !== name)));
const found = (data: z.ZodType, before: z.ZodType = z.object(paid)): Breach[] => breaches(releasedAs(before), releasedAs(data));
const withParts = (part: z.ZodType) => z.object({ ...paid, parts: z.array(part) });

describe('compatibility of events with the last release 事件兼容性', () => {
  it.each<[string, z.ZodType]>([
    ['nothing', z.object(paid)],
    ['a new optional field', z.object({ ...paid, note: z.string().optional() })],
    ['a new field with a default', z.object({ ...paid, currency: z.string().default('CNY') })],
    ['a new optional field of an object in a list', withParts(z.object({ quarter: z.number().int().min(1).max(4), note: z.string().optional() }))],
    ['a default for an optional field', z.object({ ...paid, memo: z.string().default('') })],
    ['better words', z.object({ ...paid, amount: yuan.describe('What was paid'), fund: paid.fund.meta({ description: 'Kind', examples: ['BUDGET'] }) }).describe('Paid')],
    ['another order', z.object(Object.fromEntries(Object.entries(paid).reverse()))],
    ['an enumeration in another order', z.object({ ...paid, fund: z.enum(['BUDGET', 'BOND']) })],
    ['another way to write null', z.object({ ...paid, payee: z.union([z.string(), z.null()]) })],
  ])('allows %s', (_, data) => {
    expect(found(data)).toEqual([]);
  });

  it.each<[string, z.ZodType, string, RegExp]>([
    ['a field removed', without('fund'), 'data.fund', /was removed/],
    ['an optional field removed', without('memo'), 'data.memo', /was removed/],
    ['a field renamed', without('amount').extend({ sum: yuan }), 'data.amount', /renamed to sum/],
    ['the new name, which old messages lack', without('amount').extend({ sum: yuan }), 'data.sum', /new and required/],
    ['another type', z.object({ ...paid, amount: z.number() }), 'data.amount', /type changed from string to number/],
    ['a list for a value', z.object({ ...paid, fund: z.array(paid.fund) }), 'data.fund', /type changed from string to array/],
    ['any value at all', z.object({ ...paid, fund: z.unknown() }), 'data.fund', /type changed from string to any/],
    ['optional made required', z.object({ ...paid, memo: z.string() }), 'data.memo', /is required now/],
    ['required made optional', z.object({ ...paid, amount: yuan.optional() }), 'data.amount', /is optional now/],
    ['a new required field', z.object({ ...paid, note: z.string() }), 'data.note', /new and required/],
    ['a default taken away', z.object({ ...paid, from: z.enum(['A', 'B']) }), 'data.from', /is required now/],
    ['another default', z.object({ ...paid, from: z.enum(['A', 'B']).default('B') }), 'data.from', /default changed from "A" to "B"/],
    ['a value added', z.object({ ...paid, fund: z.enum(['BOND', 'BUDGET', 'LOAN']) }), 'data.fund', /"LOAN" is new/],
    ['a value removed', z.object({ ...paid, fund: z.enum(['BOND']) }), 'data.fund', /"BUDGET" is gone/],
    ['an enumeration opened', z.object({ ...paid, fund: z.string() }), 'data.fund', /any value is allowed now/],
    ['an enumeration closed', z.object({ ...paid, payee: z.enum(['A']).nullable() }), 'data.payee', /only "A" are allowed now/],
    ['another pattern', z.object({ ...paid, amount: z.string().regex(/^\d+$/) }), 'data.amount', /pattern changed/],
    ['a pattern taken away', z.object({ ...paid, amount: z.string() }), 'data.amount', /pattern changed .* to none/],
    ['a bound moved', withParts(z.object({ quarter: z.number().int().min(0).max(4) })), 'data.parts[].quarter', /minimum changed from 1 to 0/],
    ['null allowed', z.object({ ...paid, amount: yuan.nullable() }), 'data.amount', /may be null now/],
    ['null refused', z.object({ ...paid, payee: z.string() }), 'data.payee', /could be null/],
    ['a field removed in a list', withParts(z.object({})), 'data.parts[].quarter', /was removed/],
    ['another list', z.object({ ...paid, parts: z.array(z.string()) }), 'data.parts[]', /type changed from object to string/],
    ['another record', z.object({ ...paid, by: z.record(z.string(), z.string()) }), 'data.by.*', /type changed from number to string/],
    ['other keys of a record', z.object({ ...paid, by: z.record(z.string().regex(/^x/), z.number()) }), 'data.by.* (key)', /pattern changed/],
    ['a record made an object', z.object({ ...paid, by: z.object({}) }), 'data.by', /took any further key/],
    ['one more alternative', z.object({ ...paid, memo: z.union([z.string(), z.number()]).optional() }), 'data.memo', /1 alternatives became 2/],
    ['what it cannot see into', z.object({ ...paid, by: z.intersection(z.record(z.string(), z.number()), z.object({})) }), 'data.by', /type changed|cannot be proven/],
  ])('finds %s and names the field', (_, data, field, why) => {
    expect(found(data).find((breach) => breach.field === field && why.test(breach.why.en))).toMatchObject({ type: 'funding.ledger.paid.v1', why: { zh: expect.stringMatching(/\p{Script=Han}/u) as string } });
  });

  it('finds a type removed, a type that moved, and lets new types in', () => {
    const others = releasedAs(z.object(paid), 'funding.ledger.sent.v1');
    expect(breaches(release, others)).toMatchObject([{ type: 'funding.ledger.paid.v1', field: 'type' }]);
    expect(breaches(release, releasedAs(z.object(paid), 'funding.ledger.paid.v1', 'funding.books'))).toMatchObject([{ field: 'topic', why: { en: 'moved from funding.ledger to funding.books: its readers listen there' } }]);
    expect(breaches(release, { ...release, ...others })).toEqual([]);
  });

  it('lets nothing be added where readers of the release refuse what they do not know', () => {
    expect(found(z.strictObject({ a: yuan, b: yuan.optional() }), z.strictObject({ a: yuan }))).toMatchObject([{ field: 'data.b' }]);
  });

  it('takes a schema that is read otherwise than it is written for no contract', () => {
    const turning = z.object({ on: z.string().transform(Number).pipe(z.number()) });
    expect(found(turning, turning)).toMatchObject([{ field: 'data.on' }, { field: 'data.on' }]);
  });

  it('remembers what the release accepted from the releases before it', () => {
    // Written by the release it always holds `from`; a reader of the release takes older messages without.
    expect(found(z.object({ ...paid, from: z.enum(['A', 'B']) })).map(({ why }) => why.en)).toContain('is required now, it was optional: old messages may lack it');
  });

  const leaf = fc.constantFrom<z.ZodType>(yuan, z.string(), z.number().int(), z.boolean(), z.enum(['A', 'B']), z.literal('x'), z.string().min(2), z.discriminatedUnion('k', [z.object({ k: z.literal('a') }), z.object({ k: z.literal('b'), n: z.number() })]), z.union([z.string(), z.number()]), z.tuple([z.string(), z.number()]));
  const schema: fc.Arbitrary<z.ZodObject> = fc.letrec<{ object: z.ZodObject; field: z.ZodType }>((tie) => ({
    object: fc.dictionary(fc.stringMatching(/^[a-w]{1,4}$/), tie('field'), { maxKeys: 4 }).map((fields) => z.object(fields)),
    field: fc.tuple(fc.oneof({ depthSize: 'small' }, leaf, tie('object')), fc.constantFrom<(of: z.ZodType) => z.ZodType>((of) => of, (of) => of.nullable(), (of) => of.optional(), (of) => z.array(of), (of) => z.record(z.string(), of))).map(([of, wrap]) => wrap(of)),
  })).object;

  it('finds nothing between a schema and itself, or itself and one more optional field', () => {
    fc.assert(fc.property(schema, schema, (data, more) => {
      expect(found(data, data)).toEqual([]);
      expect(found(data.extend({ xNew: more.optional() }), data)).toEqual([]);
      expect(found(data, data.extend({ xNew: more }))).not.toEqual([]);
    }));
  });

  it('finds nothing between the catalogue and itself', () => {
    const now = releaseOf(catalogue.values());
    expect(Object.keys(now)).toHaveLength(catalogue.size);
    expect(breaches(JSON.parse(JSON.stringify(now)) as Release, now)).toEqual([]);
    expect(JSON.stringify(now)).not.toMatch(/description/);
  });
});
