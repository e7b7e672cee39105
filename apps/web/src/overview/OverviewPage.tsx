import { useMemo } from 'react';
import { choiceFrom } from '../filters';
import { OverviewQuery } from '../operations';
import { Answered } from '../shell/Answered';
import { Missing } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import { useOperation } from '../useOperation';
import { Figures } from './Figures';
import { Filters } from './Filters';
import { ProjectTable } from './ProjectTable';
import { SliceTable } from './SliceTable';

const PAGE = 20;

/** 总览: the figures, what they are made of, and the projects behind them, all under one filter. */
export function OverviewPage() {
  const { t, lang, params, session } = useSurroundings();
  const choice = useMemo(() => choiceFrom(params), [params]);
  const asked = useOperation(OverviewQuery, { ...choice, first: PAGE }, session, lang);
  const { answer } = asked;
  return (
    <>
      <div className="title"><h1>{t.app.overview}</h1><button type="button" className="no-print" onClick={() => window.print()}>{t.app.print}</button></div>
      <Filters choice={choice} regions={answer?.data?.regions} sectors={answer?.data?.portfolio?.bySector} programmes={answer?.data?.portfolio?.byProgramme} />
      <Answered asked={asked}>
        {({ portfolio, projects }, faults) => (
          <>
            {portfolio ? <Figures portfolio={portfolio} unit={choice.unit} faults={faults} /> : <Missing field="portfolio" faults={faults} />}
            {portfolio && (
              <div className="columns">
                <SliceTable by="region" slices={portfolio.byRegion} choice={choice} />
                <SliceTable by="sector" slices={portfolio.bySector} choice={choice} />
              </div>
            )}
            {projects ? <ProjectTable projects={projects} choice={choice} /> : <Missing field="projects" faults={faults} />}
          </>
        )}
      </Answered>
    </>
  );
}
