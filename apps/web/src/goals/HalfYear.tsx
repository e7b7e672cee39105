import type { Fault } from '../faults';
import { count, date, exact } from '../format';
import { fill } from '../messages';
import { Money, Percentage } from '../shell/Figure';
import { Link } from '../shell/Link';
import { Mark } from '../shell/Mark';
import { Ratio } from '../shell/Ratio';
import { present, Section, Table } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import type { Half } from './operations';

/** 双过半: the two rates at the middle of the year, and who was behind. */
export function HalfYear({ half, faults }: { half: Half; faults: Fault[] }) {
  const { t, lang } = useSurroundings();
  const href = useHref();
  const behind = present(half?.list.nodes);
  const by = { date: date(half?.on, lang) ?? '' };
  return (
    <Section title={t.goals.half} field="halfYear" faults={faults} empty={!half}>
      {half && (
        <>
          <p className="lines"><span>{fill(t.goals.halfShare, { percent: exact(half.sharePercent, lang) })}</span>{half.met === null ? <span className="not-applicable">{t.goals.notMeasured}</span> : <Mark tone={half.met ? 'good' : 'late'}>{half.met ? t.goals.met : t.goals.notMet}</Mark>}</p>
          <ul className="rates cards inner">
            <li id="half-investment"><h3>{t.goals.investment}</h3><Ratio of={half.investment} counted={{ money: 'YI' }} /><p className="quiet">{fill(t.goals.investmentMeans, by)}</p></li>
            <li><h3>{t.goals.projects}</h3><Ratio of={half.projects} counted={{ things: t.figure.projects }} /><p className="quiet">{fill(t.goals.projectsMeans, by)}</p></li>
          </ul>
          <h3>{t.goals.behind} <small>{fill(t.page.shown, { n: behind.length, total: count(half.list.totalCount, lang) })}</small></h3>
          {behind.length === 0 ? <p className="quiet">{t.goals.noBehind}</p> : (
            <Table label={t.goals.behind} rows={behind} columns={[
              { head: t.goals.project, cell: ({ project }) => (project ? <span className="about"><Link href={href.to(`/projects/${encodeURIComponent(project.code)}`)}>{project.name}</Link></span> : t.app.absent) },
              { head: t.goals.planned, cell: ({ planned }) => <Money of={planned} unit="WAN" bare />, right: true }, { head: t.goals.done, cell: ({ done }) => <Money of={done} unit="WAN" bare />, right: true }, { head: t.goals.rate, cell: ({ rate }) => <Percentage of={rate} />, right: true },
            ]} />
          )}
        </>
      )}
    </Section>
  );
}
