/** units × 10^-scale, exactly. */
export interface Decimal { units: bigint; scale: number }

const LONGEST = 60;
const LARGEST_EXPONENT = 30;

export function parseDecimal(text: string): Decimal | null {
  const match = text.length > LONGEST ? null : /^(\d*)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (!match || (!match[1] && !match[2])) return null;
  const exponent = Number(match[3] ?? '0');
  if (Math.abs(exponent) > LARGEST_EXPONENT) return null;
  const scale = (match[2]?.length ?? 0) - exponent;
  const units = BigInt(`${match[1] ?? ''}${match[2] ?? ''}`);
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
}

/** units of 10^-digits after moving the point `power` places to the right; null when something would be cut off. */
export function scaled(value: Decimal, power: number, digits: number): bigint | null {
  const shift = power + digits - value.scale;
  if (shift >= 0) return value.units * 10n ** BigInt(shift);
  const divisor = 10n ** BigInt(-shift);
  return value.units % divisor === 0n ? value.units / divisor : null;
}

/** Moves the point and keeps the digits as they were written: 0.0310 two places is 3.10. */
export function shiftedText(value: Decimal, power: number): string {
  const scale = Math.max(value.scale - power, 0);
  const digits = (value.units * 10n ** BigInt(Math.max(power - value.scale, 0))).toString().padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Excel keeps and shows 15 significant digits; beyond them is noise of binary fractions (0.1+0.2). */
const SHOWN_DIGITS = 15;

export function plainDecimal(value: number): string {
  const shown = Number(value.toPrecision(SHOWN_DIGITS)).toString();
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(shown);
  if (!match) return shown;
  const [, sign, first, rest = '', exponent] = match;
  const power = Number(exponent);
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${first}${rest}`;
  return `${sign}${first}${rest.padEnd(power, '0').slice(0, power)}`;
}

export function formatFen(fen: bigint): string {
  const digits = fen.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Back from '5500000000.00'. */
export const parseFen = (yuan: string): bigint => BigInt(yuan.replace('.', ''));
