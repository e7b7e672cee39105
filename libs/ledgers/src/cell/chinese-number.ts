const DIGITS = '零一二三四五六七八九';
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

const DIGIT = '[一二三四五六七八九]';
const TENS = `${DIGIT}?十${DIGIT}?`;
const HUNDREDS = `${DIGIT}百(?:零${DIGIT}|${TENS})?`;
/** Places fall, a digit stands before each (十 aside) and a gap is told by 零: 十百, 一二 and 三千五 are no certain number, nor is 零 a count. */
const WHOLE = new RegExp(`^(?:${DIGIT}|${TENS}|${HUNDREDS}|${DIGIT}千(?:零${DIGIT}|零${TENS}|${HUNDREDS})?)$`);

/** 十五 → 15, 一百二十 → 120, 三千五百 → 3500; also plain digits. */
export function countOf(text: string): number | null {
  const ascii = text.normalize('NFKC');
  if (/^\d{1,6}$/.test(ascii)) return Number(ascii);
  const signs = ascii.replaceAll('两', '二');
  if (!WHOLE.test(signs)) return null;
  let sum = 0;
  let digit: number | null = null;
  for (const sign of signs) {
    const place = PLACES[sign];
    if (place === undefined) digit = DIGITS.indexOf(sign);
    else { sum += (digit ?? 1) * place; digit = null; }
  }
  return sum + (digit ?? 0);
}

/** 二〇二〇年 → 2020年, 六月 → 6月, 第三季度 → 第3季度: only where a calendar word follows. */
export function calendarDigits(text: string): string {
  return text
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, (year) => [...year].map((sign) => Math.max('〇○零'.includes(sign) ? 0 : DIGITS.indexOf(sign), 0)).join(''))
    .replace(/[一二三四五六七八九十]{1,3}(?=月|日|季度)/g, (number) => String(countOf(number) ?? number));
}
