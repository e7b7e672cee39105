import { search } from '../address';
import { count } from '../format';
import { UNSTATED } from '../overview/Filters';
import { Link } from '../shell/Link';
import { Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import { GROUPS, type Group, type WarMap } from './operations';

interface Line { key: string; label: string; count: number }
interface Props { title: string; head: string; of: WarMap; by: 'region' | 'sector' }

/** Every region or sector in a line, how far its projects are in the columns; the more there are, the darker the cell. A project of two regions is in both. */
export function StandingTable({ title, head, of, by }: Props) {
  const { t, lang, params } = useSurroundings();
  const slices = by === 'region' ? 'byRegion' : 'bySector';
  const rows = of.portfolio?.[slices] ?? [];
  const counts = new Map(GROUPS.map((group) => [group, new Map(of[group]?.[slices].map((slice) => [slice.key, slice.count]))]));
  const most = Math.max(1, ...GROUPS.flatMap((group) => [...counts.get(group)?.values() ?? []]));
  const kept = new URLSearchParams([...params].filter(([each]) => ['as', 'lang', 'year', 'asOf'].includes(each)));
  const cell = (group: Group, key: string) => {
    const many = counts.get(group)?.get(key) ?? 0;
    return <span className={`on-the-map on-the-map-${group}`} style={{ '--share': many / most } as React.CSSProperties}>{many === 0 ? '·' : count(many, lang)}</span>;
  };
  return (
    <section className="card" id={`by-${by}`}>
      <h2>{title}</h2>
      {rows.length === 0 ? <p className="quiet">{t.slice.empty}</p> : (
        <Table label={title} rows={[...rows] as Line[]} columns={[
          { head, cell: ({ key, label }) => (key === UNSTATED ? t.slice.none : <Link href={`/${search(kept, { [by]: key })}#projects`}>{label}</Link>) },
          ...GROUPS.map((group) => ({ head: t.warmap[group], cell: ({ key }: Line) => cell(group, key), right: true })),
          { head: t.warmap.all, cell: (slice) => count(slice.count, lang), right: true },
        ]} />
      )}
    </section>
  );
}
