import { formatFen } from '../cell/decimal';
import { readRate, readTerm } from '../cell/rate';
import { squeezed } from '../cell/text';
import type { BondIssueRow } from '../ledger';
import { readDay } from './date-field';
import { amountIn } from './money-field';
import { columnFor, pick, valueless, type Row, type Sheet } from './row';
import { readText } from './text-field';

export const isBondLedger = (sheet: Sheet): boolean => sheet.header.columns.has('bondAmount');

/** Does this line tell of an issue at all? A project may stand in a bond ledger before its first. */
export const hasIssue = (sheet: Sheet, row: Row): boolean =>
  (['issuedOn', 'bondName', 'bondAmount', 'term', 'rate', 'batchNo'] as const).some((role) => pick(sheet, row, role) !== null || valueless(sheet, row, role) !== null);

/** One issue line; null when a cell refuses it. `about` is what the project itself says (一般债券 in its note). */
export function readIssue(sheet: Sheet, row: Row, year: number | null, about: string): { issue: BondIssueRow; fen: bigint } | null {
  const name = readText(sheet, row, 'bondName');
  const amount = readIssueAmount(sheet, row);
  const issuedOn = readDay(sheet, row, 'issuedOn', year);
  const ratePercent = readIssueRate(sheet, row);
  const batchNo = readText(sheet, row, 'batchNo') ?? batchIn(name);
  const kind = kindOf(readText(sheet, row, 'bondKind') ?? name, about);
  const termYears = readIssueTerm(sheet, row);
  if (!amount || row.refusals.length > 0) return null;
  return { fen: amount.fen, issue: { sheet: sheet.view.grid.name, row: row.number, name, kind, batchNo, issuedOn, amount: formatFen(amount.fen), termYears, ratePercent } };
}

/** The cell's own amount only: one merged over two lines would count twice. */
function readIssueAmount(sheet: Sheet, row: Row) {
  const picked = pick(sheet, row, 'bondAmount');
  const own = picked && sheet.view.own(row.number, picked.column.column) !== undefined;
  const before = row.warnings.length;
  const amount = own ? amountIn(sheet, row, picked) : null;
  if (!amount && row.refusals.length === 0) {
    const unitless = row.warnings.slice(before).some(({ code }) => code === 'UNIT_UNKNOWN');
    row.refuse(columnFor(sheet, 'bondAmount'), unitless ? 'UNIT_UNKNOWN' : 'ISSUE_AMOUNT_MISSING', unitless ? '债券金额没有单位，这一行未采用。请补上单位。' : '这一期债券没有金额。请填写发行金额。');
  }
  return amount;
}

function readIssueRate(sheet: Sheet, row: Row): string | null {
  const picked = pick(sheet, row, 'rate');
  const reading = picked && readRate(picked.text.slice(0, 40), picked.cell.kind === 'number' ? picked.cell.format : null);
  if (!reading) return null;
  if ('percent' in reading) return reading.percent;
  row.refuse(picked!.column.column, reading.fault, `利率“${picked!.text.slice(0, 40)}”无法辨认。请写成 3.10% 或 3.10。`);
  return null;
}

function readIssueTerm(sheet: Sheet, row: Row): number | null {
  const picked = pick(sheet, row, 'term');
  if (!picked) return null;
  const years = readTerm(picked.text.slice(0, 40));
  if (years === null) row.warn(picked.column.column, 'TERM_UNREAD', `期限“${picked.text.slice(0, 40)}”不是整年数，留空。请写成 15年。`);
  return years;
}

/** …专项债券（十二期） → 十二期 */
function batchIn(name: string | null): string | null {
  return /第?([一二三四五六七八九十百零\d]+(?:期|批次?))/.exec(squeezed(name ?? ''))?.[0] ?? null;
}

function kindOf(words: string | null, about: string): BondIssueRow['kind'] {
  if (/一般债/.test(words ?? '')) return 'GENERAL_BOND';
  return !/专项债/.test(words ?? '') && /一般债/.test(about) && !/专项债/.test(about) ? 'GENERAL_BOND' : 'SPECIAL_BOND';
}
