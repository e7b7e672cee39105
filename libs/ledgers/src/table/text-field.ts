import { isForbidden, isForbiddenInName, LONGEST_NAME, LONGEST_TEXT, oneLine, saysNothing, tidy } from '../cell/text';
import { columnFor, pick, pickAll, valueless, type Picked, type Row, type Sheet } from './row';
import type { Role } from './labels';

export function readName(sheet: Sheet, row: Row): string | null {
  const picked = pick(sheet, row, 'name');
  const column = columnFor(sheet, 'name');
  if (!picked) {
    const formula = valueless(sheet, row, 'name')?.cell.kind === 'formula';
    row.refuse(column, 'NAME_MISSING', formula ? '项目名称是没有保存结果的公式。请直接填写名称。' : '这一行有内容但没有项目名称。请补上名称，或删去该行。');
    return null;
  }
  if (picked.text.length > LONGEST_TEXT || [...tidy(picked.text)].length > LONGEST_NAME) {
    row.refuse(column, 'NAME_TOO_LONG', `项目名称超过 ${LONGEST_NAME} 字。请把建设内容移到“建设内容”列。`);
    return null;
  }
  if (isForbiddenInName(picked.text)) {
    row.refuse(column, 'TEXT_FORBIDDEN', '项目名称含有不可见的控制字符，或以 = + @ 开头（会被当作公式）。请删去后重新填写。');
    return null;
  }
  const name = oneLine(picked.text);
  if (name === '' || saysNothing(name)) {
    row.refuse(column, 'NAME_MISSING', '这一行有内容但没有项目名称。请补上名称，或删去该行。');
    return null;
  }
  return name;
}

/** Any other words, kept as written; null where the cell says that there is nothing. */
export function readText(sheet: Sheet, row: Row, role: Role, lines: 'one' | 'many' = 'one'): string | null {
  const picked = pick(sheet, row, role);
  return picked && textIn(row, picked, lines);
}

function textIn(row: Row, { column, text }: Picked, lines: 'one' | 'many'): string | null {
  if (text.length > LONGEST_TEXT) {
    row.refuse(column.column, 'TEXT_TOO_LONG', `“${column.label.trim()}”超过 ${LONGEST_TEXT} 字。请缩短。`);
    return null;
  }
  if (isForbidden(text)) {
    row.refuse(column.column, 'TEXT_FORBIDDEN', `“${column.label.trim()}”含有不可见的控制字符或残缺的字。请删去后重新填写。`);
    return null;
  }
  const kept = lines === 'one' ? oneLine(text) : tidy(text);
  return kept === '' || saysNothing(kept) ? null : kept;
}

/** 68 under 里程（公里） is 68公里; several measures keep their labels. */
export function readScale(sheet: Sheet, row: Row): string | null {
  const filled = pickAll(sheet, row, 'scale').flatMap((picked) => {
    const text = textIn(row, picked, 'many');
    if (text === null) return [];
    const label = picked.column.label.trim();
    const bare = /^[\d.,]+$/.test(text);
    return [{ label: label.replace(/[（(].*$/s, ''), text: bare ? text + (/[（(]([^（()）]{1,8})[)）]/.exec(label)?.[1] ?? lengthUnit(sheet, label)) : text }];
  });
  return filled.length > 1 ? filled.map(({ label, text }) => label + text).join('，') : filled[0]?.text ?? null;
}

/** The sheet's unit line may name a second unit: 单位：公里、亿元. */
const lengthUnit = (sheet: Sheet, label: string): string =>
  (sheet.title.otherUnits.length === 1 && /里程|长度/.test(label) === /里|米/.test(sheet.title.otherUnits[0]!) ? sheet.title.otherUnits[0]! : '');

const OTHER_SCHEME = /^\s*(?!https?:)[a-z][a-z0-9+.-]*:/i;

/** A web address, or words that name a document; javascript: and the like would run where the address is shown. */
export function readAddress(sheet: Sheet, row: Row): string | null {
  const text = readText(sheet, row, 'sourceUrl');
  if (text === null || !OTHER_SCHEME.test(text)) return text;
  row.warn(columnFor(sheet, 'sourceUrl'), 'URL_INVALID', '来源网址不是 http 或 https 地址，未采用。请核对。');
  return null;
}
