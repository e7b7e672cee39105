import fc from 'fast-check';
import { csvText, looksLikeFormula, textOfCsv } from './spreadsheet-cell';

/** Texts of any kind, most of them such as begin with what matters. */
const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.tuple(fc.constantFrom('', "'", "''", ' ', '\t', '\r', '\n', '\0', '　', '\u00a0'), fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '', "'"), fc.string()).map((parts) => parts.join('')));

describe('a text as a cell of a spreadsheet 表格单元格', () => {
  it('never begins as a formula does, whatever the text', () => {
    fc.assert(fc.property(texts, (text) => !/^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n\0]/.test(csvText(text))), { numRuns: 2_000 });
  });

  it('reads back as the text it was', () => {
    fc.assert(fc.property(texts, (text) => textOfCsv(csvText(text)) === text), { numRuns: 2_000 });
  });

  it.each(['=1+1', '+86', '-', '@SUM(A1)', '\t=1', '\r', '\n', '\0', '＝1', '－5', ' =1', "'=1"])('is kept a text by an apostrophe: %j', (text) => {
    expect(csvText(text)).toBe(`'${text}`);
  });

  it.each(['', '郑州市', "it's", "'quoted'", '1-2', '2024-01-01', '（=）', 'a=b', ' a'])('stands as it is: %j', (text) => {
    expect([csvText(text), textOfCsv(text), looksLikeFormula(text)]).toEqual([text, text, false]);
  });
});
