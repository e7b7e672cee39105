import { describe, expect, it } from '@jest/globals';
import { REGIONS } from '../examples.fixture';
import { readPlaces, regionInTitle, type PlaceCells } from './places';
import { indexRegions } from './regions';

const regions = indexRegions(REGIONS);
const read = (cells: Partial<PlaceCells>, home: string | null = null) => {
  const places = readPlaces({ province: null, city: null, county: null, place: null, ...cells }, home, regions);
  return [places.codes.join(' '), places.unknown.flatMap(({ names }) => names).join(' ')];
};

describe('find the places 认地区', () => {
  it.each<[string, string, string?]>([
    ['洛阳市', '410300'], ['辉县', '410782'], ['辉县市', '410782'], ['孟津', '410308'], ['孟津区', '410308'], ['孟津县', '410322'], ['偃师', '410307'], ['偃师市', '410381'], ['济源', '419001'], ['管城区', '410104'],
    ['河南省洛阳市栾川县庙子镇', '410324'], ['洛阳市栾川县、洛宁', '410324 410328'], ['封丘县、原阳县', '410727 410725'], ['郑州、开封；洛阳', '410100 410200 410300'], ['涧西区，孟津区/偃师区', '410305 410308 410307'], ['许昌市（建安区、襄城县）', '411003 411025'],
    ['洛阳高新区', '410371'], ['洛阳市高新区', '410371'], ['郑州航空港区', '410173'], ['新乡', '410700'], ['安阳县', '410522'], ['和顺县', '140723'],
    ['某某新城', '', '某某新城'], ['城区', '', '城区'], ['洛阳市、湘潭市', '410300', '湘潭市'],
  ])('reads %j as %j', (place, codes, unknown = '') => { expect(read({ place })).toEqual([codes, unknown]); });

  it('reads counties line by line with the cities beside them', () => {
    expect(read({ city: '驻马店市\n信阳市', county: '上蔡县、汝南县\n息县' })).toEqual(['411722 411727 411528', '']);
    expect(read({ city: '洛阳市\n三门峡市', county: '栾川县' })).toEqual(['411200 410324', '']);
  });

  it('settles a name that two provinces have by the city or the province beside it', () => {
    expect(read({ city: '晋城市', county: '城区' })).toEqual(['140502', '']);
    expect(read({ city: '南阳市', county: '高新区' })).toEqual(['411371', '']);
    expect(read({ place: '市区' }, '410300')).toEqual(['410300', '']);
    expect(read({ place: '市本级' }, '410324')).toEqual(['410300', '']);
    expect(read({ place: '前营乡、观音堂镇' }, '410421')).toEqual(['410421', '']);
    expect(read({ place: '前营乡' }, '410400')).toEqual(['', '前营乡']);
  });

  it('tells of a county that is not in its city', () => {
    const places = readPlaces({ province: null, city: '洛阳市', county: '封丘县', place: null }, null, regions);
    expect(places.apart).toEqual(['410727']);
  });

  it.each([
    ['2019年河南省高速公路“双千工程”计划开工项目表', '410000'], ['洛阳市2012年6月份新开工重大项目台账', '410300'], ['项城市２０２０年第一批重点建设项目一览表', '411681'], ['河南省洛阳市栾川县重点项目', '410324'], ['栾川2023年项目', '410324'], ['关于印发新乡市重点项目的通知', '410700'],
    ['中原经济区重点项目', null], ['政府债券项目资金使用情况台账（存续期公开）', null], ['中心城区改造项目', null],
  ])('finds the region of the title %j', (title, code) => { expect(regionInTitle(title, regions)).toBe(code); });

  it('does not depend on how the table names its levels', () => {
    const renamed = indexRegions(REGIONS.map((region) => ({ ...region, level: { province: 'PROVINCE', prefecture: 'CITY' }[region.level] ?? 'COUNTY' })));
    expect(readPlaces({ province: null, city: '新乡', county: '辉县', place: null }, null, renamed).codes).toEqual(['410782']);
  });
});
