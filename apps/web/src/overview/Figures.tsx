import type { Fault } from '../faults';
import { count, decimal, exact, fromYuan, type MoneyUnit } from '../format';
import { fill } from '../messages';
import type { Portfolio } from '../operations';
import { Bar, Money, Percentage } from '../shell/Figure';
import { Missing } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import { rates, totals, type Quotient, type Rate, type Total } from './figures';

/** The totals, and the rates each with the two numbers it is the quotient of. */
export function Figures({ portfolio, unit, faults }: { portfolio: Portfolio; unit: MoneyUnit; faults: Fault[] }) {
  const { t } = useSurroundings();
  return (
    <>
      <dl className="totals">
        {totals.map((figure) => <div key={figure.name}><dt>{t.figure[figure.name]}</dt><dd><Amount figure={figure} portfolio={portfolio} unit={unit} /></dd></div>)}
      </dl>
      <ul className="rates">
        {rates.map(({ name, kind }) => (
          <li key={name} id={name}>
            <h2>{t.figure[name]}</h2>
            {portfolio[name] ? <Ratio of={portfolio[name]} kind={kind} unit={unit} /> : <Missing field={name} faults={faults} />}
            <p className="quiet">{t.figure[`${name}Means`]}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Amount({ figure, portfolio, unit }: { figure: Total; portfolio: Portfolio; unit: MoneyUnit }) {
  const { lang } = useSurroundings();
  return figure.kind === 'count' ? <a href="#projects">{count(portfolio[figure.name], lang)}</a> : <Money of={portfolio[figure.name]} unit={unit} />;
}

const Ratio = ({ of, kind, unit }: { of: Quotient; kind: Rate['kind']; unit: MoneyUnit }) => (
  <>
    <p className="rate"><Percentage of={of} /></p>
    <Bar ratio={of.value} />
    <Parts of={of} kind={kind} unit={unit} />
  </>
);

/** Numerator and denominator: projects are counted, money comes in yuan and is shown in the reader's unit. */
function Parts({ of, kind, unit }: { of: Quotient; kind: Rate['kind']; unit: MoneyUnit }) {
  const { t, lang } = useSurroundings();
  const projects = kind === 'rate of projects';
  const shown = (text: string) => (projects ? decimal(text, lang, 0) : decimal(fromYuan(text, unit), lang));
  const full = (text: string) => `${exact(text, lang)} ${projects ? t.figure.projects : t.unit.YUAN}`;
  const values = { n: shown(of.numerator), of: shown(of.denominator), unit: projects ? t.figure.projects : t.unit[unit] };
  return <p className="parts number" title={`${full(of.numerator)} / ${full(of.denominator)}`}>{fill(t.figure.outOf, values)}</p>;
}
