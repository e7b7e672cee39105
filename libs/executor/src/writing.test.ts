import { buildSchema, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { kindsOf } from './kinds';
import type { Misfit } from './sheet';
import type { JsonObject } from './value';
import { answerWriter } from './writing';

const schema = buildSchema('type Query { first: Holder second: Thing third: [Holder] } type Holder { thing: Thing! must: Int! } type Thing { name: String size: Int }');

function answer(query: string, data: JsonObject, shared: readonly JsonObject[]): { data: unknown; misfits: Misfit[] } {
  const operation = parse(query).definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const misfits: Misfit[] = [];
  const whole = answerWriter({ schema, kinds: kindsOf(schema) }, [operation.selectionSet], 'Query')(data, misfits, new Set(shared));
  return { data: (JSON.parse(whole.toString()) as { data: unknown }).data, misfits };
}

describe('an answer in which an object lies in several places', () => {
  const QUERY = '{ first { thing { name } must } second { name } third { thing { name } must } }';

  it('has it in each of them', () => {
    const thing = { name: 'one', size: 1 };
    const holder = { thing, must: 1 };
    const written = { thing: { name: 'one' }, must: 1 };
    expect(answer(QUERY, { first: holder, second: thing, third: [holder, { thing, must: 2 }] }, [thing, holder])).toEqual({ data: { first: written, second: { name: 'one' }, third: [written, { ...written, must: 2 }] }, misfits: [] });
  });

  it('has it in the others where what holds it in one must not stand', () => {
    const thing = { name: 'one', size: 1 };
    const gone = { message: 'Cannot return null for non-nullable field Holder.must.', path: ['first', 'must'] };
    expect(answer(QUERY, { first: { thing, must: null }, second: thing, third: [{ thing, must: 3 }] }, [thing])).toEqual({ data: { first: null, second: { name: 'one' }, third: [{ thing: { name: 'one' }, must: 3 }] }, misfits: [gone] });
    expect(answer(QUERY, { first: null, second: thing, third: [{ thing, must: 3 }, { thing, must: null }, { thing, must: 4 }] }, [thing])).toEqual({ data: { first: null, second: { name: 'one' }, third: [{ thing: { name: 'one' }, must: 3 }, null, { thing: { name: 'one' }, must: 4 }] }, misfits: [{ ...gone, path: ['third', 1, 'must'] }] });
  });

  it('tells of each place where something of it does not fit', () => {
    const thing = { name: 'one', size: 'large' };
    const { data, misfits } = answer('{ second { size } first { thing { size } must } }', { second: thing, first: { thing, must: 1 } }, [thing]);
    expect(data).toEqual({ second: { size: null }, first: { thing: { size: null }, must: 1 } });
    expect(misfits.map(({ path }) => path)).toEqual([['second', 'size'], ['first', 'thing', 'size']]);
  });
});
