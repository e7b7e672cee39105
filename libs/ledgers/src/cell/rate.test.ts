import { describe, expect, it } from '@jest/globals';
import { readRate, readTerm } from './rate';

const percent = (text: string, format: string | null = null) => { const reading = readRate(text, format); return reading === null ? null : 'fault' in reading ? reading.fault : reading.percent; };

describe('read a rate and a term 读利率和期限', () => {
  it.each([
    ['3.1%', '3.1'], ['3.10%', '3.10'], ['0.0217', '2.17'], ['2.9', '2.9'], ['2.97', '2.97'], ['４．５０％', '4.50'], ['3.06 %', '3.06'], ['0', '0'], ['—', null], ['三分', 'RATE_INVALID'], ['-2', 'RATE_INVALID'], ['690.2%', 'RATE_INVALID'], ['=2', 'RATE_INVALID'],
  ])('reads %j as %s', (text, expected) => { expect(percent(text)).toBe(expected); });

  it('reads a cell shown in percent by its format', () => { expect(percent('0.25', '0.00%')).toBe('25'); });

  it.each([['15', 15], ['15年', 15], ['十年', 10], ['３０年期', 30], ['15.0', 15], ['10+5年', null], ['6个月', null], ['0', null]])('reads the term %j as %s', (text, expected) => { expect(readTerm(text)).toBe(expected); });
});
