import fc from 'fast-check';
import { hasForbiddenCharacter, plainText, reasonOf } from './text';

const at = (code: number): string => String.fromCodePoint(code);

describe('a line of text from a person 文本', () => {
  it.each([
    ['NUL', 0x0], ['a control', 0x1b], ['a C1 control', 0x85], ['a left-to-right mark', 0x200e], ['a right-to-left override', 0x202e], ['an isolate', 0x2066], ['an Arabic letter mark', 0x61c],
    ['a space without width', 0x200b], ['a word joiner', 0x2060], ['a byte order mark', 0xfeff], ['a line separator', 0x2028],
  ])('refuses %s inside', (_, code) => {
    expect(() => plainText(`郑州${at(code)}地铁`, 'name')).toThrow(expect.objectContaining({ rule: 'text.forbidden-character', details: { field: 'name' } }));
  });

  it('refuses each half of a character alone and takes the whole', () => {
    expect(['\ud842', '\udfb7', 'a\ud842', '\udfb7\ud842', '\ud842\ud842\udfb7'].map(hasForbiddenCharacter)).toEqual([true, true, true, true, true]);
    expect(hasForbiddenCharacter('𠮷林')).toBe(false);
  });

  it('finds the hidden character wherever it stands', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'郑州至西峡高速公路ABC（一）') });
    fc.assert(fc.property(plain, plain, fc.constantFrom(0x0, 0x9b, 0x200f, 0x202a, 0x2069, 0xfeff), (before, after, code) => {
      expect(hasForbiddenCharacter(before + after)).toBe(false);
      expect(hasForbiddenCharacter(before + at(code) + after)).toBe(true);
    }));
  });

  it('takes whatever is written in characters that show', () => {
    expect(plainText('  郑州至西峡高速（一期）“A-1”·№3\t改扩建 ', 'name')).toBe('郑州至西峡高速（一期）“A-1”·№3\t改扩建');
  });

  it('refuses what is empty after trimming, full-width spaces too', () => {
    for (const text of ['', '   ', '　', '\n']) expect(() => plainText(text, 'reason')).toThrow(expect.objectContaining({ rule: 'text.empty' }));
  });

  it('takes 300 characters and refuses 301, or another limit', () => {
    expect(plainText('路'.repeat(300), 'name')).toHaveLength(300);
    expect(() => plainText('路'.repeat(301), 'name')).toThrow(expect.objectContaining({ rule: 'text.too-long' }));
    expect(() => plainText('路路路', 'name', 2)).toThrow(expect.objectContaining({ details: { field: 'name', longest: 2 } }));
  });
});

describe('a reason 理由', () => {
  it('is trimmed, and held to the limits of any text', () => {
    expect(reasonOf('  汛期停工 ', 'P2.suspension-without-reason')).toBe('汛期停工');
    expect(() => reasonOf('汛期\u202e停工', 'P2.suspension-without-reason')).toThrow(expect.objectContaining({ rule: 'text.forbidden-character', details: { field: 'reason' } }));
    expect(() => reasonOf('路'.repeat(301), 'P2.suspension-without-reason')).toThrow(expect.objectContaining({ rule: 'text.too-long' }));
    expect(reasonOf('路'.repeat(1000), 'S1.reopened-without-reason', { longest: 1000 })).toHaveLength(1000);
  });

  it.each([null, undefined, '', ' \n', '　'])('is refused by the rule it is needed for when it is %j', (text) => {
    expect(() => reasonOf(text, 'P2.suspension-without-reason')).toThrow(expect.objectContaining({ rule: 'P2.suspension-without-reason', code: 'RULE_BROKEN' }));
    expect(() => reasonOf(text, 'F1.return-without-reason', { code: 'BAD_USER_INPUT' })).toThrow(expect.objectContaining({ rule: 'F1.return-without-reason', code: 'BAD_USER_INPUT' }));
  });
});
