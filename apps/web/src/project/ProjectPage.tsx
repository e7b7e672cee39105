import { useEffect, type ReactNode } from 'react';
import { faultAt, isUnavailable, type Fault } from '../faults';
import { dayFrom, yearFrom } from '../filters';
import { fill } from '../messages';
import { OneLedgerQuery, type Ledger } from '../operations';
import { Answered } from '../shell/Answered';
import { Link } from '../shell/Link';
import { Missing } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import { useOperation } from '../useOperation';
import { Batches } from './Batches';
import { Capacity } from './Capacity';
import { Elements } from './Elements';
import { Evidence } from './Evidence';
import { Files } from './Files';
import { Funding } from './Funding';
import { Incidents } from './Incidents';
import { Leaders } from './Leaders';
import { Life } from './Life';
import { Listings } from './Listings';
import { Milestones } from './Milestones';
import { isPrepared, Preparation } from './Preparation';
import { Plan } from './Plan';
import { Problems } from './Problems';
import { Presence } from './Presence';
import { Procedures } from './Procedures';
import { ProjectHead } from './ProjectHead';
import { Quantities } from './Quantities';
import { Reports } from './Reports';
import { Structure } from './Structure';
import { Timeline } from './Timeline';

/** A part of the ledger: the field it stands under, its title, and whether it may be left out where the project has none of it. */
interface PartOf { field: string; title: string; isEmpty?: boolean; show(): ReactNode }

/** 一项目一台账: what six services know about one project, as one page to read and to print. */
export function ProjectPage({ code }: { code: string }) {
  const { t, lang, params, session } = useSurroundings();
  const href = useHref();
  const year = yearFrom(params);
  const asked = useOperation(OneLedgerQuery, { code, year, asOf: dayFrom(params) }, session, lang);
  const name = asked.answer?.data?.project?.name ?? code;
  useEffect(() => { document.title = `${name} · ${t.app.name}`; }, [name, t]);
  return (
    <>
      <p className="back no-print">
        <Link href={href.to('/')}>← {t.project.back}</Link>
        <button type="button" onClick={() => window.print()}>{t.app.print}</button>
      </p>
      <Answered asked={asked}>
        {({ project }, faults) => (project ? <LedgerOf project={project} faults={faults} year={year} />
          : <div className="waiting">{faults.some(isUnavailable) ? <Missing field="project" faults={faults} /> : fill(t.project.notFound, { code })}</div>)}
      </Answered>
    </>
  );
}

/** What every project has stands always; what only some have, where there is any of it or it could not be had. The rest is named in one line. */
function LedgerOf({ project, faults, year }: { project: Ledger; faults: Fault[]; year: number }) {
  const { t } = useSurroundings();
  const given = { project, faults };
  const parts: PartOf[] = [
    { field: 'life', title: t.life.title, show: () => <Life {...given} /> },
    { field: 'capacityAccount', title: t.capacity.title, isEmpty: !project.capacityAccount, show: () => <Capacity {...given} /> },
    { field: 'roundEntries', title: t.batches.title, isEmpty: !project.roundEntries.length && !project.lead, show: () => <Batches {...given} /> },
    { field: 'reserveEntry', title: t.preparation.title, isEmpty: !isPrepared(project), show: () => <Preparation {...given} /> },
    { field: 'approvals', title: t.procedures.title, show: () => <Procedures {...given} /> },
    { field: 'plan', title: t.progress.title, show: () => <Plan {...given} year={year} /> },
    { field: 'reports', title: t.reports.title, show: () => <Reports {...given} /> },
    { field: 'schedule', title: t.milestones.title, isEmpty: !project.schedule, show: () => <Milestones {...given} /> },
    { field: 'everyLeader', title: t.people.title, show: () => <Leaders {...given} /> },
    { field: 'funding', title: t.money.title, show: () => <Funding {...given} /> },
    { field: 'guarantees', title: t.elements.title, show: () => <Elements {...given} /> },
    { field: 'issues', title: t.problems.title, show: () => <Problems {...given} /> },
    { field: 'evidence', title: t.evidence.title, show: () => <Evidence {...given} /> },
    { field: 'quantities', title: t.quantities.title, isEmpty: !project.classification.sector && !project.quantities.length, show: () => <Quantities {...given} /> },
    { field: 'sitePresence', title: t.presence.title, isEmpty: !project.sitePresence.length && !project.presenceMissing.length, show: () => <Presence {...given} /> },
    { field: 'incidents', title: t.incidents.title, isEmpty: !project.incidents.nodes.length, show: () => <Incidents {...given} /> },
    { field: 'parts', title: t.structure.title, show: () => <Structure {...given} /> },
    { field: 'files', title: t.files.title, show: () => <Files {...given} /> },
    { field: 'listings', title: t.listings.title, show: () => <Listings {...given} /> },
    { field: 'timeline', title: t.timeline.title, show: () => <Timeline {...given} /> },
  ];
  const isLeftOut = ({ isEmpty, field }: PartOf): boolean => isEmpty === true && !faultAt(faults, field);
  const shown = parts.filter((part) => !isLeftOut(part));
  const absent = parts.filter(isLeftOut);
  return (
    <>
      <ProjectHead {...given} />
      <nav className="jump no-print" aria-label={t.page.jump}>{shown.map(({ field, title }) => <a key={field} href={`#${field}`}>{title}</a>)}</nav>
      <div className="ledger">{shown.map(({ field, show }) => <ShownPart key={field} show={show} />)}</div>
      {absent.length > 0 && <p className="quiet absent">{fill(t.page.nothing, { parts: absent.map(({ title }) => title).join(t.page.separator) })}</p>}
    </>
  );
}

const ShownPart = ({ show }: Pick<PartOf, 'show'>) => show();
