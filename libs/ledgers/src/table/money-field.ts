import { readAmount, type Amount, type AmountFault } from '../cell/amount';
import { shownBy } from '../file/number-formats';
import { pick, valueless, type Picked, type Row, type Sheet } from './row';
import type { Role } from './labels';
import { firstFrom } from './sorted';

const excerpt = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

const MESSAGES: Record<AmountFault, (text: string) => string> = {
  AMOUNT_INVALID: (text) => `“${excerpt(text)}”不是可用的金额。请填数字（可带“万元”“亿元”）。`,
  AMOUNT_NEGATIVE: (text) => `金额“${excerpt(text)}”为负数。请核对后填正数。`,
  AMOUNT_TOO_FINE: (text) => `金额“${excerpt(text)}”折成元后多于两位小数。请核对单位或精确到分。`,
  UNIT_UNKNOWN: (text) => `金额“${excerpt(text)}”没有单位：表头、“单位：”一行和单元格里都没有写明。未采用，请补上单位。`,
};

export function readMoney(sheet: Sheet, row: Row, role: Role): Amount | null {
  const picked = pick(sheet, row, role);
  if (!picked) {
    const empty = valueless(sheet, row, role);
    if (empty?.cell.kind === 'error') row.refuse(empty.column.column, 'AMOUNT_INVALID', MESSAGES.AMOUNT_INVALID(empty.text));
    if (empty?.cell.kind === 'formula') row.warn(empty.column.column, 'FORMULA_WITHOUT_VALUE', '公式没有保存计算结果，未采用。请用 WPS 或 Excel 打开、重算后保存，或直接填数。');
    return null;
  }
  if (isShared(sheet, row, picked)) {
    row.warn(picked.column.column, 'AMOUNT_SHARED', `金额“${excerpt(picked.text)}”的单元格合并在几个项目上，无法分到单个项目，未采用。请分别填写。`);
    return null;
  }
  return amountIn(sheet, row, picked);
}

export function amountIn(sheet: Sheet, row: Row, { column, cell, text }: Picked): Amount | null {
  if (cell.kind === 'number' && shownBy(cell.format).date) {
    row.refuse(column.column, 'AMOUNT_INVALID', `这一格是日期格式（${text}），不是金额。请改成数字格式后核对。`);
    return null;
  }
  const reading = readAmount(text, column.unit ?? sheet.title.unit);
  if (!reading) return null;
  if ('fen' in reading) return column.approximate && reading.quality === 'PUBLISHED' ? { ...reading, quality: 'APPROXIMATE' } : reading;
  if (reading.fault === 'UNIT_UNKNOWN') row.warn(column.column, reading.fault, MESSAGES[reading.fault](text));
  else row.refuse(column.column, reading.fault, MESSAGES[reading.fault](text));
  return null;
}

/** One figure merged over several projects belongs to none of them alone. */
function isShared(sheet: Sheet, row: Row, { column }: Picked): boolean {
  const merge = sheet.view.mergeAt(row.number, column.column);
  if (!merge || merge.top === merge.bottom) return false;
  const second = sheet.starts[firstFrom(sheet.starts, merge.top, (start) => start) + 1];
  return second !== undefined && second <= merge.bottom;
}
