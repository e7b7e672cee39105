import { count } from '../format';
import { UNSTATED } from '../overview/Filters';
import { Link } from '../shell/Link';
import { Share } from '../shell/Ratio';
import { Table } from '../shell/Section';
import { search } from '../address';
import { useSurroundings } from '../surroundings';
import type { Slice } from './operations';

/** The two coverages of each part; the part leads to its projects on the overview. */
export function CoverageTable({ title, slices, by }: { title: string; slices: Slice[]; by: 'region' | 'level' | 'programme' }) {
  const { t, lang, params } = useSurroundings();
  const name = ({ key, label }: Slice) => (key === UNSTATED ? t.slice.none : <Link href={`/${search(new URLSearchParams([...params].filter(([each]) => ['as', 'lang', 'year', 'asOf'].includes(each))), { [by]: key })}#projects`}>{label}</Link>);
  return (
    <section className="card">
      <h2>{title}</h2>
      {slices.length === 0 ? <p className="quiet">{t.slice.empty}</p> : (
        <Table label={title} rows={slices} columns={[
          { head: t.leaders.part, cell: name }, { head: t.leaders.projects, cell: (slice) => count(slice.count, lang), right: true },
          { head: t.leaders.coverage, cell: ({ leaderCoverage }) => <Share of={leaderCoverage} />, right: true }, { head: t.leaders.ofLevel, cell: ({ leaderLevelCoverage }) => <Share of={leaderLevelCoverage} />, right: true },
        ]} />
      )}
    </section>
  );
}
