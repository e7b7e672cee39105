import { calendarDigits } from './chinese-number';
import { EARLIEST_YEAR, LATEST_YEAR } from './serial-date';
import { saysNothing } from './text';

/** coarse: the source says more than a partial date can (上半年, 中旬); unread: it names no date (已开工, 36个月). */
export type DateReading = { date: string; coarse: boolean } | { fault: 'DATE_INVALID' | 'DATE_UNREAD' };

const LONGEST = 60;
const LEADING = /^(?:计划|预计|力争|拟|约|于|自|从|截至|截止|已于)+/;
const TRAILING = /(?:之前|以前|前|起|左右|期间|内|份)$|(?:计划|全面|正式|全部|基本|主体|已)?(?:开工|动工|开建|建成|竣工|完工|投产|通车|交工|投用|完成|投入使用)$/;
const NO_DATE = /^(?:已?(?:开工|竣工|完工|建成|投产|在建|续建|前期)|正在.*|未(?:开工|竣工|完工|建成|投产)|尚未.*|分期.*|分年.*|长期|当年|年内|.*待.*|\d+(?:\.\d+)?个?(?:月|年|天|日历天|日)|[一二三四五六七八九十]+个?(?:月|年)|按.*|视.*|[“"]?十[一二三四五六七]五[”"]?.*|[明去前后次]年.*)$/;
/** Which step's date is asked for; null where a date is of no step. */
export type DatedStep = 'start' | 'end' | null;
const STEPS: readonly [RegExp, DatedStep | 'other'][] = [
  [/开工|动工|开建/, 'start'], [/竣工|完工|建成|投产|通车|交工|投用|完成|投入使用|达产|达效/, 'end'], [/前期|可研|立项|批复|核准|备案|招标|中标|签约|设计|续建|在建|停工|复工/, 'other'],
];
const END = '(底|末)';
const LOOSE = '(初|上旬|中旬|下旬|中)?';

const pad = (value: string | number) => String(value).padStart(2, '0');
export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function partial(year: string, month: string | undefined, day: string | undefined, end: string | undefined, loose: string | undefined): DateReading {
  const y = Number(year);
  if (y < EARLIEST_YEAR || y > LATEST_YEAR) return { fault: 'DATE_INVALID' };
  const coarse = Boolean(loose);
  // 年底 is 31 December and 6月底 is 30 June (rules.md 9)
  if (month === undefined) return { date: end ? `${year}-12-31` : year, coarse };
  const m = Number(month);
  if (m < 1 || m > 12) return { fault: 'DATE_INVALID' };
  if (day === undefined) return { date: `${year}-${pad(m)}${end ? `-${daysIn(y, m)}` : ''}`, coarse };
  const d = Number(day);
  return d < 1 || d > daysIn(y, m) ? { fault: 'DATE_INVALID' } : { date: `${year}-${pad(m)}-${pad(d)}`, coarse };
}

type Groups = readonly (string | undefined)[];
const SHAPES: readonly [RegExp, (found: Groups, listYear: number | null) => DateReading][] = [
  [/^(\d{4})[-./](\d{1,2})[-./](\d{1,2})日?$/, ([, y, m, d]) => partial(y!, m, d, undefined, undefined)],
  [/^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/, ([, y, m, d]) => partial(y!, m, d, undefined, undefined)],
  [/^(\d{4})(\d{2})(\d{2})$/, ([, y, m, d]) => partial(y!, m, d, undefined, undefined)],
  [/^(\d{4})(0[1-9]|1[0-2])$/, ([, y, m]) => partial(y!, m, undefined, undefined, undefined)],
  [new RegExp(`^(\\d{4})(?:[-./]|年)(\\d{1,2})(?:月份?)?${END}?${LOOSE}$`), ([, y, m, end, loose]) => partial(y!, m, undefined, end, loose)],
  [new RegExp(`^(\\d{4})年?[年度]?${END}?${LOOSE}$`), ([, y, end, loose]) => partial(y!, undefined, undefined, end, loose)],
  [/^(\d{4})年?[-.]?(?:第?([1-4])季度?|Q([1-4]))(初|末|底)?$/i, ([, y, q, Q, edge]) => ({ date: `${y}-Q${q ?? Q}`, coarse: edge === '初' })],
  [/^(\d{4})年?(?:上|下)半年$/, ([, y]) => partial(y!, undefined, undefined, undefined, 'half')],
  [new RegExp(`^(?:今年|本年|当年)?(\\d{1,2})月份?${END}?${LOOSE}$`), ([, m, end, loose], year) => (year ? partial(String(year), m, undefined, end, loose) : { fault: 'DATE_UNREAD' })],
  [/^(\d{1,2})月(\d{1,2})[日号]$/, ([, m, d], year) => (year ? partial(String(year), m, d, undefined, undefined) : { fault: 'DATE_UNREAD' })],
  [/^(?:今年|本年|当年)?年?(?:底|末)$/, (_, year) => (year ? { date: `${year}-12-31`, coarse: false } : { fault: 'DATE_UNREAD' })],
  [/^(?:今年|本年|当年)?(?:第?([1-4])季度|Q([1-4]))(初|末|底)?$/i, ([, q, Q, edge], year) => (year ? { date: `${year}-Q${q ?? Q}`, coarse: edge === '初' } : { fault: 'DATE_UNREAD' })],
  // half a year, its beginning, one of two months: no partial date says it, the year does
  [/^(?:今年|本年|当年)?(?:[上下]半年|年?初)$/, (_, year) => (year ? { date: String(year), coarse: true } : { fault: 'DATE_UNREAD' })],
  [/^(\d{4})年(\d{1,2})月?[、,](\d{1,2})月份?$/, ([, y, m, n]) => ([m, n].every((month) => Number(month) >= 1 && Number(month) <= 12) ? partial(y!, undefined, undefined, undefined, 'either') : { fault: 'DATE_INVALID' })],
];

/** `step`: what the cell is to tell the date of; a date that its words give another step is left unread. */
export function readDate(written: string, listYear: number | null, step: DatedStep = null): DateReading | null {
  if (written.length > LONGEST) return { fault: 'DATE_INVALID' };
  const plain = written.normalize('NFKC').trim();
  if (plain === '' || saysNothing(plain)) return null;
  const text = calendarDigits(plain.replace(/[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '').replace(/\s+/g, '').replace(/[。;,]$/, ''));
  const short = TWO_DIGITS.exec(text)?.[1];
  if (short !== undefined && 2000 + Number(short) > (listYear === null ? LATEST_SHORT : listYear + YEARS_AHEAD)) return { fault: 'DATE_UNREAD' };
  const { candidates, isUncertain } = candidatesOf(asWritten(text), step);
  for (const candidate of candidates) {
    for (const [shape, read] of SHAPES) {
      const found = shape.exec(candidate);
      if (found) return read(found, listYear);
    }
  }
  return { fault: isUncertain || NO_DATE.test(text) || bareOf(text) === '' ? 'DATE_UNREAD' : 'DATE_INVALID' };
}

const bareOf = (text: string): string => text.replace(LEADING, '').replace(TRAILING, '').replace(TRAILING, '');

/** A year of two digits is one of this century, not far after the list's own; 98年3月 may be either century's. */
const TWO_DIGITS = /^['’]?(\d{2})(?=年(?:\d{1,2}月|年?[底末初]|第?[1-4]季度|[上下]半年))/;
const YEARS_AHEAD = 10;
const LATEST_SHORT = 2049;

/** 21年3月 is 2021年3月; 2021。3 and 2021,3 are slips for 2021.3. */
const asWritten = (text: string): string => text.replace(TWO_DIGITS, '20$1').replace(/^(\d{4})[。、,](?=\d{1,2}(?:$|\D))/, '$1.').replace(/^(\d{4}\.\d{1,2})[。、,](?=\d{1,2}$)/, '$1.');

const stepsIn = (text: string): (DatedStep | 'other')[] => STEPS.flatMap(([words, named]) => (words.test(text) ? [named] : []));
function namesAnother(text: string, step: DatedStep): boolean {
  const named = stepsIn(text);
  return step === null ? named.length > 1 || named.includes('other') : named.some((each) => each !== step);
}

/** The words, without what leads up to a date and follows it; then without a remark in brackets, or that remark where only the same step stands before it: 已开工(2021年3月). Uncertain: what words say is of another step, or of none. */
function candidatesOf(text: string, step: DatedStep): { candidates: string[]; isUncertain: boolean } {
  const [, before = '', remark = ''] = /^([^()]*)\(([^()]+)\)$/.exec(text) ?? [];
  const bare = (words: string) => (namesAnother(words, step) ? [] : [bareOf(words)]);
  const isRemark = remark !== '' && (bareOf(before) === '' || NO_DATE.test(before));
  const isOfStep = isRemark && !namesAnother(before + remark, step) && (bareOf(before) === '' || stepsIn(before).length > 0);
  const candidates = [text, ...bare(text), ...(remark === '' ? [] : [before, ...bare(before)]), ...(isOfStep ? [remark, bareOf(remark)] : [])].filter((each) => each !== '');
  return { candidates, isUncertain: isRemark || namesAnother(text, step) };
}

/** The first and the last day a partial date can mean, for comparing. */
export function boundsOf(date: string): { first: string; last: string } {
  const [year, rest, day] = date.split('-') as [string, string?, string?];
  if (!rest) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const quarter = /^Q([1-4])$/.exec(rest)?.[1];
  if (quarter) {
    const end = Number(quarter) * 3;
    return { first: `${year}-${pad(end - 2)}-01`, last: `${year}-${pad(end)}-${daysIn(Number(year), end)}` };
  }
  return day ? { first: date, last: date } : { first: `${date}-01`, last: `${date}-${daysIn(Number(year), Number(rest))}` };
}
