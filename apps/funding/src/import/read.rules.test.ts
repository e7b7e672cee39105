import { day } from '@cornerstone/kernel/day';
import { fen } from '@cornerstone/kernel/money';
import { readAsOf, readIssue, type IssueLine } from './read.rules';

const today = day('2024-11-20');
const issue = (line: Partial<IssueLine>): IssueLine => ({ name: null, batchNo: null, kind: 'SPECIAL_BOND', issuedOn: '2023-04-07', amount: fen(100n), tenorYears: 15, ratePercent: '3.1', ...line });
const refusal = (line: Partial<IssueLine>) => () => readIssue(issue(line), today);

describe('read an issue line 债券发行行 (F1)', () => {
  it('takes the batch year from the name of the bond, else from the day of issue', () => {
    expect(readIssue(issue({ name: '2022年河南省专项债券（一期）', issuedOn: '2023-01-15' }), today)).toMatchObject({ fund: 'SPECIAL_BOND', year: 2022 });
    expect(readIssue(issue({ issuedOn: '2020-09' }), today)).toMatchObject({ year: 2020, first: '2020-09-01', last: '2020-09-30' });
  });

  it('takes a general bond without a date by the year in its name, as local budget', () => {
    expect(readIssue(issue({ kind: 'GENERAL_BOND', name: '2023年河南省政府一般债券(九期)', issuedOn: null }), today)).toEqual({ fund: 'LOCAL_BUDGET', year: 2023, issuedOn: '2023', first: '2023-01-01', last: '2023-12-31' });
  });

  it('refuses what cannot be', () => {
    expect(refusal({ kind: '国债' })).toThrow(expect.objectContaining({ rule: 'F1.bond-kind-unknown' }));
    expect(refusal({ amount: fen(0n) })).toThrow(expect.objectContaining({ rule: 'F1.amount-not-positive' }));
    expect(refusal({ issuedOn: null })).toThrow(expect.objectContaining({ rule: 'F1.issue-without-date' }));
    expect(refusal({ issuedOn: '2023-02-30' })).toThrow(expect.objectContaining({ rule: 'day.not-a-partial-date' }));
    expect(refusal({ issuedOn: '2024-12' })).toThrow(expect.objectContaining({ rule: 'F1.date-in-the-future' }));
    expect(refusal({ ratePercent: '450' })).toThrow(expect.objectContaining({ rule: 'F1.rate-out-of-range' }));
  });

  it('reads how far a used amount goes', () => {
    expect([readAsOf('2024-06', today), readAsOf('2024', today), readAsOf(null, today)]).toEqual(['2024-06-30', '2024-11-20', '2024-11-20']);
    expect(() => readAsOf('2025-01', today)).toThrow(expect.objectContaining({ rule: 'F1.date-in-the-future' }));
  });
});
