import { day } from '@cornerstone/kernel/day';
import { regionFact, regionsFrom, type RegionLine } from './regions.rules';

const line = (code: string, level: string, parent: string, status = 'current'): RegionLine => ({ code, name_zh: `名${code}`, name_en: '', pinyin: '', level, parent, status });
const henan = line('410000', 'province', '');

describe('regions 行政区划', () => {
  it('puts parents before children and gives each its path from the province down', () => {
    const regions = regionsFrom([line('410105', 'county', '410100'), line('410100', 'prefecture', '410000'), henan]);
    expect(regions.map((region) => region.path)).toEqual(['410000', '410000.410100', '410000.410100.410105']);
  });

  it('takes 济源 for a city and leaves out the placeholder it was grouped under', () => {
    const regions = regionsFrom([henan, line('419000', 'placeholder', '410000'), line('419001', 'province_direct_county', '410000')]);
    expect(regions.map((region) => [region.id, region.level])).toEqual([['410000', 'PROVINCE'], ['419001', 'CITY']]);
  });

  it('keeps an abolished code, marked', () => {
    const regions = regionsFrom([henan, line('410300', 'prefecture', '410000'), line('410322', 'county', '410300', 'superseded')]);
    expect(regions.find((region) => region.id === '410322')).toMatchObject({ current: false, path: '410000.410300.410322' });
  });

  it('tells what took the place of an abolished one, and when', () => {
    const [luoyang, old, now] = [line('410300', 'prefecture', '410000'), line('410322', 'county', '410300', 'superseded'), line('410308', 'county', '410300')];
    const change = { code: '410322', successor: '410308', ended_on: '2021-03-18', source: '批复' };
    const region = regionsFrom([henan, luoyang, old, now], [change]).find(({ id }) => id === '410322');
    expect(region && regionFact(region, day('2021-12-31')).data).toMatchObject({ current: false, endedOn: '2021-03-18', successors: ['410308'] });
    for (const wrong of [{ ...change, code: '410308' }, { ...change, successor: '410322' }, { ...change, successor: '419999' }]) expect(() => regionsFrom([henan, luoyang, old, now], [wrong])).toThrow(/successor/);
  });

  it.each([
    ['a code listed twice', [henan, henan]],
    ['a parent that is not listed', [line('410105', 'county', '410100')]],
    ['a region in itself', [line('410100', 'prefecture', '410105'), line('410105', 'county', '410100')]],
    ['an unknown level', [line('410000', 'empire', '')]],
  ])('stops at %s', (_, lines) => {
    expect(() => regionsFrom(lines)).toThrow();
  });

  it('tells the others what they copy', () => {
    const [region] = regionsFrom([henan]);
    expect(region && regionFact(region, day('2021-12-31'))).toMatchObject({ type: 'directory.region.defined.v1', data: { code: '410000', level: 'PROVINCE', parent: null, path: '410000', current: true } });
  });
});
