import { badInput, type Rejection } from './rejection';

/** An amount of money in fen (分, 1/100 yuan), exact. Never a JavaScript number. */
export type Fen = bigint & { readonly unit: 'fen' };

export type MoneyUnit = 'YUAN' | 'WAN' | 'YI';

/** Decimal places a fen has in each unit: 1 fen = 0.01 元 = 0.000001 万元 = 0.0000000001 亿元. */
const PLACES: Record<MoneyUnit, number> = { YUAN: 2, WAN: 6, YI: 10 };
const NAMES: Record<MoneyUnit, { en: string; zh: string }> = {
  YUAN: { en: 'yuan', zh: '元' }, WAN: { en: '10,000 yuan', zh: '万元' }, YI: { en: '100 million yuan', zh: '亿元' },
};
/** numeric(20,2) holds 18 digits before the point. */
const LARGEST = 10n ** 20n;
const DECIMAL = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/;

export const fen = (amount: bigint): Fen => amount as Fen;
export const ZERO: Fen = fen(0n);

/** Exact amount from a decimal text in a unit; refuses what is no amount, finer than a fen, or beyond numeric(20,2). */
export function fenFrom(amount: string, unit: MoneyUnit): Fen {
  const match = DECIMAL.exec(amount);
  if (!match) throw notAnAmount(amount);
  const [, sign, whole = '', fraction = ''] = match;
  const places = PLACES[unit];
  if (/[1-9]/.test(fraction.slice(places))) {
    throw badInput('money.finer-than-a-fen', {
      en: `${amount} ${NAMES[unit].en} is finer than 0.01 yuan.`, zh: `${amount} ${NAMES[unit].zh}的精度超过了分。`,
    }, { amount, unit });
  }
  const digits = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  if (digits >= LARGEST) throw notAnAmount(amount);
  return fen(sign ? -digits : digits);
}

/** The exact decimal text of an amount in a unit, without trailing zeros: 285000000000000n fen in YI is "28500". */
export function inUnit(amount: Fen, unit: MoneyUnit): string {
  const places = PLACES[unit];
  const digits = (amount < 0n ? -amount : amount).toString().padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -places)}${fraction ? `.${fraction}` : ''}`;
}

/** As officials write it, exact, in the largest unit of which there is one: 43.4 亿元, 320 万元, 20.07 元. */
export function spoken(amount: Fen): string {
  const size = amount < 0n ? -amount : amount;
  const unit = size >= 10n ** 10n ? 'YI' : size >= 10n ** 6n ? 'WAN' : 'YUAN';
  return `${inUnit(amount, unit)} ${NAMES[unit].zh}`;
}

/** Yuan with exactly two places, the form of events, files and the database: "1200.50". */
export function toYuan(amount: Fen): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const fromYuan = (yuan: string): Fen => fenFrom(yuan, 'YUAN');

export const sumFen = (amounts: Iterable<Fen>): Fen => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return fen(total);
};

const notAnAmount = (amount: string): Rejection => badInput('money.not-an-amount', {
  en: `"${amount.slice(0, 40)}" is not an amount: write digits with at most one point.`, zh: `“${amount.slice(0, 40)}”不是金额：请只写数字和一个小数点。`,
}, { amount: amount.slice(0, 40) });
