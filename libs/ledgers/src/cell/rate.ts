import { shownBy } from '../file/number-formats';
import { parseDecimal, shiftedText } from './decimal';
import { countOf } from './chinese-number';
import { saysNothing } from './text';

/** Issued at 2 to 5 %: a bare number this small in a rate column is a fraction of one. */
const SURELY_A_FRACTION = 0.2;
const HIGHEST_PERCENT = 100;

/** In percent, with the digits as written: '3.10%' → '3.10', 0.0217 → '2.17'. */
export function readRate(written: string, format: string | null = null): { percent: string } | { fault: 'RATE_INVALID' } | null {
  const text = written.normalize('NFKC').replace(/\s+/g, '').replace(/^年(利率|息)/, '');
  if (text === '' || saysNothing(text)) return null;
  const signed = text.endsWith('%');
  const decimal = parseDecimal(signed ? text.slice(0, -1) : text);
  if (!decimal) return { fault: 'RATE_INVALID' };
  const value = Number(decimal.units) / 10 ** decimal.scale;
  const fraction = !signed && (shownBy(format).percent || (value > 0 && value < SURELY_A_FRACTION));
  if ((fraction ? value * 100 : value) > HIGHEST_PERCENT) return { fault: 'RATE_INVALID' };
  return { percent: shiftedText(decimal, fraction ? 2 : 0) };
}

/** Whole years: 15, '15年', '十年'. */
export function readTerm(written: string): number | null {
  const text = written.normalize('NFKC').replace(/\s+/g, '').replace(/(年期?|Y)$/i, '');
  const years = countOf(text.replace(/\.0+$/, ''));
  return years !== null && years > 0 && years <= 100 ? years : null;
}
