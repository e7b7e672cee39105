import type { Fault } from '../faults';
import { count, date } from '../format';
import { fill } from '../messages';
import { Link } from '../shell/Link';
import { Share } from '../shell/Ratio';
import { present, Section, Table } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import type { Coverages, MissingOnes } from './operations';

/** Reports that are due and not there, with whom. */
export function MissingReports({ missing, faults }: { missing: MissingOnes; faults: Fault[] }) {
  const { t, lang, params } = useSurroundings();
  const href = useHref();
  const rows = present(missing?.nodes);
  const day = (text: string) => date(text, lang) ?? text;
  return (
    <Section title={t.goals.missing} field="missingReports" faults={faults} empty={!rows.length} nothing={t.goals.noMissing}>
      <Table label={t.goals.missing} rows={rows} columns={[
        { head: t.goals.project, cell: ({ project, department }) => <span className="about">{project ? <Link href={href.to(`/projects/${encodeURIComponent(project.code)}`)}>{project.name}</Link> : t.app.absent}<small>{department?.name}</small></span> },
        { head: t.goals.period, cell: ({ from, to, rhythm }) => (rhythm === 'MONTH' ? fill(t.goals.month, { year: from.slice(0, 4), n: Number(from.slice(5, 7)) }) : from === to ? day(from) : `${day(from)} – ${day(to)}`) }, { head: t.goals.dueOn, cell: ({ dueOn }) => day(dueOn), right: true }, { head: t.goals.late, cell: ({ daysLate }) => count(daysLate, lang), right: true },
      ]} />
      <p className="pages">
        <span className="quiet">{fill(t.page.shown, { n: rows.length, total: count(missing?.totalCount ?? 0, lang) })}</span>
        {params.get('after') && <Link href={href.here({ after: undefined })}>{t.list.first}</Link>}
        {missing?.pageInfo.hasNextPage && missing.pageInfo.endCursor && <Link href={href.here({ after: missing.pageInfo.endCursor })}>{t.list.more} →</Link>}
      </p>
    </Section>
  );
}

/** How many of the reports that are due came, and came in time, all together and by region. */
export function Coverage({ of, faults }: { of: Coverages; faults: Fault[] }) {
  const { t } = useSurroundings();
  const rows = present(of);
  return (
    <Section title={t.goals.coverage} field="reportCoverage" faults={faults} empty={!rows.length}>
      <Table label={t.goals.coverage} rows={rows} columns={[
        { head: t.goals.region, cell: ({ region }) => region?.name ?? t.goals.all }, { head: t.goals.reported, cell: ({ reported }) => <Share of={reported} />, right: true }, { head: t.goals.inTime, cell: ({ inTime }) => <Share of={inTime} />, right: true },
      ]} />
    </Section>
  );
}
