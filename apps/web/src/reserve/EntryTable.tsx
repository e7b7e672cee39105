import { date, exact } from '../format';
import { Money } from '../shell/Figure';
import { Link } from '../shell/Link';
import { Mark, State } from '../shell/Mark';
import { present, Table } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import type { Entry } from './operations';

/** Entries with how mature each is and what is open before it may go to a list. */
export function EntryTable({ label, entries }: { label: string; entries: Entry[] }) {
  const { t, lang } = useSurroundings();
  const href = useHref();
  return (
    <Table label={label} rows={entries} columns={[
      { head: t.reserve.project, cell: ({ project }) => (project ? <span className="about"><Link href={href.to(`/projects/${encodeURIComponent(project.code)}`)}>{project.name}</Link><small>{project.region?.name}</small></span> : t.app.absent) },
      { head: t.reserve.state, cell: ({ state }) => <State of="reserveState" code={state} /> },
      { head: t.reserve.category, cell: ({ category, level }) => <>{t.reserveCategory[category]}<small className="below">{t.level[level]}</small></> },
      { head: t.reserve.total, cell: ({ project }) => <Money of={project?.totalInvestment} unit="YI" bare />, right: true },
      { head: t.reserve.screening, cell: ({ screening }) => (screening.passes ? <Mark tone="good">{t.reserve.passes}</Mark> : <span className="about">{present(screening.against).map((found) => found[lang]).join(t.page.separator)}</span>) },
      { head: t.reserve.maturity, cell: ({ maturity }) => exact(maturity.score, lang), right: true },
      { head: t.reserve.open, cell: ({ prework }) => <span className="about">{present(prework).filter(({ open }) => open.length > 0).map((part) => part[lang]).join(t.page.separator) || t.app.absent}</span> },
      { head: t.reserve.moved, cell: ({ movedOn, stale }) => <>{date(movedOn, lang)}{stale && <> <Mark tone="late">{t.reserve.stale}</Mark></>}</>, right: true },
    ]} />
  );
}
