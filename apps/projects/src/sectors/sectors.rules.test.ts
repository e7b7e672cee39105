import { day } from '@cornerstone/kernel/day';
import { quantityFrom } from '@cornerstone/kernel/quantity';
import fc from 'fast-check';
import { classifyProject, defineSector, knownNode, lineOf, mapWord, parentOf, recordQuantity, type Definition, type Node, type Record } from './sectors.rules';

const TODAY = day('2024-03-05');
const road = { code: 'ROAD_KM', name: '里程', unit: '公里' };
const nodes = new Map<string, Node>(([['INFRA', 'SECTOR', []], ['INFRA.ROAD', 'SECTOR', [road]], ['FOOD', 'CHAIN', []], ['FOOD.COLD', 'CHAIN', []]] as const).map(([id, tree, measures]) => [id, { id, tree, measures }]));
const refuses = (rule: string) => expect.objectContaining({ rule });

describe('the classification 行业分类 (P4)', () => {
  it('has in a node\'s code the nodes above it', () => {
    expect(lineOf('A.B.C')).toEqual(['A.B.C', 'A.B', 'A']);
    expect([parentOf('A.B'), parentOf('A')]).toEqual(['A', null]);
    fc.assert(fc.property(fc.array(fc.constantFrom('A', 'B', 'C_1'), { minLength: 1, maxLength: 5 }), (parts) => {
      const line = lineOf(parts.join('.'));
      expect(line).toHaveLength(parts.length);
      line.forEach((id, at) => expect(parentOf(id)).toBe(line[at + 1] ?? null));
    }));
  });

  const definition: Definition = { id: 'FOOD.SNACK', tree: 'CHAIN', name: '休闲食品', nameEn: 'Snacks', measures: [], source: '001' };
  it('grows by nodes below what is there', () => {
    expect(defineSector(nodes, definition, TODAY)).toMatchObject({ type: 'projects.sector.defined.v1', data: { node: 'FOOD.SNACK', tree: 'CHAIN' } });
  });
  it.each<[string, Partial<Definition>]>([
    ['P4.node-shape', { id: 'food' }], ['P4.node-known', { id: 'FOOD.COLD' }], ['P4.node-unknown', { id: 'DRINK.BEER' }], ['P4.node-of-the-other-tree', { id: 'INFRA.SNACK' }], ['P4.measure-twice', { measures: [road, road] }], ['text.empty', { source: ' ' }],
  ])('refuses with %s: %j', (rule, changed) => expect(() => defineSector(nodes, { ...definition, ...changed }, TODAY)).toThrow(refuses(rule)));

  it('maps a word to a sector, once', () => {
    expect(mapWord(nodes, null, ' 公路 ', 'INFRA.ROAD', TODAY).data).toEqual({ word: '公路', node: 'INFRA.ROAD' });
    expect(() => mapWord(nodes, 'INFRA.ROAD', '公路', 'INFRA.ROAD', TODAY)).toThrow(refuses('P4.word-mapped-so'));
    expect(() => mapWord(nodes, null, '公路', 'FOOD', TODAY)).toThrow(refuses('P4.node-of-the-other-tree'));
    expect(() => knownNode(nodes, 'NOWHERE', 'SECTOR')).toThrow(refuses('P4.node-unknown'));
  });
});

describe('classify a project 项目归类 (P4)', () => {
  const told = { classificationId: 'cls_1', node: 'INFRA.ROAD', chains: ['FOOD.COLD', 'FOOD', 'FOOD.COLD'], reason: null };
  it('gives one sector and any chains, each once', () => {
    expect(classifyProject(nodes, null, told, TODAY).data).toEqual({ classificationId: 'cls_1', node: 'INFRA.ROAD', chains: ['FOOD', 'FOOD.COLD'], reason: null });
  });
  it.each<[string, Partial<typeof told>, { node: string; chains: string[] } | null]>([
    ['P4.node-unknown', { node: 'X' }, null], ['P4.node-of-the-other-tree', { node: 'FOOD' }, null], ['P4.node-of-the-other-tree', { chains: ['INFRA'] }, null],
    ['P4.too-many-chains', { chains: Array.from({ length: 11 }, (_, at) => `FOOD.N${at}`) }, null],
    ['P4.classified-so', {}, { node: 'INFRA.ROAD', chains: ['FOOD', 'FOOD.COLD'] }], ['P4.reclassified-without-reason', {}, { node: 'INFRA', chains: [] }],
  ])('refuses with %s: %j', (rule, changed, before) => expect(() => classifyProject(nodes, before, { ...told, ...changed }, TODAY)).toThrow(refuses(rule)));
});

describe('record a quantity 实物量 (P4)', () => {
  const told: Record = { quantityId: 'qty_1', measure: 'ROAD_KM', planned: '1061', done: '120.5', on: TODAY, reason: null };
  const sector = ['INFRA.ROAD', 'INFRA'].flatMap((id) => nodes.get(id) ?? []);
  it('is exact, in the unit of its measure', () => {
    expect(recordQuantity(sector, null, { ...told, done: '0.0001' }, TODAY).data).toMatchObject({ measure: 'ROAD_KM', unit: '公里', planned: '1061', done: '0.0001' });
  });
  it.each<[string, Partial<Record>, readonly Node[] | null]>([
    ['P4.not-classified', {}, null], ['P4.measure-not-of-sector', { measure: 'BEDS' }, sector], ['P4.quantity-in-the-future', { on: day('2024-03-06') }, sector],
    ['P4.quantity-missing', { planned: null, done: null }, sector], ['P4.quantity-negative', { done: '-1' }, sector], ['quantity.too-fine', { done: '0.00001' }, sector], ['P4.done-went-back', { done: '100' }, sector],
  ])('refuses with %s: %j', (rule, changed, of) => expect(() => recordQuantity(of, { done: quantityFrom('110'), onDay: TODAY }, { ...told, ...changed }, TODAY)).toThrow(refuses(rule)));
  it('lets what is done fall only with a reason (trap 5)', () => {
    expect(recordQuantity(sector, { done: quantityFrom('110'), onDay: TODAY }, { ...told, done: '100', reason: '重复计量' }, TODAY).data).toMatchObject({ done: '100', reason: '重复计量' });
  });
});
