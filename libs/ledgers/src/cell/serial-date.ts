import { shownBy } from '../file/number-formats';

/** Days from Excel's day 0 to 1970-01-01. The 1900 system counts a 29 February 1900 that never was, so its day 0 is 1899-12-30 for every later date. */
const UNIX_EPOCH = { 1900: 25_569, 1904: 24_107 } as const;
const DAY_MS = 86_400_000;
export const EARLIEST_YEAR = 1949;
export const LATEST_YEAR = 2100;

/** As exact as the format shows: yyyy"年"m"月" gives the month. */
export function isoOfSerial(cell: { text: string; format: string | null }, epoch1904: boolean): string | null {
  const serial = Math.floor(Number(cell.text));
  if (!Number.isFinite(serial) || serial < 1 || serial > 100_000) return null;
  const iso = new Date((serial - UNIX_EPOCH[epoch1904 ? 1904 : 1900]) * DAY_MS).toISOString().slice(0, 10);
  const year = Number(iso.slice(0, 4));
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return null;
  const shown = shownBy(cell.format);
  if (shown.date && shown.year && !shown.day) return shown.month ? iso.slice(0, 7) : iso.slice(0, 4);
  return iso;
}
