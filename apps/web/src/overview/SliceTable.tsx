import type { Choice } from '../filters';
import { count, type MoneyUnit } from '../format';
import { fill } from '../messages';
import type { Slice } from '../operations';
import { Bar, Money, Percentage } from '../shell/Figure';
import { Link } from '../shell/Link';
import { useHref, useSurroundings } from '../surroundings';
import { columns, type Column } from './figures';
import { UNSTATED } from './Filters';

/** A line of this code holds what is in no city; the filter of the same code would take in the whole province. */
const PROVINCE = /^\d\d0000$/;
/** Sums of many projects: below 1 万元 there is nothing to see, the tooltip has it all. */
const PLACES = { YI: 2, WAN: 0, YUAN: 0 };

/** One line per region or sector; its name narrows the whole page to it. */
export function SliceTable({ by, slices, choice }: { by: 'region' | 'sector'; slices: Slice[]; choice: Choice }) {
  const { t } = useSurroundings();
  const href = useHref();
  const { filter: { [by]: chosen }, unit } = choice;
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
                {columns.map((column) => <th key={column.name} scope="col" className="right">{t.figure[column.name]}</th>)}
              </tr>
            </thead>
            <tbody>
              {slices.map((slice) => (
                <tr key={slice.key}>
                  <th scope="row">{name(slice)}</th>
                  {columns.map((column) => <Cell key={column.name} column={column} slice={slice} unit={unit} />)}
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

/** A rate of money has a bar: it says how far along they are, where the others only say how many. */
function Cell({ column, slice, unit }: { column: Column; slice: Slice; unit: MoneyUnit }) {
  const { lang } = useSurroundings();
  switch (column.kind) {
    case 'count': return <td className="right">{count(slice[column.name], lang)}</td>;
    case 'money': return <td className="right"><Money of={slice[column.name]} unit={unit} bare places={PLACES[unit]} /></td>;
    case 'rate of projects': return <td className="right"><Percentage of={slice[column.name]} /></td>;
    case 'rate of money': return <td className="right with-bar"><Percentage of={slice[column.name]} /><Bar ratio={slice[column.name].value} /></td>;
  }
}
