import { day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { defineProgramme, type Definition } from './programmes.rules';

const TODAY = day('2024-01-02');
const doubleHundred: Definition = { province: '140000', provinceLevel: 'PROVINCE', year: 2020, name: '双百工业转型升级', level: 'PROVINCIAL', quota: 200, parts: [{ name: '新兴产业', listedAs: '双百工业转型升级(新兴产业)', quota: 100 }, { name: '传统技改', listedAs: null, quota: 100 }], authority: '省工信厅' };

describe('define a programme 专项工程 (P3)', () => {
  it('has a province, a year, a name and its parts', () => expect(defineProgramme([], doubleHundred, TODAY)).toMatchObject({ type: 'projects.programme.defined.v1', data: { province: '140000', year: 2020, name: '双百工业转型升级', quota: 200, parts: [{ quota: 100 }, { quota: 100 }] } }));

  it.each<[string, Partial<Definition>, string[]]>([
    ['P3.not-a-province', { provinceLevel: 'CITY' }, []], ['P3.year-out-of-range', { year: 20 }, []], ['P3.too-many-parts', { parts: Array.from({ length: 21 }, (_, at) => ({ name: `${at}`, listedAs: null, quota: null })) }, []],
    ['P3.quota-not-positive', { quota: 0 }, []], ['P3.quota-of-parts', { quota: 201 }, []], ['P3.programme-known', {}, ['双百工业转型升级']], ['P3.programme-known', {}, ['双百工业转型升级(新兴产业)']],
    ['P3.programme-known', { parts: [{ name: '重名', listedAs: '双百工业转型升级', quota: null }] }, []], ['text.empty', { authority: ' ' }, []],
  ])('refuses with %s: %j', (rule, changed, taken) => expect(() => defineProgramme(taken, { ...doubleHundred, ...changed }, TODAY)).toThrow(expect.objectContaining({ rule })));

  it('takes a quota exactly where its parts add up to it, or leave it open', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: 1, max: 500 })), { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 2500 }), (quotas, quota) => {
      const told = { ...doubleHundred, quota, parts: quotas.map((each, at) => ({ name: `${at}`, listedAs: null, quota: each })) };
      const known = quotas.filter((each) => each !== null);
      if (known.length < quotas.length || known.reduce((sum, each) => sum + each, 0) === quota) expect(defineProgramme([], told, TODAY).data.quota).toBe(quota);
      else expect(() => defineProgramme([], told, TODAY)).toThrow(expect.objectContaining({ rule: 'P3.quota-of-parts' }));
    }));
  });
});
