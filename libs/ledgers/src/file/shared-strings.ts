import { LedgerRefused } from '../refused';
import { LONGEST_CELL, MAX_FILLED_CELLS } from './grid';
import type { XmlVisitor } from './xml';
import { unescapeCharacters } from './xml-text';

export function stringsVisitor(strings: string[]): XmlVisitor {
  let current = '';
  let inText = false;
  let phonetic = 0;
  return {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic++;
      inText = name === 't' && phonetic === 0;
    },
    close(name) {
      if (name === 'si') strings.push(unescapeCharacters(current));
      if (name === 'rPh') phonetic--;
      if (name === 't') inText = false;
      if (strings.length > MAX_FILLED_CELLS) throw new LedgerRefused('LEDGER_TOO_LARGE', '工作簿内的文字条目过多。请只保留台账工作表再导入。');
    },
    text(text) { if (inText && current.length <= LONGEST_CELL) current += text.slice(0, LONGEST_CELL); },
  };
}
