import fc from 'fast-check';
import { drawExperts, isSameUnit, lotOf, poolFor, type PoolExpert, type Sides } from './draw.rules';

const expert = (id: string, specialties: readonly string[] = ['环境'], unit = `某某大学${id}`): PoolExpert => ({ id, specialties, unit, personId: null });
const many = (count: number, specialty = '环境', from = 0): PoolExpert[] => Array.from({ length: count }, (_, at) => expert(`exp_${String(from + at).padStart(3, '0')}`, [specialty]));
const sides: Sides = { units: ['河南省铁路建设投资集团有限公司'], declared: [], earlier: [], managerId: 'per_1' };
const seeds = fc.string({ minLength: 1, maxLength: 40 });

describe('the draw of experts 专家抽取 (P11)', () => {
  it('gives the same panel for the same seed and pool, whatever order the experts stand in', () => {
    const pools = fc.uniqueArray(fc.record({ id: fc.uuid(), specialties: fc.constantFrom<string[]>(['环境'], ['财务'], ['环境', '财务']), unit: fc.constant('大学'), personId: fc.constant(null) }), { minLength: 12, maxLength: 30, selector: ({ id }) => id })
      .filter((pool) => pool.filter(({ specialties }) => specialties.includes('财务')).length >= 4 && pool.filter(({ specialties }) => specialties.includes('环境')).length >= 4);
    fc.assert(fc.property(pools.chain((pool) => fc.tuple(fc.constant(pool), fc.shuffledSubarray(pool, { minLength: pool.length }))), seeds, ([one, other], seed) => {
      const drawn = (experts: readonly PoolExpert[]) => drawExperts(poolFor(experts, sides).pool, [{ specialty: '环境', experts: 2 }, { specialty: '财务', experts: 1 }], seed);
      expect(drawn(one)).toEqual(drawn(other));
      expect(new Set(drawn(one)).size).toBe(3);
    }), { numRuns: 50 });
  });

  it('is known: this seed and this pool give this panel', () => {
    expect([lotOf('5f1c', 'exp_001'), lotOf('5f1c', 'exp_002')].map(String)).toEqual(['14927610247800764145', '2171852125795126488']);
    expect(drawExperts(poolFor(many(10), sides).pool, [{ specialty: '环境', experts: 3 }], '5f1c')).toEqual(['exp_002', 'exp_005', 'exp_006']);
  });

  it('is fair within reason: over many seeds everyone is drawn about equally often, and any two together', () => {
    const { pool } = poolFor(many(10), sides);
    const times = new Map<string, number>();
    const together = new Map<string, number>();
    const rounds = 5_000;
    for (let round = 0; round < rounds; round += 1) {
      const panel = drawExperts(pool, [{ specialty: '环境', experts: 3 }], `seed ${round}`).toSorted();
      for (const id of panel) times.set(id, (times.get(id) ?? 0) + 1);
      for (const [at, one] of panel.entries()) for (const other of panel.slice(at + 1)) together.set(`${one} ${other}`, (together.get(`${one} ${other}`) ?? 0) + 1);
    }
    // Expected 1,500 each and 333 for a pair; the bounds lie beyond five standard deviations.
    expect([...times.values()].every((count) => count > 1_330 && count < 1_670)).toBe(true);
    expect(times.size).toBe(10);
    expect([...together.values()].every((count) => count > 240 && count < 430)).toBe(true);
    expect(together.size).toBe(45);
  });

  it('never takes one with a conflict of interest', () => {
    const units = ['河南省铁路建设投资集团有限公司', '中铁设计院', '某某建筑公司'];
    const any = fc.record({ id: fc.uuid(), specialties: fc.constant(['环境']), unit: fc.constantFrom(...units, '郑州大学', '中铁设计院郑州分院'), personId: fc.constantFrom(null, 'per_1', 'per_2') });
    fc.assert(fc.property(fc.uniqueArray(any, { maxLength: 25, selector: ({ id }) => id }), seeds, fc.nat(), (experts, seed, pick) => {
      const declared = experts.filter((_, at) => (at + pick) % 7 === 0).map(({ id }) => id);
      const earlier = experts.filter((_, at) => (at + pick) % 5 === 0).map(({ id }) => id);
      const { pool, excluded } = poolFor(experts, { units, declared, earlier, managerId: 'per_1' });
      expect(pool.length + excluded.length).toBe(experts.length);
      const clean = experts.filter(({ id, unit, personId }) => unit === '郑州大学' && !declared.includes(id) && !earlier.includes(id) && personId !== 'per_1').map(({ id }) => id).toSorted();
      expect(pool.map(({ id }) => id)).toEqual(clean);
      if (clean.length >= 3) expect(drawExperts(pool, [{ specialty: '环境', experts: 3 }], seed).every((id) => clean.includes(id))).toBe(true);
    }));
  });

  it('says why each was left out', () => {
    const experts = [expert('exp_1', ['环境'], '河南省铁路建设投资集团 有限公司'), expert('exp_2'), expert('exp_3'), { ...expert('exp_4'), personId: 'per_1' }, expert('exp_5')];
    expect(poolFor(experts, { ...sides, declared: ['exp_2'], earlier: ['exp_3'] })).toEqual({ pool: [{ id: 'exp_5', specialties: ['环境'] }], excluded: [{ expertId: 'exp_1', why: 'SAME_UNIT' }, { expertId: 'exp_2', why: 'DECLARED' }, { expertId: 'exp_3', why: 'EARLIER_PANEL' }, { expertId: 'exp_4', why: 'MANAGER' }] });
  });

  it.each([['某某设计院', '某某设计院', true], ['某某设计院', '某某设计院（郑州）分院', true], ['某某 设计院', '某某设计院。', true], ['某某设计院', '某某设计公司', false], ['大学', '大学城建设公司', false], ['ＡＢＣ Design', 'abc design', true]])('takes %s and %s for one unit: %s', (one, other, same) => {
    expect([isSameUnit(one, other), isSameUnit(other, one)]).toEqual([same, same]);
  });

  it('fills every seat where that can be done, though the first by lot have two specialties', () => {
    const both = many(3).map((each) => ({ ...each, specialties: ['环境', '财务'] }));
    const environmental = many(2, '环境', 10);
    fc.assert(fc.property(seeds, (seed) => {
      const { pool } = poolFor([...both, ...environmental], sides);
      const panel = drawExperts(pool, [{ specialty: '环境', experts: 2 }, { specialty: '财务', experts: 3 }], seed);
      expect(panel.slice(0, 2).toSorted()).toEqual(environmental.map(({ id }) => id));
      expect(panel.slice(2).toSorted()).toEqual(both.map(({ id }) => id));
    }));
  });

  it('fails only where no panel exists, P11.pool-too-small', () => {
    expect(() => drawExperts(poolFor(many(2), sides).pool, [{ specialty: '环境', experts: 3 }], 'x')).toThrow(expect.objectContaining({ rule: 'P11.pool-too-small', details: expect.objectContaining({ specialty: '环境', candidates: 2 }) }));
    expect(() => drawExperts(poolFor(many(5), sides).pool, [{ specialty: '财务', experts: 1 }], 'x')).toThrow(expect.objectContaining({ rule: 'P11.pool-too-small' }));
  });
});
