import { badInput } from './rejection';

/** An exact amount of something counted in its own unit (亩, 吨标准煤 …), in 1/10,000 of it. Never a JavaScript number. */
export type Quantity = bigint & { readonly unit: 'quantity' };

const PLACES = 4;
/** numeric(20,4) holds 16 digits before the point. */
const LARGEST = 10n ** 20n;
const DECIMAL = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/;

export const quantity = (amount: bigint): Quantity => amount as Quantity;
export const NOTHING: Quantity = quantity(0n);

/** Exact amount from a decimal text; refuses what is no amount, finer than 0.0001 or beyond numeric(20,4). */
export function quantityFrom(text: string): Quantity {
  const [, sign, whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  const digits = whole === '' ? LARGEST : BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, '0'));
  if (digits >= LARGEST) throw badInput('quantity.not-an-amount', { en: `"${text.slice(0, 40)}" is not an amount: write digits with at most one point.`, zh: `“${text.slice(0, 40)}”不是数量：请只写数字和一个小数点。` }, { amount: text.slice(0, 40) });
  if (/[1-9]/.test(fraction.slice(PLACES))) throw badInput('quantity.too-fine', { en: `${text.slice(0, 40)} has more than four decimal places.`, zh: `${text.slice(0, 40)} 超过四位小数。` }, { amount: text.slice(0, 40) });
  return quantity(sign ? -digits : digits);
}

/** The exact decimal text without trailing zeros: 1500000n is "150". */
export function quantityText(amount: Quantity): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${fraction ? `.${fraction}` : ''}`;
}

export const sumQuantity = (amounts: Iterable<Quantity>): Quantity => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return quantity(total);
};

export const lesser = (a: Quantity, b: Quantity): Quantity => (a < b ? a : b);
