import { Answered } from '../shell/Answered';
import { choicesFrom, PageFilter } from '../shell/PageFilter';
import { PageHead } from '../shell/PageHead';
import { useSurroundings } from '../surroundings';
import { useOperation } from '../useOperation';
import { GoalTable } from './GoalTable';
import { HalfYear } from './HalfYear';
import { GoalsQuery } from './operations';
import { Coverage, MissingReports } from './ReportTables';

/** 目标与报送: the goals of the year, whether half of it is done by half of it, and who has not reported. */
export function GoalsPage() {
  const { t, lang, params, session } = useSurroundings();
  const { year, region, asOf } = choicesFrom(params);
  const asked = useOperation(GoalsQuery, { year, region, asOf, after: params.get('after') ?? undefined }, session, lang);
  return (
    <>
      <PageHead title={t.goals.title} intro={t.goals.intro} />
      <PageFilter regions={asked.answer?.data?.regions ?? []} />
      <Answered asked={asked}>
        {({ goals, halfYear, reportCoverage, missingReports }, faults) => (
          <>
            <GoalTable goals={goals} faults={faults} />
            <HalfYear half={halfYear} faults={faults} />
            <div className="columns">
              <MissingReports missing={missingReports} faults={faults} />
              <Coverage of={reportCoverage} faults={faults} />
            </div>
          </>
        )}
      </Answered>
    </>
  );
}
