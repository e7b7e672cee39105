/** How figures are written for people. Money stays decimal text from the graph to the screen: never a float. */
export type Language = 'zh' | 'en';
export type MoneyUnit = 'YUAN' | 'WAN' | 'YI';

/** 1 亿元 = 10^8 元, 1 万元 = 10^4 元 */
const PLACES: Record<MoneyUnit, number> = { YUAN: 0, WAN: 4, YI: 8 };
const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** "1234567.8" → "1,234,567.80"; text that is no decimal is shown as it came. Intl rounds the decimal text itself, exactly. */
export function decimal(text: string, lang: Language, places = 2): string {
  if (!DECIMAL.test(text)) return text;
  const style = { minimumFractionDigits: places, maximumFractionDigits: places, roundingMode: 'halfExpand' } as const;
  return new Intl.NumberFormat(LOCALE[lang], style).format(text as `${number}`);
}

/** Every digit the graph gave, grouped: what a tooltip shows beside a rounded figure. */
export function exact(text: string, lang: Language): string {
  const fraction = DECIMAL.exec(text)?.[3]?.replace(/0+$/, '') ?? '';
  return decimal(text, lang, fraction.length);
}

/** Yuan, the unit of a money rate's parts, in another unit: only the point moves. */
export function fromYuan(yuan: string, unit: MoneyUnit): string {
  const match = DECIMAL.exec(yuan);
  if (!match) return yuan;
  const [, sign, whole = '0', fraction = ''] = match;
  const places = PLACES[unit];
  const digits = whole.padStart(places + 1, '0');
  const below = (digits.slice(digits.length - places) + fraction).replace(/0+$/, '');
  return `${sign}${digits.slice(0, digits.length - places)}${below && `.${below}`}`;
}

export const count = (value: number, lang: Language): string => new Intl.NumberFormat(LOCALE[lang]).format(value);

/** A ratio as a percentage; null (nothing planned) has no percentage, and is never written as 0 %. */
export function percent(ratio: number | null | undefined, lang: Language): string | null {
  if (ratio === null || ratio === undefined || !Number.isFinite(ratio)) return null;
  return new Intl.NumberFormat(LOCALE[lang], { style: 'percent', maximumFractionDigits: 1 }).format(ratio);
}

/** A calendar date has no time zone: 2024-03-31 is that day everywhere. */
export function date(day: string | null | undefined, lang: Language): string | null {
  const [year, month, dayOfMonth] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? []).slice(1).map(Number);
  if (!year || !month || !dayOfMonth) return day || null;
  return new Intl.DateTimeFormat(LOCALE[lang], { dateStyle: lang === 'zh' ? 'long' : 'medium', timeZone: 'UTC' })
    .format(Date.UTC(year, month - 1, dayOfMonth));
}

/** An instant is read on the province's clock, wherever the reader sits; where only the day is known, no hour is made up. */
export function moment(instant: string | null | undefined, lang: Language): string | null {
  if (/^[\d-]{10}$/.test(instant ?? '')) return date(instant, lang);
  const at = Date.parse(instant ?? '');
  if (Number.isNaN(at)) return instant || null;
  return new Intl.DateTimeFormat(LOCALE[lang], {
    year: 'numeric', month: lang === 'zh' ? '2-digit' : 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Shanghai',
  }).format(at);
}

/** Decimal texts are added and taken from each other exactly, in 1/10,000,000,000 (a fen in 亿元). */
const SMALL = 10;
function scaled(text: string): bigint {
  const [, sign = '', whole = '0', fraction = ''] = DECIMAL.exec(text) ?? [];
  return BigInt(`${sign}${whole}${fraction.slice(0, SMALL).padEnd(SMALL, '0')}`);
}
export function minus(one: string, other: string): string {
  const difference = scaled(one) - scaled(other);
  const digits = (difference < 0n ? -difference : difference).toString().padStart(SMALL + 1, '0');
  const fraction = digits.slice(-SMALL).replace(/0+$/, '');
  return `${difference < 0n ? '-' : ''}${digits.slice(0, -SMALL)}${fraction && `.${fraction}`}`;
}
/** For bars and percentages only; null where nothing is below the line. */
export const quotient = (one: string, other: string): number | null => (scaled(other) === 0n ? null : Number(scaled(one)) / Number(scaled(other)));
