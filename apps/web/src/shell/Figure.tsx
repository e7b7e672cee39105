import { decimal, exact, percent, type MoneyUnit } from '../format';
import { label } from '../messages';
import { useSurroundings } from '../surroundings';

/** An amount already in its unit: rounded to the eye, exact under the pointer. */
export function Money({ of, unit, bare = false, places }: { of: { amount: string } | null | undefined; unit: MoneyUnit; bare?: boolean; places?: number }) {
  const { t, lang } = useSurroundings();
  if (!of) return <>{t.app.absent}</>;
  const name = label(t.unit, unit);
  return <span className="number" title={`${exact(of.amount, lang)} ${name}`}>{decimal(of.amount, lang, places)}{!bare && <small> {name}</small>}</span>;
}

/** A rate, or 不适用 when nothing was planned: never 0 %, never 100 %. */
export function Percentage({ of }: { of: { value: number | null } | null | undefined }) {
  const { t, lang } = useSurroundings();
  if (!of) return <>{t.app.absent}</>;
  const text = percent(of.value, lang);
  return text === null ? <span className="not-applicable">{t.app.notApplicable}</span> : <span className="number">{text}</span>;
}

/** How full; above 1 it is simply full. The figure beside it says the rest, so assistive technology skips the picture. */
export function Bar({ ratio }: { ratio: number | null | undefined }) {
  const width = Math.min(Math.max(ratio ?? 0, 0), 1) * 100;
  return <span className={ratio === null || ratio === undefined ? 'bar bar-none' : 'bar'} aria-hidden="true"><span style={{ width: `${width}%` }} /></span>;
}
