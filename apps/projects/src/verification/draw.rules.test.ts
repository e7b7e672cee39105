import { day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { drawSample, planVerification, stratumOf, type Candidate, type DrawCommand } from './draw.rules';

const TODAY = day('2024-04-08');
const command: DrawCommand = { planId: 'vpl_1', regionCode: '410000', period: { year: 2024, quarter: 2 }, share: '0.1', count: null, seed: '2024-Q2', dueOn: null };
const population = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }).map((sizes) => sizes.flatMap((size, place) => Array.from({ length: size }, (_, at): Candidate => ({ id: `prj_${place}_${at}`, stratum: `41${place}` }))));
const drawn = fc.tuple(population, fc.double({ min: 0, max: 1, noNaN: true }), fc.string()).map(([candidates, part, seed]) => ({ candidates, size: Math.max(1, Math.round(part * candidates.length)), seed }));
const plan = (changed: Partial<DrawCommand> = {}, candidates: Candidate[] = [{ id: 'prj_1', stratum: '410100' }, { id: 'prj_2', stratum: '410300' }, { id: 'prj_3', stratum: '410300' }]) => () => planVerification(candidates, { ...command, ...changed }, TODAY);
const ids = (sample: readonly Candidate[]): string[] => sample.map(({ id }) => id);

describe('the draw of a sample 核验抽样 (P9)', () => {
  it('is the same for the same seed, whatever order the projects come in', () => {
    fc.assert(fc.property(drawn, ({ candidates, size, seed }) => { expect(ids(drawSample(candidates.toReversed(), size, seed))).toEqual(ids(drawSample(candidates, size, seed))); }));
  });

  it('has the size, each project at most once, and each region its share to within one', () => {
    fc.assert(fc.property(drawn, ({ candidates, size, seed }) => {
      const sample = drawSample(candidates, size, seed);
      expect([sample.length, new Set(ids(sample)).size]).toEqual([size, size]);
      for (const [stratum, own] of Map.groupBy(candidates, (each) => each.stratum)) {
        expect(Math.abs(sample.filter((each) => each.stratum === stratum).length - (own.length * size) / candidates.length)).toBeLessThan(1);
      }
    }));
  });

  it('gives each project of a region the same chance over many seeds', () => {
    const candidates = Array.from({ length: 20 }, (_, at): Candidate => ({ id: `prj_${at}`, stratum: '410100' }));
    const times = new Map(candidates.map(({ id }) => [id, 0]));
    const seeds = 2000;
    for (let seed = 0; seed < seeds; seed += 1) for (const id of ids(drawSample(candidates, 5, `seed ${seed}`))) times.set(id, (times.get(id) ?? 0) + 1);
    // 2,000 draws of 5 in 20: 500 each, a standard deviation of 19.4; five of them.
    for (const [id, count] of times) expect([id, Math.abs(count - 500) < 97]).toEqual([id, true]);
  });

  it('is another one for another seed', () => {
    const candidates = Array.from({ length: 60 }, (_, at): Candidate => ({ id: `prj_${at}`, stratum: '410100' }));
    expect(new Set(Array.from({ length: 50 }, (_, seed) => ids(drawSample(candidates, 6, `${seed}`)).join())).size).toBe(50);
  });

  it('counts a project of several regions in one of them', () => {
    expect([stratumOf(['410000.410300.410325', '410000.410100'], '410000'), stratumOf(['410000.410100.410105'], '410000.410100'), stratumOf(['410000'], '410000'), stratumOf(['140000.140100', '410000.419001'], '410000')]).toEqual(['410100', '410105', '410000', '419001']);
  });

  it('takes a share rounded up, or a count, by the end of the period or the told day', () => {
    expect(plan()().fact).toMatchObject({ type: 'projects.verification.planned.v1', data: { population: 3, drawn: 1, seed: '2024-Q2', quarter: 2, month: null, dueOn: '2024-06-30' } });
    expect([plan({ share: '1' })().drawn.length, plan({ share: '0.3334' })().drawn.length, plan({ share: null, count: 2 })().drawn.length, plan({ dueOn: day('2024-05-01') })().fact.data.dueOn]).toEqual([3, 2, 2, '2024-05-01']);
    expect(plan()().opensOn).toBe('2024-04-01');
  });

  it.each<[string, Partial<DrawCommand>, Candidate[] | undefined]>([
    ['P9.share-or-count', { share: null }, undefined], ['P9.share-or-count', { count: 1 }, undefined], ['P9.share-out-of-range', { share: '0' }, undefined], ['P9.share-out-of-range', { share: '1.01' }, undefined],
    ['P9.count-out-of-range', { share: null, count: 0 }, undefined], ['P9.count-out-of-range', { share: null, count: 4 }, undefined], ['P9.nobody-to-draw', {}, []], ['P9.due-before-the-draw', { dueOn: day('2024-04-07') }, undefined], ['P9.due-before-the-draw', { period: { year: 2024, quarter: 1 } }, undefined],
    ['period.not-a-period', { period: { year: 2024, quarter: 5 } }, undefined],
  ])('is refused with %s', (rule, changed, candidates) => { expect(plan(changed, candidates)).toThrow(expect.objectContaining({ rule })); });
});
