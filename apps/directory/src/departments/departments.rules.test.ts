import { departmentsOf, type KindLine } from './departments.rules';

const region = (id: string, name: string, level: 'PROVINCE' | 'CITY' | 'COUNTY' | 'ZONE', path: string, current = true) => ({ id, name, nameEn: null, pinyin: null, level, parentCode: null, path, current });
const kind = (province: string, province_suffix: string, city_suffix: string): KindLine => ({ kind: 'natural_resources', name_zh: '自然资源', province, province_suffix, city_suffix });
const kinds = [kind('', '自然资源厅', '自然资源和规划局'), kind('140000', '自然资源厅', '规划和自然资源局')];

describe('departments 部门', () => {
  it('name a kind as its province does', () => {
    const departments = departmentsOf([region('410000', '河南省', 'PROVINCE', '410000'), region('410100', '郑州市', 'CITY', '410000.410100'), region('140100', '太原市', 'CITY', '140000.140100')], kinds);
    expect(departments.map(({ id, name }) => [id, name])).toEqual([
      ['dep_410000_natural_resources', '河南省自然资源厅'], ['dep_410100_natural_resources', '郑州市自然资源和规划局'], ['dep_140100_natural_resources', '太原市规划和自然资源局']]);
  });

  it('exist in provinces and in what lies directly below, not in counties nor in abolished places', () => {
    const departments = departmentsOf([
      region('419901', '郑州航空港区', 'ZONE', '410000.419901'), region('410105', '金水区', 'COUNTY', '410000.410100.410105'), region('410200', '旧市', 'CITY', '410000.410200', false)], kinds);
    expect(departments.map(({ id }) => id)).toEqual(['dep_419901_natural_resources']);
  });
});
