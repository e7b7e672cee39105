import { decimal, exact, fromYuan, type MoneyUnit } from '../format';
import { fill } from '../messages';
import { useSurroundings } from '../surroundings';
import { Bar, Percentage } from './Figure';

export interface Quotient { value: number | null; numerator: string; denominator: string }
/** What is counted above and below the line: money in yuan, shown in the reader's unit, or things by their word. */
export type Counted = { money: MoneyUnit } | { things: string };

/** A rate as a card shows it: the percentage, how full, and the two numbers it is the quotient of. */
export function Ratio({ of, counted }: { of: Quotient; counted: Counted }) {
  const { t, lang } = useSurroundings();
  const [unit, shown, full] = 'money' in counted
    ? [t.unit[counted.money], (text: string) => decimal(fromYuan(text, counted.money), lang), (text: string) => `${exact(text, lang)} ${t.unit.YUAN}`] as const
    : [counted.things, (text: string) => decimal(text, lang, 0), (text: string) => `${exact(text, lang)} ${counted.things}`] as const;
  return (
    <>
      <p className="rate"><Percentage of={of} /></p>
      <Bar ratio={of.value} />
      <p className="parts number" title={`${full(of.numerator)} / ${full(of.denominator)}`}>{fill(t.figure.outOf, { n: shown(of.numerator), of: shown(of.denominator), unit })}</p>
    </>
  );
}

/** A rate in a line of a table: the percentage and, small, its two numbers. */
export function Share({ of }: { of: Quotient }) {
  const { lang } = useSurroundings();
  return <><Percentage of={of} /> <small className="number">{decimal(of.numerator, lang, 0)}/{decimal(of.denominator, lang, 0)}</small><Bar ratio={of.value} /></>;
}
