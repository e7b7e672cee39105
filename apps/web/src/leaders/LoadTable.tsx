import type { Fault } from '../faults';
import { count } from '../format';
import { fill, label } from '../messages';
import { nameOrTitle } from '../project/people';
import { Bar } from '../shell/Figure';
import { Link } from '../shell/Link';
import { present, Section, Table } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import type { Loads } from './operations';

/** Who carries how many, the most first. */
export function LoadTable({ loads, faults, year }: { loads: Loads; faults: Fault[]; year: number }) {
  const { t, lang } = useSurroundings();
  const href = useHref();
  const rows = present(loads?.nodes);
  const most = Math.max(1, ...rows.map(({ projects }) => projects));
  return (
    <Section title={`${t.leaders.loads} · ${fill(t.page.year, { year })}`} field="leaderLoads" faults={faults} empty={!rows.length} nothing={t.leaders.noLoads}>
      <Table label={t.leaders.loads} rows={rows} columns={[
        { head: t.leaders.leader, cell: ({ person }) => (person ? <>{nameOrTitle(person, lang)} <small>{lang === 'zh' ? person.title : person.titleEn}</small></> : t.app.absent) },
        { head: t.leaders.level, cell: ({ level }) => label(t.leaderLevel, level) || t.app.absent },
        { head: t.leaders.projects, cell: ({ projects }) => <>{count(projects, lang)}<Bar ratio={projects / most} /></>, right: true },
        { head: t.leaders.show, cell: ({ person }) => person && <Link href={`${href.to('/')}${href.to('/').includes('?') ? '&' : '?'}leader=${encodeURIComponent(person.id)}#projects`}>{t.leaders.show} →</Link> },
      ]} />
      {loads && loads.totalCount > rows.length && <p className="quiet">{fill(t.page.shown, { n: rows.length, total: count(loads.totalCount, lang) })}</p>}
    </Section>
  );
}
