import type { Fault } from '../faults';
import { count } from '../format';
import { fill, label } from '../messages';
import { Link } from '../shell/Link';
import { State } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import type { Gaps } from './operations';

/** Projects that lack a leader, one of their level, or the officer their region asks for. */
export function GapTable({ gaps, faults }: { gaps: Gaps; faults: Fault[] }) {
  const { t, lang, params } = useSurroundings();
  const href = useHref();
  const rows = present(gaps?.nodes);
  return (
    <Section title={t.leaders.gaps} field="leaderGaps" faults={faults} empty={!rows.length} nothing={t.leaders.noGaps}>
      <Table label={t.leaders.gaps} rows={rows} columns={[
        { head: t.leaders.project, cell: ({ project }) => (project ? <span className="about"><Link href={href.to(`/projects/${encodeURIComponent(project.code)}`)}>{project.name}</Link></span> : t.app.absent) },
        { head: t.filter.region, cell: ({ project }) => project?.region?.name ?? t.app.absent }, { head: t.leaders.level, cell: ({ project }) => label(t.level, project?.level) || t.app.absent },
        { head: t.leaders.missing, cell: ({ missing }) => <>{missing.map((what) => <State key={what} of="leaderGap" code={what} />)}</> },
      ]} />
      <p className="pages">
        <span className="quiet">{fill(t.page.shown, { n: rows.length, total: count(gaps?.totalCount ?? 0, lang) })}</span>
        {params.get('after') && <Link href={href.here({ after: undefined })}>{t.list.first}</Link>}
        {gaps?.pageInfo.hasNextPage && gaps.pageInfo.endCursor && <Link href={href.here({ after: gaps.pageInfo.endCursor })}>{t.list.more} →</Link>}
      </p>
    </Section>
  );
}
