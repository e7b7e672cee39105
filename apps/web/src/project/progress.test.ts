import { doneByMonth, monthOfWeek, type Told } from './progress';

const told = (month: number | null, week: number | null, cumulative: string, more: Partial<Told> = {}): Told => ({ day: null, period: { year: 2024, quarter: null, month, week }, cumulative: { amount: cumulative }, amendedBy: null, ...more });

describe('what was done by month 分月完成 (P6)', () => {
  it('is what the cumulative grew by, exactly; a month without a report is none, not nothing', () => {
    const done = doneByMonth([told(1, null, '0.1'), told(2, null, '0.3'), told(4, null, '100.25'), told(4, null, '90', { amendedBy: {} })]);
    expect(done.slice(0, 5)).toEqual(['0.1', '0.2', null, '99.95', null]);
  });
  it('takes weeks where they end, and leaves the days of a sprint out', () => {
    expect(doneByMonth([told(11, null, '50'), told(null, 49, '55'), told(null, 50, '58.5'), told(null, null, '900', { day: '2024-12-11' })]).slice(10)).toEqual(['50', '8.5']);
    expect([monthOfWeek(2024, 1), monthOfWeek(2024, 9), monthOfWeek(2024, 50), monthOfWeek(2020, 53)]).toEqual([1, 3, 12, 12]);
  });
});
