import fc from 'fast-check';
import { firstDay, lastDay, partialDate } from './partial-date';

const two = (number: number): string => String(number).padStart(2, '0');
const partial = fc.tuple(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .chain(([year, month, date]) => fc.constantFrom(`${year}`, `${year}-${two(month)}`, `${year}-Q${Math.ceil(month / 3)}`, `${year}-${two(month)}-${two(date)}`));

describe('a date as precise as its source 不完整日期', () => {
  it.each([
    ['2019', '2019-01-01', '2019-12-31'], ['2019-06', '2019-06-01', '2019-06-30'], ['2020-02', '2020-02-01', '2020-02-29'],
    ['2019-Q2', '2019-04-01', '2019-06-30'], ['2019-Q4', '2019-10-01', '2019-12-31'], ['2019-06-30', '2019-06-30', '2019-06-30'],
  ])('%s runs from %s to %s', (text, first, last) => {
    const date = partialDate(text);
    expect([firstDay(date), lastDay(date)]).toEqual([first, last]);
  });

  it('begins before it ends, whatever it says', () => {
    fc.assert(fc.property(partial, (text) => { expect(firstDay(partialDate(text)) <= lastDay(partialDate(text))).toBe(true); }));
  });

  it.each(['', '19', '2019-13', '2019-00', '2019-Q5', '2019-Q0', '2019-6', '2019-02-30', '1899', '2201', '9999', '2019年', '2019-06-31'])('refuses %j', (text) => {
    expect(() => partialDate(text)).toThrow(expect.objectContaining({ rule: 'day.not-a-partial-date' }));
  });
});
