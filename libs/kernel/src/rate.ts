/** numerator ÷ denominator as a ratio (1 = 100 %, may be above 1); null, never 0 or NaN, where nothing was planned. */
export interface Ratio { numerator: string; denominator: string }

export function ratioValue({ numerator, denominator }: Ratio): number | null {
  const below = Number(denominator);
  return below === 0 ? null : Number(numerator) / below;
}
