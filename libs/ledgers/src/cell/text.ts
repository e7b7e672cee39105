import type { Cell } from '../file/grid';
import { isoOfSerial } from './serial-date';
import { shownBy } from '../file/number-formats';

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const INVISIBLE = /[\u200b\u00ad\u2060\ufeff]/g;
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
export const LONGEST_NAME = 300;
/** What one Excel cell can hold. */
export const LONGEST_TEXT = 32_767;

/** What hides or turns around what a cell says. */
export const isForbidden = (text: string) => CONTROL.test(text) || DIRECTION.test(text);
/** A name also may not run as a formula when the list is exported again. */
export const isForbiddenInName = (text: string) => isForbidden(text) || /^\s*[=+@＝＋＠]/.test(text);

/** Full-width letters and digits become ASCII; Chinese punctuation stays. */
export const tidy = (text: string): string =>
  text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(INVISIBLE, '').replace(/\r\n?/g, '\n').replace(/[ \t\u00a0\u3000]+/g, ' ').replace(/ ?\n ?/g, '\n').trim();

/** A line break inside a narrow cell is layout: it separates nothing between Chinese characters. */
export const oneLine = (text: string): string =>
  tidy(text).replace(/([\x21-\x7e])\n+(?=[\x21-\x7e])/g, '$1 ').replace(/\n+/g, '');

/** For recognising words: no spaces, no full-width forms. */
export const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** What the cell shows, or null where it shows no value of its own. */
export function textOf(cell: Cell | undefined, epoch1904 = false): string | null {
  if (!cell || cell.kind === 'formula' || cell.kind === 'error') return null;
  if (cell.kind === 'text') return cell.text;
  return shownBy(cell.format).date ? isoOfSerial(cell, epoch1904) ?? cell.text : cell.text;
}

const DITTO = /^(〃|″|〞|〝|″″|”|“|"|''|′′|々|同上|同前|同 上)$/;
export const isDitto = (cell: Cell | undefined): boolean => cell?.kind === 'text' && DITTO.test(cell.text.trim());

const NOTHING = /^(无|暂无|不详|待定|未定|待补充|n\/a|[-—–－/\\]+)$/i;
/** A dash or 待定 says that there is no value. */
export const saysNothing = (text: string): boolean => NOTHING.test(text.trim());
