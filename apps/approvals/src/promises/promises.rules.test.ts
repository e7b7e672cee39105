import { day } from '@cornerstone/kernel/day';
import { catalogueOfFile } from '../catalogue/catalogue.file';
import type { Listed } from '../catalogue/catalogue.rules';
import { standingsOf, type Item } from '../cases/standing.rules';
import { breakOverdue, endedByDecision, fulfilCommitment, givePromise, tolerateOmission, type Commitment, type Promisable } from './promises.rules';

const today = day('2024-11-20');
const promised = (over: Partial<Commitment> = {}): Commitment => ({ id: 'cmt_1', caseId: 'apv_1', procedure: 'G02', kind: 'PROMISE_LETTER', authority: '郑州市人民政府', due: day('2024-12-01'), endedAs: null, ...over });
const broken = (rule: string) => expect.objectContaining({ rule });

describe('promises and tolerated omissions 承诺函 容缺 (A2)', () => {
  let catalogue: Map<string, Listed>;
  beforeAll(async () => { catalogue = new Map((await catalogueOfFile()).map((row) => [row.code, row])); });

  describe('give a promise 承诺函 (A2)', () => {
    const give = (due: string, over: Partial<Promisable> = {}, procedure = 'G02', authority = '郑州市人民政府') => () => givePromise(
      { caseId: 'apv_1', kind: 'FILING', catalogue, standings: standingsOf([]), commitments: [], startedOn: null, plannedStart: null, ...over }, { commitmentId: 'cmt_1', procedure, authority, due: day(due) }, today);

    it('names an authority and a day', () => {
      expect(give('2024-12-01')().data).toEqual({ caseId: 'apv_1', commitmentId: 'cmt_1', procedure: 'G02', authority: '郑州市人民政府', due: '2024-12-01', letterId: null });
    });

    it('refuses a promise due on or after the start, reported or planned', () => {
      expect(give('2024-12-01', { startedOn: day('2024-11-01') })).toThrow(broken('A2.commitment-after-start'));
      expect(give('2024-12-01', { plannedStart: '2024-12-01' })).toThrow(broken('A2.commitment-after-start'));
      expect(give('2025-01-01', { plannedStart: '2024-12' })).toThrow(broken('A2.commitment-after-start'));
      expect(give('2024-12-20', { plannedStart: '2024-Q4' })().data.due).toBe('2024-12-20');
    });

    it('does not hold a planned start against it that has passed', () => {
      expect(give('2024-12-20', { plannedStart: '2023-06' })().data.due).toBe('2024-12-20');
    });

    it('refuses what is past, nobody\'s, unknown, done, promised or not for this kind of project', () => {
      expect(give('2024-11-19')).toThrow(broken('A2.commitment-in-the-past'));
      expect(give('2024-12-01', {}, 'G02', ' ')).toThrow(broken('text.empty'));
      expect(give('2024-12-01', {}, 'X99')).toThrow(broken('A1.procedure-unknown'));
      expect(give('2024-12-01', {}, 'L02')).toThrow(broken('A1.procedure-does-not-apply'));
      expect(give('2024-12-01', { commitments: [promised()] })).toThrow(broken('A2.already-promised'));
      expect(give('2024-12-01', { standings: standingsOf([{ caseId: 'apv_1', procedure: 'G02', decision: 'GRANTED', decidedOn: today }]) })).toThrow(broken('A2.already-granted'));
    });
  });

  describe('tolerate an omission 容缺 (A2)', () => {
    const item = (procedure: string, decision: Item['decision'] = null): Item => ({ caseId: 'apv_1', procedure, decision, decidedOn: decision && today });
    const tolerate = (procedure: string, due: string, missing: string[] = ['彩色效果图'], commitments: Commitment[] = []) => () => {
      const listed = catalogue.get(procedure);
      if (!listed) throw new Error(procedure);
      return tolerateOmission({ caseId: 'apv_1', procedure: listed, item: item(procedure), latest: day('2024-12-10'), authority: listed.department, commitments }, { commitmentId: 'cmt_1', missing, due: day(due) }, today);
    };

    it('lets secondary material follow within the procedure\'s own limit', () => {
      expect(tolerate('L21', '2024-12-10')().data).toMatchObject({ procedure: 'L21', missing: ['彩色效果图'], due: '2024-12-10', authority: '自然资源' });
      expect(tolerate('L21', '2024-12-11')).toThrow(broken('A2.beyond-the-limit'));
    });

    it('refuses it where the catalogue does, without a name of what is missing, or twice', () => {
      expect(tolerate('S05', '2024-12-01')).toThrow(broken('A2.not-tolerable'));
      expect(tolerate('L04', '2024-12-01')).toThrow(broken('A2.not-tolerable'));
      expect(tolerate('L21', '2024-12-01', [])).toThrow(broken('A2.missing-unnamed'));
      expect(tolerate('L21', '2024-12-01', ['图'], [promised({ procedure: 'L21', kind: 'TOLERATED_OMISSION' })])).toThrow(broken('A2.already-tolerated'));
    });
  });

  it('is kept by its deadline, and ends once', () => {
    expect(fulfilCommitment(promised(), day('2024-11-20'), today).data).toMatchObject({ commitmentId: 'cmt_1', on: '2024-11-20' });
    expect(() => fulfilCommitment(promised(), day('2024-11-21'), today)).toThrow(broken('A2.in-the-future'));
    expect(() => fulfilCommitment(promised({ due: day('2024-11-01') }), today, today)).toThrow(broken('A2.after-the-deadline'));
    expect(() => fulfilCommitment(promised({ endedAs: 'BROKEN' }), today, today)).toThrow(broken('A2.commitment-ended'));
  });

  it('is broken the day after its deadline, not on it', () => {
    expect(breakOverdue(promised(), day('2024-12-01'))).toBeNull();
    expect(breakOverdue(promised(), day('2024-12-05'))?.data).toMatchObject({ cause: 'DEADLINE', on: '2024-12-02' });
    expect(breakOverdue(promised({ endedAs: 'FULFILLED' }), day('2024-12-05'))).toBeNull();
  });

  it('keeps a promise with the permit; a refusal ends a tolerance, not a promise', () => {
    expect((['GRANTED', 'WAIVED', 'REFUSED'] as const).map((decision) => endedByDecision(promised(), decision))).toEqual(['FULFILLED', 'FULFILLED', null]);
    expect((['WAIVED', 'REFUSED'] as const).map((decision) => endedByDecision(promised({ kind: 'TOLERATED_OMISSION' }), decision))).toEqual(['FULFILLED', 'LAPSED']);
  });
});
