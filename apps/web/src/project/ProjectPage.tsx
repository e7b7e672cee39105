import { useEffect } from 'react';
import { isUnavailable } from '../faults';
import { dayFrom, yearFrom } from '../filters';
import { fill } from '../messages';
import { OneLedgerQuery } from '../operations';
import { Answered } from '../shell/Answered';
import { Link } from '../shell/Link';
import { Missing } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import { useOperation } from '../useOperation';
import { Elements } from './Elements';
import { Evidence } from './Evidence';
import { Files } from './Files';
import { Funding } from './Funding';
import { Listings } from './Listings';
import { Plan } from './Plan';
import { Problems } from './Problems';
import { Procedures } from './Procedures';
import { ProjectHead } from './ProjectHead';
import { Reports } from './Reports';
import { Timeline } from './Timeline';

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
        {({ project }, faults) => (!project
          ? <div className="waiting">{faults.some(isUnavailable) ? <Missing field="project" faults={faults} /> : fill(t.project.notFound, { code })}</div> : (
            <>
              <ProjectHead project={project} faults={faults} />
              <div className="ledger">
                <Procedures project={project} faults={faults} />
                <Plan project={project} faults={faults} year={year} />
                <Reports project={project} faults={faults} />
                <Funding project={project} faults={faults} />
                <Elements project={project} faults={faults} />
                <Problems project={project} faults={faults} />
                <Evidence project={project} faults={faults} />
                <Files project={project} faults={faults} />
                <Listings project={project} faults={faults} />
                <Timeline project={project} faults={faults} />
              </div>
            </>
          ))}
      </Answered>
    </>
  );
}
