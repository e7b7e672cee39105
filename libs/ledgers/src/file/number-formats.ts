import type { XmlVisitor } from './xml';
import { attribute } from './xml-text';

/** Excel's own limits. */
const LONGEST_FORMAT = 255;
const MOST_STYLES = 65_490;

/** Formats that are never written out in styles.xml; 27-31 and 57-58 as Chinese Excel shows them (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Record<number, string> = {
  2: '0.00', 9: '0%', 10: '0.00%', 14: 'yyyy-mm-dd', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm', 19: 'h:mm:ss', 20: 'h:mm', 21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm', 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm-d-yy', 31: 'yyyy"年"m"月"d"日"',
  45: 'mm:ss', 46: 'h:mm:ss', 47: 'mm:ss', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
  55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
};

/** Collects the format code of each cell style, null where the number is shown plainly. */
export function formatsVisitor(styles: (string | null)[]): XmlVisitor {
  const own = new Map<number, string>();
  let inCells = false;
  return {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt') own.set(Number(attribute(attributes, 'numFmtId')), (attribute(attributes, 'formatCode') ?? '').slice(0, LONGEST_FORMAT));
      if (name === 'xf' && inCells && styles.length < MOST_STYLES) {
        const id = Number(attribute(attributes, 'numFmtId') ?? '0');
        styles.push(own.get(id) ?? BUILT_IN[id] ?? null);
      }
    },
    close(name) { if (name === 'cellXfs') inCells = false; },
  };
}

export interface Shown { date: boolean; year: boolean; month: boolean; day: boolean; percent: boolean; decimals: number }

const PLAIN: Shown = { date: false, year: false, month: false, day: false, percent: false, decimals: -1 };

/** What a format shows: a date typed as 2012年6月 is stored as a day but shows no day, so it means the month. */
export function shownBy(format: string | null): Shown {
  if (format === null) return PLAIN;
  const bare = format.split(';')[0]!.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '').toLowerCase();
  const general = bare.includes('general');
  const year = !general && /[ye]/.test(bare) && !/e[+-]/.test(bare);
  const day = !general && bare.includes('d');
  const month = !general && /m/.test(bare) && !/[#0]/.test(bare);
  return { date: year || day || (month && !bare.includes('h') && !bare.includes('s')), year, month, day, percent: bare.includes('%'), decimals: /\.(0+)/.exec(bare)?.[1]?.length ?? (/^0+$/.test(bare) ? 0 : -1) };
}
