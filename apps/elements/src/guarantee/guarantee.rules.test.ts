import { day } from '@cornerstone/kernel/day';
import { quantityFrom, quantityText } from '@cornerstone/kernel/quantity';
import { guaranteeOf, type GuaranteedNeed, type HeldFrom, type LeftIn } from './guarantee.rules';

const land = { kind: 'LAND' as const, item: '', unit: '亩' };
const stock = { region: '郑州市', year: 2024, source: 'EXISTING_STOCK' as const };
const held = (amount: string, suppliedOn: string | null = null): HeldFrom => ({ amount: quantityFrom(amount), suppliedOn: suppliedOn === null ? null : day(suppliedOn), pool: stock });
const left = (id: string, available: string, changed: Partial<LeftIn> = {}): LeftIn => ({ ...stock, id, regionPath: '410000.410100', available: quantityFrom(available), ...changed });
const province = left('elp_2', '100', { region: '河南省', source: 'NEW_QUOTA', regionPath: '410000' });
const need = (changed: Partial<GuaranteedNeed> = {}): GuaranteedNeed => ({ ...land, amount: quantityFrom('200'), neededBy: day('2024-12-31'), held: [], left: [], ...changed });

describe('guarantee of an element 要素保障 (E1)', () => {
  it('is open while nothing is reserved, and says from where it can come, in order', () => {
    expect(guaranteeOf([need({ left: [province, left('elp_1', '150')] })], land)).toMatchObject({
      state: 'OPEN', explanation: '需用地200亩，最早2024-12-31前使用；尚缺200亩；可依次由郑州市2024年批而未供存量余150亩、河南省2024年新增指标余100亩解决（先存量后新增，就近优先）。',
    });
  });

  it('is partly there when the pools have the rest', () => {
    const { state, reserved, supplied, explanation } = guaranteeOf([need({ held: [held('50', '2024-05-01'), held('70')], left: [province] })], land);
    expect([state, quantityText(reserved), quantityText(supplied)]).toEqual(['PARTLY', '70', '50']);
    expect(explanation).toBe('需用地200亩，最早2024-12-31前使用；已落实50亩（郑州市2024年批而未供存量50亩）；已预留70亩待落实（郑州市2024年批而未供存量70亩）；尚缺80亩；可依次由河南省2024年新增指标余100亩解决（先存量后新增，就近优先）。');
  });

  it('is reserved, then secured', () => {
    expect(guaranteeOf([need({ held: [held('150', '2024-05-01'), held('50')] })], land).state).toBe('RESERVED');
    expect(guaranteeOf([need({ held: [held('150', '2024-05-01'), held('50', '2024-05-02')] })], land)).toMatchObject({ state: 'SECURED', explanation: '需用地200亩，最早2024-12-31前使用；已落实200亩（郑州市2024年批而未供存量200亩）。' });
  });

  it('is short when the pools have less than is missing, and says by how much', () => {
    expect(guaranteeOf([need({ held: [held('50')], left: [province] })], land)).toMatchObject({ state: 'SHORT', explanation: expect.stringContaining('尚缺150亩；可用指标合计仅100亩（河南省2024年新增指标余100亩），缺口50亩。') as string });
    expect(guaranteeOf([need()], land)).toMatchObject({ state: 'SHORT', explanation: expect.stringContaining('没有可用指标池，缺口200亩') as string });
  });

  it('adds up several needs and counts each pool once', () => {
    const { needed, state } = guaranteeOf([need({ left: [province] }), need({ left: [province], neededBy: day('2024-09-01') })], land);
    expect([quantityText(needed), state]).toEqual(['400', 'SHORT']);
  });

  it('names no pool that the reader may not see', () => {
    expect(guaranteeOf([need({ held: [{ ...held('200'), pool: null }] })], land).explanation).toContain('其他区域指标池200亩');
  });
});
