import { useEffect } from 'react';
import { count } from '../format';
import { Answered } from '../shell/Answered';
import { Money } from '../shell/Figure';
import { choicesFrom, PageFilter } from '../shell/PageFilter';
import { PageHead } from '../shell/PageHead';
import { Ratio } from '../shell/Ratio';
import { Missing } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import { useOperation } from '../useOperation';
import { GROUPS, WarMapQuery } from './operations';
import { QuarterBoard } from './QuarterBoard';
import { StandingTable } from './StandingTable';

/** A screen on the wall has nobody to reload it. */
const RENEWED_EVERY = 60_000;

/** 作战图 (P8, 001 挂图作战): how far all projects are, by region, sector and quarter; `?display=wall` is the same on a big screen. */
export function WarMapPage() {
  const { t, lang, params, session } = useSurroundings();
  const { year, region, asOf } = choicesFrom(params);
  const asked = useOperation(WarMapQuery, { year, region, asOf }, session, lang);
  const onWall = params.get('display') === 'wall';
  const { retry } = asked;
  useEffect(() => {
    if (!onWall) return undefined;
    const timer = setInterval(retry, RENEWED_EVERY);
    return () => clearInterval(timer);
  });
  return (
    <>
      <PageHead title={t.warmap.title} intro={t.warmap.intro} />
      <PageFilter regions={asked.answer?.data?.regions ?? []} />
      <Answered asked={asked}>
        {(told, faults) => (
          <>
            <dl className="totals many">
              <div><dt>{t.warmap.all}</dt><dd className="number">{count(told.portfolio?.count ?? 0, lang)}</dd></div>
              {GROUPS.map((group) => <div key={group}><dt>{t.warmap[group]}</dt><dd className="number">{count(told[group]?.count ?? 0, lang)}</dd></div>)}
              <div><dt>{t.figure.totalInvestment}</dt><dd><Money of={told.portfolio?.totalInvestment} unit="YI" /></dd></div>
              <div><dt>{t.figure.investmentDone}</dt><dd><Money of={told.portfolio?.investmentDone} unit="YI" /></dd></div>
            </dl>
            {told.portfolio ? (
              <ul className="rates cards six">
                <li><h2>{t.figure.startRate}</h2><Ratio of={told.portfolio.startRate} counted={{ things: t.figure.projects }} /></li>
                <li><h2>{t.warmap.startRateDue}</h2><Ratio of={told.portfolio.startRateDue} counted={{ things: t.figure.projects }} /></li>
                <li><h2>{t.figure.investmentRate}</h2><Ratio of={told.portfolio.investmentRate} counted={{ money: 'YI' }} /></li>
                <li><h2>{t.warmap.periodInvestmentRate}</h2><Ratio of={told.portfolio.periodInvestmentRate} counted={{ money: 'YI' }} /></li>
                <li><h2>{t.warmap.timeProgressRate}</h2><Ratio of={told.portfolio.timeProgressRate} counted={{ things: t.warmap.months }} /></li>
                <li><h2>{t.figure.completionRate}</h2><Ratio of={told.portfolio.completionRate} counted={{ things: t.figure.projects }} /></li>
              </ul>
            ) : <Missing field="portfolio" faults={faults} />}
            <div className="columns">
              <StandingTable title={t.warmap.byRegion} head={t.slice.region} of={told} by="region" />
              <StandingTable title={t.warmap.bySector} head={t.slice.sector} of={told} by="sector" />
            </div>
            <QuarterBoard title={t.warmap.starts} projects={told.starts} date="buildStart" year={year} />
            <QuarterBoard title={t.warmap.ends} projects={told.ends} date="buildEnd" year={year} />
          </>
        )}
      </Answered>
    </>
  );
}
