import { day } from '@cornerstone/kernel/day';
import { disablePerson, enablePerson, evolve } from './disabling.rules';

const TODAY = day('2024-11-20');
const person = (disabled = false) => ({ id: 'per_1', departmentIds: ['dep_410100_finance'], regionPaths: ['410000.410100'], roles: ['fin'], disabled });
const ops = { reason: 'Left the department', by: 'per_ops' };

describe('disable and enable people 停用与启用人员', () => {
  it('tells that a person may no longer act, with the rest as it was and without the reason', () => {
    expect(disablePerson(person(), ops, TODAY)).toEqual([expect.objectContaining({ type: 'directory.person.defined.v1', knownOn: TODAY, data: { id: 'per_1', departments: ['dep_410100_finance'], regionPaths: ['410000.410100'], roles: ['fin'], disabled: true } })]);
    expect(enablePerson(person(true), ops, TODAY)).toMatchObject([{ data: { disabled: false } }]);
  });

  it('has nothing to tell of who is so already', () => {
    expect([disablePerson(person(true), ops, TODAY), enablePerson(person(), ops, TODAY)]).toEqual([[], []]);
  });

  it('keeps the reason', () => {
    const [fact] = disablePerson(person(), ops, TODAY);
    expect(fact && evolve(' Left ')(person(), fact)).toEqual({ disabled: true, standingReason: 'Left' });
  });

  it('refuses to disable oneself', () => {
    expect(() => disablePerson(person(), { ...ops, by: 'per_1' }, TODAY)).toThrow(expect.objectContaining({ rule: 'access.not-oneself', code: 'RULE_BROKEN' }));
  });

  it.each([['', 'access.change-without-reason'], [' ', 'access.change-without-reason'], ['x'.repeat(301), 'text.too-long'], ['a\u202eb', 'text.forbidden-character']])('refuses the reason %j', (reason, rule) => {
    for (const decide of [() => disablePerson(person(), { ...ops, reason }, TODAY), () => enablePerson(person(true), { reason }, TODAY)]) expect(decide).toThrow(expect.objectContaining({ rule }));
  });
});
