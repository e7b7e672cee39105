import { boundsOf, readDate, type DatedStep, type DateReading } from './date';

export interface Period { start: DateReading | null; end: DateReading | null }

const YEARS = /^(\d{4})年?[-—–~～至到]+(\d{4})年?$/;
const ISO_PAIR = /^(\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?)\s*(?:[-—–~]+|至|到)\s*(\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?)$/;
const STRONG = /^([^至到~—–]+)(?:至|到|~|[—–]+)([^至到~—–]*)$/;
const BY_HYPHEN = /^(\d{4}(?:年|[./]\d)[^-]*)-([^-]+)$/;

const MONTHS = /^(\d{6})[-—–~至到]+(\d{6})$/;
/** 3-10月: months of the list's own year. */
const OF_THE_YEAR = /^(\d{1,2})月?[-—–~至到]+(\d{1,2})月份?$/;
const STARTS_THEN_ENDS = /^(.+(?:开工|动工|开建))[,，;；、](.+(?:竣工|完工|建成|投产|交工|通车))$/;
const UNTIL_NOW = /^(?:今|目前|现在)$/;

/** 2021.3-2023.6, 2021年3月至2023年6月, 2021-2023; one date alone is a start, of the step that the cell is of. */
export function readPeriod(written: string, listYear: number | null, step: DatedStep = null): Period {
  const text = written.length > 80 ? written : written.normalize('NFKC').replace(/\s+/g, '');
  const found = YEARS.exec(text) ?? MONTHS.exec(text) ?? OF_THE_YEAR.exec(text) ?? STARTS_THEN_ENDS.exec(text) ?? ISO_PAIR.exec(text) ?? STRONG.exec(text) ?? BY_HYPHEN.exec(text);
  if (!found) return { start: readDate(written, listYear, step), end: null };
  const [from, to] = [found[1]!, found[2]!].map((edge) => (/^\d{1,2}$/.test(edge) ? `${edge}月` : edge)) as [string, string];
  const start = readDate(from, listYear, 'start');
  const year = start && 'date' in start ? Number(start.date.slice(0, 4)) : listYear;
  // 2021年3月-10月: the end is in the start's year
  const end = to === '' || UNTIL_NOW.test(to) ? null : readDate(to, year, 'end');
  return endsBefore(start, end) && !OWN_YEAR.test(to) ? { start: OWN_YEAR.test(from) ? start : UNREAD, end: UNREAD } : { start, end };
}

const OWN_YEAR = /\d{4}|\d{2}年/;
const UNREAD: DateReading = { fault: 'DATE_UNREAD' };
/** 11月-3月 goes across a new year, and does not say which. */
const endsBefore = (start: DateReading | null, end: DateReading | null): boolean => Boolean(start && end && 'date' in start && 'date' in end && boundsOf(end.date).last < boundsOf(start.date).first);

const AS_OF = /截[至止](?:到|日期|时间)?(?:目前)?[，,:：]?((?:\d{4}年?|[〇一二三四五六七八九零]{4}年)?(?:[-./]?\d{1,2}(?:月|[-./])?)?(?:\d{1,2}日?)?(?:底|末)?)/;

/** 截至2024年底 → 2024-12-31; a month means its last day. */
export function readAsOf(text: string, listYear: number | null): string | null {
  const found = AS_OF.exec(text.slice(0, 2_000).normalize('NFKC').replace(/\s+/g, ''))?.[1];
  const date = found ? readDate(found, listYear) : null;
  if (!date || 'fault' in date) return null;
  if (/^\d{4}-\d{2}$/.test(date.date)) {
    const end = readDate(`${date.date.replace('-', '年')}月底`, listYear);
    return end && 'date' in end ? end.date : null;
  }
  return date.date;
}
