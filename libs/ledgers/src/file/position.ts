export interface Position { row: number; column: number }
export interface Range { top: number; left: number; bottom: number; right: number }

export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function positionOf(reference: string): Position | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference);
  if (!match) return null;
  let column = 0;
  for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return row < 1 || row > LAST_ROW || column > LAST_COLUMN ? null : { row, column };
}

export function rangeOf(reference: string): Range | null {
  const [first, last = first] = reference.split(':');
  const from = positionOf(first ?? '');
  const to = positionOf(last ?? '');
  if (!from || !to) return null;
  return {
    top: Math.min(from.row, to.row), left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row), right: Math.max(from.column, to.column),
  };
}
