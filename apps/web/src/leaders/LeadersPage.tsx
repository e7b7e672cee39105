import { Answered } from '../shell/Answered';
import { choicesFrom, PageFilter } from '../shell/PageFilter';
import { PageHead } from '../shell/PageHead';
import { Ratio } from '../shell/Ratio';
import { Missing } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import { useOperation } from '../useOperation';
import { CoverageTable } from './CoverageTable';
import { GapTable } from './GapTable';
import { LoadTable } from './LoadTable';
import { LeadersQuery } from './operations';

/** 领导包联: how far leaders cover the projects, by region, level and programme; who carries how many; what is missing. */
export function LeadersPage() {
  const { t, lang, params, session } = useSurroundings();
  const { year, region, asOf } = choicesFrom(params);
  const asked = useOperation(LeadersQuery, { year, region, asOf, after: params.get('after') ?? undefined }, session, lang);
  return (
    <>
      <PageHead title={t.leaders.title} intro={t.leaders.intro} />
      <PageFilter regions={asked.answer?.data?.regions ?? []} />
      <Answered asked={asked}>
        {({ portfolio, leaderLoads, leaderGaps }, faults) => (
          <>
            {portfolio ? (
              <ul className="rates cards">
                <li id="coverage"><h2>{t.leaders.coverage}</h2><Ratio of={portfolio.leaderCoverage} counted={{ things: t.figure.projects }} /><p className="quiet">{t.leaders.coverageMeans}</p></li>
                <li><h2>{t.leaders.ofLevel}</h2><Ratio of={portfolio.leaderLevelCoverage} counted={{ things: t.figure.projects }} /><p className="quiet">{t.leaders.ofLevelMeans}</p></li>
              </ul>
            ) : <Missing field="portfolio" faults={faults} />}
            <div className="columns">
              <LoadTable loads={leaderLoads} faults={faults} year={year} />
              {portfolio && <CoverageTable title={t.leaders.byLevel} slices={portfolio.byLevel} by="level" />}
              {portfolio && <CoverageTable title={t.leaders.byRegion} slices={portfolio.byRegion} by="region" />}
              {portfolio && <CoverageTable title={t.leaders.byProgramme} slices={portfolio.byProgramme} by="programme" />}
            </div>
            <GapTable gaps={leaderGaps} faults={faults} />
          </>
        )}
      </Answered>
    </>
  );
}
