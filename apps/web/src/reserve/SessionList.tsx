import type { Fault } from '../faults';
import { date } from '../format';
import { fill } from '../messages';
import { Link } from '../shell/Link';
import { State } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import type { Sessions } from './operations';

/** 滚动调整: each quarter's session as a whole, and each decision with its reason. */
export function SessionList({ sessions, faults }: { sessions: Sessions; faults: Fault[] }) {
  const { t, lang } = useSurroundings();
  const href = useHref();
  const nodes = present(sessions?.nodes);
  return (
    <Section title={t.reserve.sessions} field="reserveSessions" faults={faults} empty={!nodes.length} nothing={t.reserve.noSessions}>
      {nodes.map((session, index) => (
        <article className="case" key={index}>
          <h3>{session.region?.name} {fill(t.page.year, { year: session.year })} {fill(t.plan.quarter, { n: session.quarter })} <small>{t.reserve.closed} {date(session.closedOn, lang)}</small></h3>
          <p className="lines">{(['kept', 'promoted', 'dropped', 'admitted', 'rejected'] as const).map((what) => <span key={what}>{t.reserve[what]} <strong>{session[what]}</strong></span>)}</p>
          <Table label={t.reserve.decisions} rows={present(session.decisions.nodes)} columns={[
            { head: t.reserve.project, cell: ({ entry }) => (entry?.project ? <Link href={href.to(`/projects/${encodeURIComponent(entry.project.code)}`)}>{entry.project.name}</Link> : t.app.absent) },
            { head: t.reserve.decision, cell: ({ decision }) => <State of="reserveDecision" code={decision} /> }, { head: t.reserve.reason, cell: ({ reason }) => reason ?? '' },
          ]} />
        </article>
      ))}
    </Section>
  );
}
