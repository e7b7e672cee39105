import type { Fault } from '../faults';
import { count, decimal, exact, fromYuan, type MoneyUnit } from '../format';
import { fill } from '../messages';
import type { Portfolio } from '../operations';
import { Bar, Money, Percentage } from '../shell/Figure';
import { Missing } from '../shell/Section';
import { useSurroundings } from '../surroundings';

interface Quotient { value: number | null; numerator: string; denominator: string }

const TOTALS = ['totalInvestment', 'plannedInvestment', 'investmentDone'] as const;
const RATES = [
  { name: 'startRate', of: 'projects', means: 'startRateMeans' }, { name: 'investmentRate', of: 'money', means: 'investmentRateMeans' },
  { name: 'completionRate', of: 'projects', means: 'completionRateMeans' }, { name: 'fundUseRate', of: 'money', means: 'fundUseRateMeans' },
] as const;

/** The totals, and the four rates each with the two numbers it is the quotient of. */
export function Figures({ portfolio, unit, faults }: { portfolio: Portfolio; unit: MoneyUnit; faults: Fault[] }) {
  const { t, lang } = useSurroundings();
  return (
    <>
      <dl className="totals">
        <div><dt>{t.figure.count}</dt><dd><a href="#projects">{count(portfolio.count, lang)}</a></dd></div>
        {TOTALS.map((name) => <div key={name}><dt>{t.figure[name]}</dt><dd><Money of={portfolio[name]} unit={unit} /></dd></div>)}
      </dl>
      <ul className="rates">
        {RATES.map(({ name, of, means }) => (
          <li key={name} id={name}>
            <h2>{t.figure[name]}</h2>
            {portfolio[name] ? <Rate of={portfolio[name]} kind={of} unit={unit} /> : <Missing field={name} faults={faults} />}
            <p className="quiet">{t.figure[means]}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

const Rate = ({ of, kind, unit }: { of: Quotient; kind: 'projects' | 'money'; unit: MoneyUnit }) => (
  <>
    <p className="rate"><Percentage of={of} /></p>
    <Bar ratio={of.value} />
    <Parts of={of} kind={kind} unit={unit} />
  </>
);

/** Numerator and denominator: projects are counted, money comes in yuan and is shown in the reader's unit. */
function Parts({ of, kind, unit }: { of: Quotient; kind: 'projects' | 'money'; unit: MoneyUnit }) {
  const { t, lang } = useSurroundings();
  const projects = kind === 'projects';
  const shown = (text: string) => (projects ? decimal(text, lang, 0) : decimal(fromYuan(text, unit), lang));
  const full = (text: string) => `${exact(text, lang)} ${projects ? t.figure.projects : t.unit.YUAN}`;
  const values = { n: shown(of.numerator), of: shown(of.denominator), unit: projects ? t.figure.projects : t.unit[unit] };
  return <p className="parts number" title={`${full(of.numerator)} / ${full(of.denominator)}`}>{fill(t.figure.outOf, values)}</p>;
}
