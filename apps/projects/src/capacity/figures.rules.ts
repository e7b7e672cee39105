import { toYuan, fen } from '@cornerstone/kernel/money';
import { quantity, quantityFrom, quantityText } from '@cornerstone/kernel/quantity';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';

export const indicators = ['OUTPUT_VALUE', 'TAX', 'JOBS', 'CAPACITY'] as const;
export type Indicator = (typeof indicators)[number];
/** What capacity is measured by, exact: output value and tax in fen, people, output in 1/10,000 of its unit; null where there is no figure. */
export type Figures = Record<Indicator, bigint | null>;

const asQuantity = (text: string): bigint => quantityFrom(text);
/** An indicator's figure as an exact decimal: yuan, people, units of output. */
export const decimalOf = (indicator: Indicator, amount: bigint): string =>
  (indicator === 'JOBS' ? String(amount) : indicator === 'CAPACITY' ? quantityText(quantity(amount)) : toYuan(fen(amount)));

export const toldOf = (figures: Figures) => {
  const told = (indicator: Indicator): string | null => (figures[indicator] === null ? null : decimalOf(indicator, figures[indicator]));
  return { outputValue: told('OUTPUT_VALUE'), tax: told('TAX'), jobs: figures.JOBS === null ? null : Number(figures.JOBS), capacity: told('CAPACITY') };
};

export const given = (figures: Figures): Indicator[] => indicators.filter((indicator) => figures[indicator] !== null);

export function notNegative(figures: Figures): void {
  const wrong = given(figures).filter((indicator) => (figures[indicator] ?? 0n) < 0n);
  if (wrong.length > 0) throw badInput('P2.capacity-negative', { en: `Not negative: ${wrong.join(', ')}.`, zh: `${wrong.join('、')} 不能为负。` }, { indicators: wrong });
}

/** Every target needs its figure. */
export function covers(figures: Figures, targets: Figures): void {
  const missing = given(targets).filter((indicator) => figures[indicator] === null);
  if (missing.length > 0) throw new Rejection('P2.capacity-figure-missing', { en: `Targets without a figure: ${missing.join(', ')}.`, zh: `缺少目标项的数据：${missing.join('、')}。` }, { missing });
}

export interface Difference { indicator: Indicator; own: bigint; official: bigint; isWithin: boolean }

/** Where own figures and the statistics office's both speak: how far apart, and whether within the tolerance, a percentage of the office's figure. */
export function differences(own: Figures, official: Figures, tolerancePercent: string): Difference[] {
  const tolerance = asQuantity(tolerancePercent);
  return indicators.flatMap((indicator) => {
    const [mine, theirs] = [own[indicator], official[indicator]];
    if (mine === null || theirs === null) return [];
    const apart = mine > theirs ? mine - theirs : theirs - mine;
    return [{ indicator, own: mine, official: theirs, isWithin: apart * 1_000_000n <= tolerance * theirs }];
  });
}
