import type { FormEvent } from 'react';
import { go, type Changes } from '../address';
import { DEFAULT_YEAR, KINDS, LEVELS, STAGES, YEARS, type Choice } from '../filters';
import type { Overview, Slice } from '../operations';
import { Link } from '../shell/Link';
import { useHref, useSurroundings } from '../surroundings';
import { Select } from './Select';

/** The graph's key of the projects that a list says nothing of; there is no filter for them. */
export const UNSTATED = 'NONE';
type Named = Pick<Slice, 'key' | 'label'>;
const named = (slices: Named[] = []) => slices.flatMap(({ key, label }) => (key === UNSTATED ? [] : [{ value: key, text: label }]));
const NONE = { region: undefined, level: undefined, sector: undefined, stage: undefined, kind: undefined, programme: undefined, text: undefined, leader: undefined, asOf: undefined, after: undefined };

/** Each choice goes straight into the address, and the address into the question. */
export function Filters({ choice, regions, sectors, programmes }: { choice: Choice; regions?: Overview['regions']; sectors?: Slice[]; programmes?: Named[] }) {
  const { t } = useSurroundings();
  const href = useHref();
  const { filter, year, asOf, unit } = choice;
  const change = (changes: Changes) => go(href.here({ ...changes, after: undefined }));
  const names = <T extends string>(codes: readonly T[], labels: Record<T, string>) => codes.map((code) => ({ value: code, text: labels[code] }));
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change({ text: String(new FormData(event.currentTarget).get('text') ?? '').trim() });
  };
  return (
    <form className="filters" aria-label={t.filter.title} onSubmit={find}>
      <Select label={t.filter.year} value={String(year)} options={[...new Set([...YEARS, year])].map((item) => ({ value: String(item), text: String(item) }))}
        onChange={(value) => change({ year: value === String(DEFAULT_YEAR) ? undefined : value })} />
      <Select label={t.filter.region} value={filter.region} all={t.filter.all}
        options={(regions ?? []).flatMap((region) => (region ? [{ value: region.code, text: region.name }] : []))} onChange={(region) => change({ region })} />
      <Select label={t.filter.level} value={filter.level} all={t.filter.all} options={names(LEVELS, t.level)} onChange={(level) => change({ level })} />
      <Select label={t.filter.sector} value={filter.sector} all={t.filter.all} options={named(sectors)} onChange={(sector) => change({ sector })} />
      <Select label={t.filter.programme} value={filter.programme} all={t.filter.all} options={named(programmes)} onChange={(programme) => change({ programme })} />
      <Select label={t.filter.stage} value={filter.stage?.[0]} all={t.filter.all} options={names(STAGES, t.stage)} onChange={(stage) => change({ stage })} />
      <Select label={t.filter.kind} value={filter.kind} all={t.filter.all} options={names(KINDS, t.kind)} onChange={(kind) => change({ kind })} />
      <label>{t.filter.asOf}<input type="date" value={asOf ?? ''} onChange={(event) => change({ asOf: event.target.value })} /></label>
      <Select label={t.app.unit} value={unit} options={names(['YI', 'WAN'] as const, t.unit)} onChange={(value) => change({ unit: value === 'YI' ? undefined : value })} />
      <label className="find">{t.filter.text}<input type="search" name="text" key={filter.text} defaultValue={filter.text ?? ''} /></label>
      <button type="submit">{t.filter.apply}</button>
      <Link href={href.here(NONE)}>{t.filter.clear}</Link>
    </form>
  );
}
