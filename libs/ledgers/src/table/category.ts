import { readAmount } from '../cell/amount';
import { countOf } from '../cell/chinese-number';
import { oneLine, squeezed, textOf } from '../cell/text';
import { ARABIC_SERIAL, CHINESE_SERIAL, type RowFacts, type TableColumns } from './row-facts';
import type { View } from './view';

export interface Category { text: string; label: string; depth: number; count: number | null; assumed: boolean }
/** How the sheet numbers its rows decides what a row without such a number is. */
export interface Numbering { arabic: boolean; mostRows: boolean }

const CHINESE = '[一二三四五六七八九十百]';
const NUMBERED_LABEL = new RegExp(`^(?:第${CHINESE}+(?:部分|类)[:：、]?|${CHINESE}{1,3}[、.．:：]|[(（]${CHINESE}{1,3}[)）][、.．]?)`);
const QUANTITY = `(?:\\d{1,5}|${CHINESE}{1,5})`;
const COUNT = new RegExp(`(?:共计?|计|项目|工程|[(（])(${QUANTITY})(?:个|项|条)`);
const BRACKETED_COUNT = new RegExp(`[(（](?:共|计)?${QUANTITY}(?:个|项|条).*$`);
const TRAILING_COUNT = new RegExp(`[,，:：]?(?:共|计)?${QUANTITY}(?:个|项|条)(?:项目)?(?:[,，;；。].*)?$`);
const LONGEST_HEADING = 60;

export const numberingOf = (facts: readonly RowFacts[]): Numbering => {
  const numbered = facts.filter(({ serial }) => ARABIC_SERIAL.test(serial)).length;
  return { arabic: numbered > 0, mostRows: numbered * 2 > facts.length };
};

/** Does the row's total equal those of the numbered rows down to the next one without a number? */
export function totalsBelow(facts: readonly RowFacts[], at: number): boolean {
  const fenOf = (text: string | null) => { const reading = text === null ? null : readAmount(text, '元'); return reading && 'fen' in reading ? reading.fen : null; };
  const own = fenOf(facts[at]!.total);
  if (own === null) return false;
  let sum = 0n;
  for (let below = at + 1; below < facts.length && ARABIC_SERIAL.test(facts[below]!.serial); below++) sum += fenOf(facts[below]!.total) ?? 0n;
  return sum === own && sum > 0n;
}

export const countIn = (text: string): number | null => {
  const found = COUNT.exec(text)?.[1];
  return found ? countOf(found) : null;
};

/** 一、服务郑州大都市区项目2个 → 服务郑州大都市区 */
function categoryName(text: string): string {
  const bare = squeezed(text).replace(NUMBERED_LABEL, '').replace(BRACKETED_COUNT, '').replace(TRAILING_COUNT, '');
  return bare.replace(/类?项目$/, '') || bare;
}

/**
 * A heading over the rows below it. Chinese serials alone prove nothing: some lists number their projects 一, 二, 三; there a
 * heading must state a count (15个), elsewhere it is enough that other rows are numbered 1, 2, 3 and this one has no details.
 * A row without a number among numbered ones is a heading too when it has no money, or just what the rows below add up to.
 */
export function categoryAt(facts: RowFacts, numbering: Numbering, columns: TableColumns, view: View, sumsBelow: boolean): Category | null {
  const { label: text, labelColumn: column } = facts;
  if (ARABIC_SERIAL.test(facts.serial) || text === '' || text.length > LONGEST_HEADING || facts.details) return null;
  if (column > columns.name || (column !== columns.name && facts.name !== '')) return null;
  const bySerial = CHINESE_SERIAL.test(facts.serial);
  const count = countIn(text);
  const merge = view.mergeAt(facts.row, column);
  const across = merge !== undefined && merge.top === merge.bottom && (merge.right > columns.nameRight || (merge.left < columns.name && merge.right >= columns.name));
  const apart = column !== columns.name && !columns.read.includes(column);
  const marked = count !== null || NUMBERED_LABEL.test(text) || across || apart || facts.sumsRows;
  const bare = column === columns.name && numbering.mostRows && facts.serial === '' && (!facts.money || sumsBelow);
  if (bySerial ? count === null && !numbering.arabic && !facts.sumsRows : !marked && !bare) return null;
  const written = textOf(view.own(facts.row, column)) ?? text;
  return { text: categoryName(written), label: oneLine(written), depth: /^[(（]/.test(bySerial ? facts.serial : text) ? 2 : 1, count, assumed: !bySerial && !marked };
}
