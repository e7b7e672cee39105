import type { Fault } from '../faults';
import { count, date } from '../format';
import { fill, label } from '../messages';
import { Money } from '../shell/Figure';
import { Link } from '../shell/Link';
import { State } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import type { Leads } from './operations';

/** From a first talk to a project, a line each. */
export function LeadTable({ leads, faults }: { leads: Leads; faults: Fault[] }) {
  const { t, lang, params } = useSurroundings();
  const href = useHref();
  const rows = present(leads?.nodes);
  return (
    <Section title={t.leads.list} field="leads" faults={faults} empty={!rows.length} nothing={t.leads.empty}>
      <Table label={t.leads.list} rows={rows} columns={[
        { head: t.leads.name, cell: ({ name, investor, region }) => <span className="about">{name}<small>{[region?.name, investor].filter(Boolean).join(' · ')}</small></span> },
        { head: t.leads.status, cell: ({ status }) => <State of="leadStatus" code={status} /> },
        { head: t.leads.chain, cell: ({ chain, gap }) => <>{label(t.node, chain) || t.leads.unstated}<small className="below">{t.chainGap[gap]}</small></> },
        { head: t.leads.intended, cell: ({ intended }) => <Money of={intended} unit="YI" bare />, right: true },
        { head: t.leads.signed, cell: ({ signedAmount, signedOn, round }) => <><Money of={signedAmount} unit="YI" bare />{signedOn && <small className="below">{[date(signedOn, lang), round?.name].filter(Boolean).join(' · ')}</small>}</> },
        { head: t.leads.landings, cell: ({ landings }) => present(landings).map(({ how, on }) => <span className="leader" key={how}>{t.landing[how]} <small>{date(on, lang)}</small></span>) },
        { head: t.leads.project, cell: ({ project }) => (project ? <span className="about"><Link href={href.to(`/projects/${encodeURIComponent(project.code)}`)}>{project.name}</Link> <State of="stage" code={project.stage} /></span> : t.app.absent) },
        { head: t.leads.talk, cell: ({ talks, dropReason }) => { const last = present(talks.nodes).at(-1); return <span className="about">{dropReason ? fill(t.leads.dropped, { reason: dropReason }) : last?.outcome}{last && <small>{[date(last.on, lang), last.nextStep].filter(Boolean).join(' · ')}</small>}</span>; } },
      ]} />
      <p className="pages">
        <span className="quiet">{fill(t.page.shown, { n: rows.length, total: count(leads?.totalCount ?? 0, lang) })}</span>
        {params.get('after') && <Link href={href.here({ after: undefined })}>{t.list.first}</Link>}
        {leads?.pageInfo.hasNextPage && leads.pageInfo.endCursor && <Link href={href.here({ after: leads.pageInfo.endCursor })}>{t.list.more} →</Link>}
      </p>
    </Section>
  );
}
