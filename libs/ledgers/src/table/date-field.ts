import type { DatedStep, DateReading } from '../cell/date';
import { readPeriod, type Period } from '../cell/period';
import { isoOfSerial } from '../cell/serial-date';
import { shownBy } from '../file/number-formats';
import { pick, type Picked, type Row, type Sheet } from './row';
import type { Role } from './labels';

/** A bare number this large in a date column counts days: 1950 to 2100. */
const SERIAL_FROM = 18_264;
const SERIAL_TO = 73_415;

/** What the cell means as a date: a serial by the workbook's own calendar, 2012.10 with the digits its format shows. */
function readCell(sheet: Sheet, { cell, text }: Picked, year: number | null, step: DatedStep): Period {
  if (cell.kind !== 'number') return readPeriod(text, year, step);
  const shown = shownBy(cell.format);
  const value = Number(cell.text);
  if (shown.date || (value >= SERIAL_FROM && value <= SERIAL_TO && Number.isInteger(value))) {
    const date = isoOfSerial(cell, sheet.view.grid.epoch1904);
    return { start: date ? { date, coarse: false } : { fault: 'DATE_INVALID' }, end: null };
  }
  const [whole, decimals] = cell.text.split('.');
  return readPeriod(decimals?.length === 1 && shown.decimals === 2 ? `${whole}.${decimals}0` : cell.text, year);
}

function accept(row: Row, { column, cell, text }: Picked, reading: DateReading | null): string | null {
  if (!reading) return null;
  if ('fault' in reading) {
    if (reading.fault === 'DATE_INVALID') row.refuse(column.column, 'DATE_INVALID', `“${text.slice(0, 40)}”不是有效日期。请写成 2024年3月 或 2024-03-11。`);
    else row.warn(column.column, 'DATE_UNREAD', `“${text.slice(0, 40)}”没有写明年月，日期留空。请写成 2024年3月。`);
    return null;
  }
  if (reading.coarse) row.warn(column.column, 'DATE_COARSENED', `“${text.slice(0, 40)}”只记到 ${reading.date}。需要更准时请写明月份或日期。`);
  if (cell.kind === 'number' && shownBy(cell.format).decimals !== 2 && /^\d{4}\.1$/.test(cell.text)) {
    row.warn(column.column, 'DATE_AMBIGUOUS', `“${cell.text}”可能是 1 月，也可能是 10 月（Excel 会去掉末尾的 0），按 1 月记。请写成 ${cell.text.slice(0, 4)}年10月 或 ${cell.text.slice(0, 4)}年1月。`);
  }
  return reading.date;
}

export function readWhen(sheet: Sheet, row: Row, year: number | null): { start: string | null; end: string | null } {
  const read = (role: Role, step: DatedStep) => {
    const picked = pick(sheet, row, role);
    return picked ? { picked, period: readCell(sheet, picked, year, step) } : null;
  };
  const [start, end, both] = [read('buildStart', 'start'), read('buildEnd', 'end'), read('period', 'start')];
  const take = (from: typeof start, edge: keyof Period) => (from ? accept(row, from.picked, from.period[edge]) : null);
  const last = end && (end.period.end ? 'end' : 'start');
  return {
    start: take(start, 'start') ?? take(both, 'start'),
    end: (last ? take(end, last) : null) ?? take(both, 'end') ?? take(start, 'end'),
  };
}

export function readDay(sheet: Sheet, row: Row, role: Role, year: number | null): string | null {
  const picked = pick(sheet, row, role);
  if (!picked) return null;
  const { start } = readCell(sheet, picked, year, null);
  return accept(row, picked, start);
}

