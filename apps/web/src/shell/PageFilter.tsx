import { go, type Changes } from '../address';
import { dayFrom, DEFAULT_YEAR, yearFrom, YEARS } from '../filters';
import { Select } from '../overview/Select';
import { useHref, useSurroundings } from '../surroundings';
import { present } from './Section';

export interface Choices { year: number; region: string | undefined; asOf: string | undefined }
export const choicesFrom = (params: URLSearchParams): Choices => ({ year: yearFrom(params), region: params.get('region')?.trim() || undefined, asOf: dayFrom(params) });

type Regions = ReadonlyArray<{ code: string; name: string } | null> | null;

/** Year, region and day of a page; each choice goes into the address at once. Regions are left out where the page has none to choose. */
export function PageFilter({ regions, year = true, all }: { regions?: Regions | undefined; year?: boolean; all?: string | undefined }) {
  const { t, params } = useSurroundings();
  const href = useHref();
  const chosen = choicesFrom(params);
  const change = (changes: Changes) => go(href.here({ ...changes, after: undefined }));
  return (
    <form className="filters no-print" aria-label={t.filter.title} onSubmit={(event) => event.preventDefault()}>
      {year && (
        <Select label={t.filter.year} value={String(chosen.year)} options={[...new Set([...YEARS, chosen.year])].map((item) => ({ value: String(item), text: String(item) }))}
          onChange={(value) => change({ year: value === String(DEFAULT_YEAR) ? undefined : value })} />
      )}
      {regions !== undefined && <Select label={t.filter.region} value={chosen.region} all={all ?? t.filter.all} options={present(regions).map(({ code, name }) => ({ value: code, text: name }))} onChange={(region) => change({ region })} />}
      <label>{t.filter.asOf}<input type="date" value={chosen.asOf ?? ''} onChange={(event) => change({ asOf: event.target.value })} /></label>
    </form>
  );
}
