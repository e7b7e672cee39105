import { quantityText } from '@cornerstone/kernel/quantity';
import { countedOf, requireKind } from './kinds.rules';

const refused = (rule: string) => expect.objectContaining({ rule });

describe('units of elements 要素计量单位 (E1)', () => {
  it('counts land in mu and turns hectares into it exactly', () => {
    const { unit, amount } = countedOf({ kind: 'LAND', amount: '2.5', unit: '公顷' });
    expect([unit, quantityText(amount)]).toEqual(['亩', '37.5']);
  });

  it('lets materials be counted in what they are counted in', () => {
    expect(countedOf({ kind: 'MATERIAL', item: '河砂', amount: '800', unit: '立方米' })).toMatchObject({ item: '河砂', unit: '立方米' });
  });

  it('refuses a unit that does not measure the kind', () => {
    expect(() => countedOf({ kind: 'ENERGY', amount: '1', unit: '亩' })).toThrow(refused('E1.unit-unknown'));
  });

  it.each(['0', '-5'])('refuses %s', (amount) => {
    expect(() => countedOf({ kind: 'LAND', amount })).toThrow(refused('E1.nothing-asked'));
  });

  it('refuses what no column holds, before and after conversion', () => {
    expect(() => countedOf({ kind: 'LAND', amount: '9999999999999999', unit: '公顷' })).toThrow(refused('quantity.not-an-amount'));
  });
});

describe('whose task a kind is (E1)', () => {
  it('gives land to the land department and energy to the ecology department', () => {
    expect(() => { requireKind(['land'], 'LAND'); requireKind(['eco'], 'ENERGY'); requireKind(['drc'], 'LABOUR'); requireKind(['clerk'], 'SUPPLY'); }).not.toThrow();
    expect(() => { requireKind(['land'], 'ENERGY'); }).toThrow(refused('E1.kind-of-another-department'));
    expect(() => { requireKind(['gov'], 'LAND'); }).toThrow(refused('E1.kind-of-another-department'));
  });
});
