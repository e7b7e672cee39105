import type { Choice } from '../filters';
import { count } from '../format';
import { fill } from '../messages';
import type { Slice } from '../operations';
import { Bar, Money, Percentage } from '../shell/Figure';
import { Link } from '../shell/Link';
import { useHref, useSurroundings } from '../surroundings';
import { UNSTATED } from './Filters';

/** A line of this code holds what is in no city; the filter of the same code would take in the whole province. */
const PROVINCE = /^\d\d0000$/;
/** Sums of many projects: below 1 万元 there is nothing to see, the tooltip has it all. */
const PLACES = { YI: 2, WAN: 0, YUAN: 0 };

/** One line per region or sector; its name narrows the whole page to it. */
export function SliceTable({ by, slices, choice }: { by: 'region' | 'sector'; slices: Slice[]; choice: Choice }) {
  const { t, lang } = useSurroundings();
  const href = useHref();
  const { filter: { [by]: chosen }, unit } = choice;
  const places = PLACES[unit];
  const name = ({ key, label }: Slice) => {
    if (key === UNSTATED) return t.slice.none;
    if (by === 'region' && PROVINCE.test(key)) return <span title={t.slice.provinceItself}>{label}</span>;
    return key === chosen ? label : <Link href={href.here({ [by]: key, after: undefined })} title={fill(t.slice.onlyThis, { name: label })}>{label}</Link>;
  };
  return (
    <section className="card">
      <h2>{by === 'region' ? t.slice.byRegion : t.slice.bySector} <small>{t.unit[unit]}</small></h2>
      {slices.length === 0 ? <p className="quiet">{t.slice.empty}</p> : (
        <div className="scroll" tabIndex={0} role="group" aria-label={by === 'region' ? t.slice.byRegion : t.slice.bySector}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.slice[by]}</th>
                {(['count', 'totalInvestment', 'plannedInvestment', 'investmentDone', 'investmentRate', 'startRate', 'completionRate'] as const)
                  .map((name) => <th key={name} scope="col" className="right">{t.figure[name]}</th>)}
              </tr>
            </thead>
            <tbody>
              {slices.map((slice) => (
                <tr key={slice.key}>
                  <th scope="row">{name(slice)}</th>
                  <td className="right">{count(slice.count, lang)}</td>
                  <td className="right"><Money of={slice.totalInvestment} unit={unit} bare places={places} /></td>
                  <td className="right"><Money of={slice.plannedInvestment} unit={unit} bare places={places} /></td>
                  <td className="right"><Money of={slice.investmentDone} unit={unit} bare places={places} /></td>
                  <td className="right with-bar"><Percentage of={slice.investmentRate} /><Bar ratio={slice.investmentRate.value} /></td>
                  <td className="right"><Percentage of={slice.startRate} /></td>
                  <td className="right"><Percentage of={slice.completionRate} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {by === 'region' && <p className="quiet">{t.slice.note}</p>}
    </section>
  );
}
