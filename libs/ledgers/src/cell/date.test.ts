import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundsOf, daysIn, readDate, type DatedStep } from './date';
import { readAsOf, readPeriod } from './period';

const date = (text: string, year: number | null = 2012): string | null => {
  const reading = readDate(text, year);
  return reading === null ? null : 'fault' in reading ? reading.fault : reading.date + (reading.coarse ? ' coarse' : '');
};

describe('read a date 读日期', () => {
  it.each([
    ['2012.6', '2012-06'], ['2012/6', '2012-06'], ['2012-06', '2012-06'], ['2012年6月', '2012-06'], ['2012年6月份', '2012-06'], ['2012.06', '2012-06'], ['6月', '2012-06'], ['６月份', '2012-06'], ['201206', '2012-06'],
    ['2023.4.7', '2023-04-07'], ['2024年9月25日', '2024-09-25'], ['2024-02-29', '2024-02-29'], ['20240311', '2024-03-11'], ['2024/3/11 00:00:00', '2024-03-11'], ['6月30日', '2012-06-30'], ['2024.9.25日', '2024-09-25'],
    ['2022', '2022'], ['2022年', '2022'], ['２０２２年', '2022'], ['二〇二二年', '2022'], ['二〇二二年六月', '2022-06'], ['2022年度', '2022'],
    ['2022年底', '2022-12-31'], ['2022年末', '2022-12-31'], ['2022年6月底', '2022-06-30'], ['年底', '2012-12-31'], ['2023年11月底前', '2023-11-30'],
    ['2019-Q2', '2019-Q2'], ['2019年二季度', '2019-Q2'], ['2019年第4季度', '2019-Q4'], ['三季度', '2012-Q3'],
    ['2022年初', '2022 coarse'], ['2022年上半年', '2022 coarse'], ['2022年6月中旬', '2022-06 coarse'], ['计划2022年6月开工', '2022-06'], ['2022年6月前', '2022-06'], ['2022年10月建成投产', '2022-10'],
    ['21年3月', '2021-03'], ['21年底', '2021-12-31'], ['2021年年底', '2021-12-31'], ['2021。3', '2021-03'], ['2021,3,5', '2021-03-05'], ['三季度末', '2012-Q3'], ['Q3', '2012-Q3'], ['今年第2季度', '2012-Q2'],
    ['上半年', '2012 coarse'], ['年初', '2012 coarse'], ['2021年3、4月', '2021 coarse'], ['2021年3月（实际）', '2021-03'], ['已开工（2021年3月）', '2021-03'], ['2021年3月已开工', '2021-03'], ['2021年13月（实际）', 'DATE_INVALID'], ['2021年3、13月', 'DATE_INVALID'],
    ['十四五期间', 'DATE_UNREAD'], ['“十四五”末', 'DATE_UNREAD'], ['明年3月', 'DATE_UNREAD'],
    ['', null], ['—', null], ['待定', null], ['已开工', 'DATE_UNREAD'], ['36个月', 'DATE_UNREAD'], ['2年', 'DATE_UNREAD'], ['年内', 'DATE_UNREAD'],
    ['2023-02-30', 'DATE_INVALID'], ['2023.13', 'DATE_INVALID'], ['2023-00-01', 'DATE_INVALID'], ['2023-2-29', 'DATE_INVALID'], ['1023年', 'DATE_INVALID'], ['某日', 'DATE_INVALID'], ['2'.repeat(500), 'DATE_INVALID'],
  ])('reads %j as %s', (text, expected) => { expect(date(text)).toBe(expected); });

  it.each<[string, DatedStep, string]>([
    ['已开工（2021年3月）', 'start', '2021-03'], ['2021年3月已开工', 'start', '2021-03'], ['2021年3月（计划2023年6月竣工）', 'start', '2021-03'], ['未开工（计划2024年6月）', 'start', '2024-06'], ['竣工(2021年)', 'end', '2021'], ['未竣工（计划2023年6月竣工）', 'end', '2023-06'],
    ['已开工（计划2023年6月竣工）', 'start', 'DATE_UNREAD'], ['已开工（计划2023年6月竣工）', 'end', 'DATE_UNREAD'], ['已开工（计划2023年6月竣工）', null, 'DATE_UNREAD'], ['已竣工（2021年12月）', 'start', 'DATE_UNREAD'], ['竣工(2021年)', 'start', 'DATE_UNREAD'], ['2021年12月竣工', 'start', 'DATE_UNREAD'],
    ['前期（2020年）', 'start', 'DATE_UNREAD'], ['前期（2020年）', null, 'DATE_UNREAD'], ['在建（2021年3月）', 'start', 'DATE_UNREAD'], ['已开工（2021年3月）', 'end', 'DATE_UNREAD'], ['已开工（2021年3月获批）', 'start', 'DATE_UNREAD'], ['36个月（2021年3月）', 'start', 'DATE_UNREAD'],
  ])('reads %j for the %s as %s: the date of another step is not this one\'s', (text, step, expected) => {
    const reading = readDate(text, 2021, step);
    expect(reading && ('fault' in reading ? reading.fault : reading.date)).toBe(expected);
  });

  it.each([['98年3月', 2012, 'DATE_UNREAD'], ['75年底', null, 'DATE_UNREAD'], ['98年3月', null, 'DATE_UNREAD'], ['34年3月', 2021, 'DATE_UNREAD'], ['31年3月', 2021, '2031-03'], ['05年3月', 2021, '2005-03'], ['49年底', null, '2049-12-31']])('reads the year of two digits in %j of a list of %s as %s', (text, year, expected) => { expect(date(text, year)).toBe(expected); });

  it('needs the year of the list for a month, a quarter or half a year alone', () => { for (const text of ['6月', '三季度末', '上半年']) expect(date(text, null)).toBe('DATE_UNREAD'); });

  it('reads any day in any style back', () => {
    const day = fc.record({ year: fc.integer({ min: 1990, max: 2060 }), month: fc.integer({ min: 1, max: 12 }) }).chain(({ year, month }) => fc.tuple(fc.constant(year), fc.constant(month), fc.integer({ min: 1, max: daysIn(year, month) })));
    const pad = (value: number) => String(value).padStart(2, '0');
    const style = fc.constantFrom<(y: number, m: number, d: number) => string>((y, m, d) => `${y}.${m}.${d}`, (y, m, d) => `${y}/${pad(m)}/${pad(d)}`, (y, m, d) => `${y}年${m}月${d}日`, (y, m, d) => `${y}${pad(m)}${pad(d)}`, (y, m, d) => ` ${y}-${m}-${d} `);
    fc.assert(fc.property(day, style, ([y, m, d], write) => { expect(date(write(y, m, d))).toBe(`${y}-${pad(m)}-${pad(d)}`); }), { numRuns: 200 });
  });

  it.each([['2012', '2012-01-01', '2012-12-31'], ['2012-02', '2012-02-01', '2012-02-29'], ['2020-Q3', '2020-07-01', '2020-09-30'], ['2024-03-11', '2024-03-11', '2024-03-11']])('%s spans %s to %s', (partial, first, last) => {
    expect(boundsOf(partial)).toEqual({ first, last });
  });
});

describe('read a period 读起止时间', () => {
  it.each([
    ['2021.3-2023.6', '2021-03', '2023-06'], ['2021-2023', '2021', '2023'], ['2021—2023年', '2021', '2023'], ['2021年3月至2023年6月', '2021-03', '2023-06'], ['2021年3月-10月', '2021-03', '2021-10'], ['2021-03-01至2023-06-30', '2021-03-01', '2023-06-30'],
    ['2021-03-2023-06', '2021-03', '2023-06'], ['2021/3~2023/6', '2021-03', '2023-06'], ['2021年—', '2021', null], ['2021.3', '2021-03', null], ['2019年至2022年底', '2019', '2022-12-31'], ['2012-06', '2012-06', null],
    ['2021年3月至今', '2021-03', null], ['202103-202312', '2021-03', '2023-12'], ['2021年3月开工，2023年12月竣工', '2021-03', '2023-12'],
  ])('reads %j as %s to %s', (text, start, end) => {
    const period = readPeriod(text, null);
    expect([period.start, period.end].map((reading) => (reading && 'date' in reading ? reading.date : reading))).toEqual([start, end]);
  });

  it('takes months alone for those of the list\'s year, across which no period goes', () => {
    expect([readPeriod('3-12月', 2021), readPeriod('3月至10月', 2024), readPeriod('3-12月', null).start]).toEqual([
      { start: { date: '2021-03', coarse: false }, end: { date: '2021-12', coarse: false } }, { start: { date: '2024-03', coarse: false }, end: { date: '2024-10', coarse: false } }, { fault: 'DATE_UNREAD' }]);
  });

  it.each([['10-3月', 2021, 'DATE_UNREAD', 'DATE_UNREAD'], ['11月-3月', 2021, 'DATE_UNREAD', 'DATE_UNREAD'], ['2021年11月-3月', 2021, '2021-11', 'DATE_UNREAD'], ['2021年11月-次年3月', 2021, '2021-11', 'DATE_UNREAD'], ['3-3月', 2021, '2021-03', '2021-03'], ['2023年-2021年', 2021, '2023', '2021']])('reads no end before its beginning from %j', (text, year, start, end) => {
    const period = readPeriod(text, year);
    expect([period.start, period.end].map((reading) => (reading && 'date' in reading ? reading.date : reading?.fault))).toEqual([start, end]);
  });

  it.each([['截至2024年底', '2024-12-31'], ['截至2021年12月31日全部支付', '2021-12-31'], ['（截止2023年6月底）', '2023-06-30'], ['截至2023年6月', '2023-06-30'], ['截至6月底', '2012-06-30'], ['全部支付', null]])('reads the day of %j', (text, expected) => {
    expect(readAsOf(text, 2012)).toBe(expected);
  });
});
