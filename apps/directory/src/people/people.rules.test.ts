import { day } from '@cornerstone/kernel/day';
import { peopleFrom, personFact, type PersonLine } from './people.rules';

const jiyuan = { id: '419001', name: '济源市', nameEn: null, pinyin: null, level: 'CITY' as const, parentCode: '410000', path: '410000.419001', current: true };
const departments = [{ id: 'dep_419001_finance' }];
const line = (changed: Partial<PersonLine> = {}): PersonLine =>
  ({ id: 'per_1', login: 'clerk.jy', name: '王一', title_zh: '填报员', title_en: 'Clerk', departments: 'dep_419001_finance', regions: '419001', roles: 'clerk;fin', ...changed });

describe('people 人员', () => {
  it('act where the tree says, not where the digits of the code say', () => {
    expect(peopleFrom([line()], [jiyuan], departments)).toMatchObject([{ regionPaths: ['410000.419001'], roles: ['clerk', 'fin'] }]);
  });

  it('may act in the whole country', () => {
    expect(peopleFrom([line({ regions: '*' })], [jiyuan], departments)[0]?.regionPaths).toEqual(['*']);
  });

  it('are told of without their names', () => {
    const [person] = peopleFrom([line()], [jiyuan], departments);
    const fact = person && personFact(person, day('2024-01-01'));
    expect(JSON.stringify(fact)).not.toContain('王一');
    expect(fact?.data).toEqual({ id: 'per_1', departments: ['dep_419001_finance'], regionPaths: ['410000.419001'], roles: ['clerk', 'fin'], disabled: false });
  });

  it.each([['an unknown region', { regions: '999999' }], ['an unknown department', { departments: 'dep_419001_magic' }]])('stop the start at %s', (_, changed) => {
    expect(() => peopleFrom([line(changed)], [jiyuan], departments)).toThrow();
  });

  it('act for what was recorded under a region whose place theirs took, and no further', () => {
    const [heir, ended, other] = [{ ...jiyuan, id: '410308', path: '410000.410300.410308', successorCodes: [] }, { ...jiyuan, id: '410322', path: '410000.410300.410322', successorCodes: ['410308'] }, { ...jiyuan, id: '410381', path: '410000.410300.410381', successorCodes: ['410307'] }];
    const of = (regions: string, more: object[] = []) => peopleFrom([line({ regions })], [jiyuan, heir, ended, other, ...more as never[]], departments)[0]?.regionPaths;
    expect([of('410308'), of('410308;410322'), of('*'), of('410322')]).toEqual([[heir.path, ended.path], [heir.path, ended.path], ['*'], [ended.path]]);
    const city = { ...jiyuan, id: '410300', path: '410000.410300', successorCodes: [] };
    expect(of('410300', [city])).toEqual([city.path]);
  });
});
