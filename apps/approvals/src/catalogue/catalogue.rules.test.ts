import { catalogueOfFile } from './catalogue.file';
import { appliesTo, prerequisites, type Listed } from './catalogue.rules';
import { departmentOf, kindOfDepartment } from './departments.rules';

describe('read the catalogue 审批事项目录 (A1)', () => {
  let catalogue: Map<string, Listed>;
  beforeAll(async () => { catalogue = new Map((await catalogueOfFile()).map((row) => [row.code, row])); });

  it('has forty procedures in four stages', () => {
    expect(catalogue.size).toBe(40);
    expect([...Map.groupBy(catalogue.values(), (row) => row.stageNo)].map(([stage, rows]) => [stage, rows.length])).toEqual([[1, 21], [2, 4], [3, 6], [4, 9]]);
  });

  it('names only prerequisites that the catalogue has, and no circle of them', () => {
    const depth = (code: string, above: readonly string[] = []): number => {
      expect(above).not.toContain(code);
      return 1 + Math.max(0, ...(catalogue.get(code)?.prerequisites ?? []).flatMap((each) => each.anyOf).map((before) => depth(before, [...above, code])));
    };
    for (const { prerequisites: all } of catalogue.values()) for (const code of all.flatMap((each) => each.anyOf)) expect(catalogue.has(code)).toBe(true);
    expect(Math.max(...[...catalogue.keys()].map((code) => depth(code)))).toBeLessThan(15);
  });

  it.each([
    ['', '', []],
    ['L18', '', [{ anyOf: ['L18'], condition: null }]],
    ['J01;J02 or J03', '', [{ anyOf: ['J01'], condition: null }, { anyOf: ['J02', 'J03'], condition: null }]],
    ['(L02,L03,L04 by type);L20 for granted land', '', [{ anyOf: ['L02', 'L03', 'L04'], condition: null }, { anyOf: ['L20'], condition: 'granted land' }]],
    ['land approval (L20/L21);G02;S01', '', [{ anyOf: ['L20', 'L21'], condition: null }, { anyOf: ['G02'], condition: null }, { anyOf: ['S01'], condition: null }]],
    ['L01;L05', 'L05 only where required; the rest', [{ anyOf: ['L01'], condition: null }, { anyOf: ['L05'], condition: 'where required' }]],
    ['L05', 'L05 is a legal precondition for allocated land; lapses', [{ anyOf: ['L05'], condition: 'allocated land' }]],
  ])('reads the prerequisites "%s" (%s)', (text, note, expected) => {
    expect(prerequisites(text, note)).toEqual(expected);
  });

  it.each([
    ['A;V;F', ['APPROVAL', 'RATIFICATION', 'FILING'], null, []],
    ['A;V;F(allocated land)', ['APPROVAL', 'RATIFICATION', 'FILING'], 'allocated land', ['FILING']],
    ['A;V;F (farmland)', ['APPROVAL', 'RATIFICATION', 'FILING'], 'farmland', ['APPROVAL', 'RATIFICATION', 'FILING']],
    ['A;V;F above the energy threshold', ['APPROVAL', 'RATIFICATION', 'FILING'], 'above the energy threshold', ['APPROVAL', 'RATIFICATION', 'FILING']],
    ['A (named major projects)', ['APPROVAL'], 'named major projects', ['APPROVAL']],
  ])('reads whom "%s" applies to', (text, kinds, condition, conditionalKinds) => {
    expect(appliesTo(text)).toEqual({ kinds, condition, conditionalKinds });
  });

  it('refuses a row that says something unknown', () => {
    expect(() => appliesTo('X')).toThrow('no kind of project');
    expect(() => prerequisites('something', '')).toThrow('no procedure');
  });

  it('gives a procedure to the city, to the province where the project crosses cities, and to nobody across provinces', () => {
    expect(departmentOf('ecology', ['410000.410100.410105'])).toBe('dep_410100_ecology');
    expect(departmentOf('ecology', ['410000.410100.410105', '410000.410100'])).toBe('dep_410100_ecology');
    expect(departmentOf('ecology', ['410000.410100', '410000.410300'])).toBe('dep_410000_ecology');
    expect(departmentOf('ecology', ['410000.410100', '410000'])).toBe('dep_410000_ecology');
    expect(departmentOf('ecology', ['410000.410100', '140000.140100'])).toBeNull();
    expect(departmentOf(null, ['410000.410100'])).toBeNull();
    expect(kindOfDepartment('dep_410100_natural_resources')).toBe('natural_resources');
  });
});
