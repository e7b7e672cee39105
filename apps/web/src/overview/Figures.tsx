import type { Fault } from '../faults';
import { count, type MoneyUnit } from '../format';
import type { Portfolio } from '../operations';
import { Money } from '../shell/Figure';
import { Ratio } from '../shell/Ratio';
import { Missing } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import { rates, totals, type Total } from './figures';

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
            {portfolio[name] ? <Ratio of={portfolio[name]} counted={kind === 'rate of projects' ? { things: t.figure.projects } : { money: unit }} /> : <Missing field={name} faults={faults} />}
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
