import { fen, fenFrom } from '@cornerstone/kernel/money';
import fc from 'fast-check';
import { thresholdsOf } from '../accountability/settings.rules';
import { contradictionOf, oddIn, type OddKind } from './odd.rules';
import { benfordChiSquare, digitsOf, type SeriesReport } from './series.rules';

const limits = thresholdsOf([]);
/** Months from January 2020 on: investment in 万元, progress in percent. */
const series = (told: readonly (readonly [string, (string | null)?])[], skip: readonly number[] = []): SeriesReport[] => told.map(([wan, physicalProgress = null], at) => ({
  id: `rpt_${at}`, year: 2020 + Math.floor(at / 12), month: (at % 12) + 1, week: null, investment: fenFrom(wan, 'WAN'), physicalProgress, reportedBy: 'per_1',
})).filter((_, at) => !skip.includes(at));
const kinds = (reports: readonly SeriesReport[], set = limits): OddKind[] => oddIn(reports, set).map(({ kind }) => kind);

describe('odd series of reports 报送异常 (P9)', () => {
  it.each<[OddKind, readonly (readonly [string, (string | null)?])[]]>([
    ['SAME_AMOUNTS', [['812.4'], ['377.15'], ['377.15'], ['377.15'], ['377.15'], ['611.9']]],
    ['EVEN_AMOUNTS', [['101.37'], ['112.57'], ['123.77'], ['134.97'], ['146.17']]],
    ['EVEN_PROGRESS', [['101.3', '3.2'], ['87.1', '5.4'], ['143.8', '7.6'], ['99.4', '9.8'], ['150.7', '12'], ['88.2', '14.2']]],
    ['ROUND_AMOUNTS', [['300'], ['200'], ['500'], ['1000'], ['400'], ['20']]],
    ['PROGRESS_FELL', [['101.3', '33.2'], ['87.1', '31']]],
    ['PROGRESS_WITHOUT_MONEY', [['101.3', '30'], ['0', '32.5'], ['0', '35']]],
    ['MONEY_WITHOUT_PROGRESS', [['101.3', '30'], ['87.1', '30'], ['143.8', '30'], ['99.4', '30'], ['150.7', '30']]],
  ])('finds %s, and one period fewer or one number apart is none', (kind, told) => {
    expect(kinds(series(told))).toEqual([kind]);
    expect(kinds(series(told.slice(kind === 'SAME_AMOUNTS' ? 2 : 1)))).toEqual([]);
  });

  it('says the numbers it stands on, in both languages, and names who sent the last report', () => {
    const [found] = oddIn(series([['812.4'], ['377.15'], ['377.15'], ['377.15'], ['377.15']]), limits);
    expect(found).toMatchObject({
      print: 'SAME_AMOUNTS/2020年2月', numbers: [{ name: 'reports', value: '4' }, { name: 'threshold', value: '4' }, { name: 'amount', value: '3771500.00' }],
      explanation: { zh: '2020年2月至2020年5月：连续 4 期金额均为 377.15 万元（阈值 4 期）', en: '2020年2月 – 2020年5月: 4 periods in a row of the same amount, 3771500.00 yuan (threshold 4)' },
    });
    expect(found && contradictionOf('odd_1', found)).toMatchObject({ kind: 'ODD_REPORTS', responsibleId: 'per_1', reportId: 'rpt_4', oddFindingId: 'odd_1' });
  });

  it('finds a run that has grown under the same print, once', () => {
    const run = (length: number) => oddIn(series([['812.4'], ...Array.from({ length }, () => ['377.15'] as const)]), limits).map(({ print }) => print);
    expect(run(9)).toEqual(run(4));
  });

  it('needs neighbouring periods: a month that is missing ends a run, also around the new year', () => {
    const same = Array.from({ length: 14 }, () => ['377.15'] as const);
    expect(kinds(series(same))).toEqual(['SAME_AMOUNTS']);
    expect(kinds(series(same, [3, 7, 11]))).toEqual([]);
    const weeks = series([['1.1'], ['2.3'], ['2.3'], ['2.3'], ['2.3']]).map((each, at): SeriesReport => ({ ...each, year: at < 3 ? 2020 : 2021, month: null, week: at < 3 ? 51 + at : at - 2 }));
    expect(kinds(weeks)).toEqual(['SAME_AMOUNTS']);
  });

  it('takes nothing invested and works that are done for what they are', () => {
    expect(kinds(series(Array.from({ length: 8 }, () => ['0', '40'] as const)))).toEqual([]);
    expect(kinds(series([['101.3', '100'], ['87.1', '100'], ['143.8', '100'], ['99.4', '100'], ['150.7', '100'], ['91.2', '100']]))).toEqual([]);
  });

  it('goes by the thresholds', () => {
    const three = series([['812.4'], ['377.15'], ['377.15'], ['377.15']]);
    expect([kinds(three), kinds(three, thresholdsOf([{ name: 'SAME_AMOUNTS', value: '3' }]))]).toEqual([[], ['SAME_AMOUNTS']]);
  });

  it('tests first digits only of many amounts that spread far, against Benford\'s law', () => {
    // Every first digit as often as another, over four powers of ten: chi-square of 90 such amounts is 36.1.
    const flat = Array.from({ length: 90 }, (_, at) => [`${(at % 9) + 1}${'137'.slice(0, 2)}${'0'.repeat(Math.floor(at / 9) % 4)}.${(at * 37) % 89 + 10}`] as const);
    expect(kinds(series(flat))).toEqual(['FIRST_DIGITS']);
    expect(Number(oddIn(series(flat), limits)[0]?.numbers.find(({ name }) => name === 'chiSquare')?.value)).toBeCloseTo(benfordChiSquare(series(flat).map(({ investment }) => investment)), 2);
    expect(kinds(series(flat.slice(0, 59)))).toEqual([]);
    expect(kinds(series(flat.map(([wan]) => [`${wan.replace(/^(\d)\d*/, '$1')}17`] as const)))).toEqual([]);
    expect([digitsOf(3_000_000n), digitsOf(3_250_000n), digitsOf(7n)]).toEqual([1, 3, 1]);
  });

  it('gives no power of two or ten a wrong first digit: 2^n obeys Benford\'s law', () => {
    expect(benfordChiSquare(Array.from({ length: 1000 }, (_, at) => 2n ** BigInt(at)))).toBeLessThan(5);
  });

  describe('of honest reporters', () => {
    /** Works that go on by chance: money to the fen over four powers of ten, progress with the money, now and then a month of rest. */
    const honest = fc.tuple(fc.integer({ min: 6, max: 96 }), fc.array(fc.tuple(fc.double({ min: 0, max: 4, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 96, maxLength: 96 })).map(([length, chances]) => {
      let progress = 0;
      return chances.slice(0, length).map(([power, luck], at): SeriesReport => {
        const rests = luck < 0.05;
        progress = Math.min(100, progress + (rests ? 0 : 0.05 + luck * (120 / length)));
        return { id: `rpt_${at}`, year: 2017 + Math.floor(at / 12), month: (at % 12) + 1, week: null, investment: rests ? fen(0n) : fen(BigInt(Math.round(10 ** (6 + power)))), physicalProgress: progress.toFixed(2), reportedBy: 'per_1' };
      });
    });

    it('at most one series in a hundred is called odd', () => {
      // fast-check favours corners, which honest works are not: drawn evenly, of a fixed seed.
      const drawn = fc.sample(fc.noBias(honest), { numRuns: 2000, seed: 20240612 });
      const alarms = drawn.filter((reports) => oddIn(reports, limits).length > 0);
      expect(alarms.length / drawn.length).toBeLessThanOrEqual(0.01);
    });

    it('no order of the reports changes what is found', () => {
      fc.assert(fc.property(honest, (reports) => { expect(oddIn(reports.toReversed(), limits)).toEqual(oddIn(reports, limits)); }), { numRuns: 50 });
    });
  });
});
