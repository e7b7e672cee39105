import { day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { reportedBy, verifyProgress, type Reported, type Verified, type VerifyCommand } from './verification.rules';

const TODAY = day('2024-07-01');
const limits = { GAP_POINTS: '10' };
const report = (month: number, physicalProgress: string | null, knownOn: string, extra: Partial<Reported> = {}): Reported => ({ id: `rpt_${month}`, year: 2024, month, week: null, physicalProgress, knownOn: day(knownOn), reportedBy: 'per_clerk', ...extra });
const known: Verified = { stage: 'UNDER_CONSTRUCTION', reports: [report(4, '40', '2024-05-05'), report(5, '60', '2024-06-05')], reporters: [{ id: 'per_clerk', departments: ['dep_city_drc'] }], evidenceIds: ['evd_1'] };
const command: VerifyCommand = { verificationId: 'ver_1', measuredOn: day('2024-06-20'), measured: '45', method: 'SITE_VISIT', note: null, evidenceIds: [], verifier: { id: 'per_sup', departments: ['dep_sup'] }, recorder: { id: 'per_sup', departments: ['dep_sup'] } };
const verify = (changed: Partial<VerifyCommand> = {}, of: Partial<Verified> = {}, most = limits) => () => verifyProgress({ ...known, ...of }, { ...command, ...changed }, most, TODAY);

describe('verify progress 独立核验 (P9)', () => {
  it('compares with what was reported by the day: the last report that speaks for a day by then', () => {
    expect([reportedBy(known.reports, day('2024-05-31'))?.id, reportedBy(known.reports, day('2024-05-30'))?.id, reportedBy(known.reports, day('2024-04-29'))]).toEqual(['rpt_5', 'rpt_4', null]);
    // A report sent within its month speaks for the day on which it was sent.
    expect(reportedBy([...known.reports, report(6, '65', '2024-06-15')], day('2024-06-20'))?.id).toBe('rpt_6');
    expect(reportedBy([...known.reports, report(6, null, '2024-06-15')], day('2024-06-20'))?.id).toBe('rpt_5');
  });

  it('finds a gap over ten points, in either direction; ten are allowed', () => {
    expect(verify()().fact.data).toMatchObject({ measured: '45', reported: '60', reportId: 'rpt_5', gap: '15' });
    expect(verify()().contradictions).toMatchObject([{ kind: 'PROGRESS_GAP', responsibleId: 'per_clerk', reportId: 'rpt_5', verificationId: 'ver_1', found: { en: 'measured 45 %, 15 points apart, more than 10' } }]);
    expect([verify({ measured: '50' })().contradictions, verify({ measured: '70' })().contradictions]).toEqual([[], []]);
    expect([verify({ measured: '49.9999' })().contradictions.length, verify({ measured: '70.0001' })().contradictions.length]).toEqual([1, 1]);
    expect(verify({}, {}, { GAP_POINTS: '15' })().contradictions).toEqual([]);
    expect(verify({}, { reports: [] })()).toMatchObject({ fact: { data: { reported: null, gap: null, reportId: null } }, contradictions: [] });
  });

  it('is exact to the fourth place for any two figures and any threshold', () => {
    const tenThousandths = fc.integer({ min: 0, max: 1_000_000 });
    const percent = (value: number): string => (value / 10_000).toFixed(4);
    fc.assert(fc.property(tenThousandths, tenThousandths, tenThousandths, (reported, measured, most) => {
      const { contradictions } = verify({ measured: percent(measured) }, { reports: [report(5, percent(reported), '2024-06-05')] }, { GAP_POINTS: percent(most) })();
      expect(contradictions.length).toBe(Math.abs(reported - measured) > most ? 1 : 0);
    }));
  });

  it.each<[string, Partial<VerifyCommand>, Partial<Verified>]>([
    ['P9.not-independent', { verifier: { id: 'per_clerk', departments: [] } }, {}], ['P9.not-independent', { verifier: { id: 'per_x', departments: ['dep_x', 'dep_city_drc'] } }, {}], ['P9.not-independent', { recorder: { id: 'per_x', departments: ['dep_city_drc'] } }, {}],
    ['P9.nothing-to-verify', {}, { stage: 'RESERVED' }], ['P9.measured-in-the-future', { measuredOn: day('2024-07-02') }, {}], ['P9.measured-out-of-range', { measured: '100.1' }, {}], ['P9.measured-out-of-range', { measured: '-1' }, {}],
    ['P9.evidence-of-another-project', { evidenceIds: ['evd_2'] }, {}], ['P9.verified-without-evidence', { method: 'DRONE' }, {}], ['P9.verified-without-evidence', { method: 'SATELLITE' }, {}],
  ])('refuses with %s: %j', (rule, changed, of) => { expect(verify(changed, of)).toThrow(expect.objectContaining({ rule })); });
});
