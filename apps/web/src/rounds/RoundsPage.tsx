import { Answered } from '../shell/Answered';
import { choicesFrom, PageFilter } from '../shell/PageFilter';
import { PageHead } from '../shell/PageHead';
import { Missing } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import { useOperation } from '../useOperation';
import { CampaignTable } from './CampaignTable';
import { RoundsQuery } from './operations';
import { RoundCard } from './RoundCard';

/** 三个一批: each round with what was signed, started and commissioned, and what became of it; then the campaigns by date. */
export function RoundsPage() {
  const { t, lang, params, session } = useSurroundings();
  const { year, asOf } = choicesFrom(params);
  const asked = useOperation(RoundsQuery, { year, asOf }, session, lang);
  return (
    <>
      <PageHead title={t.rounds.title} intro={t.rounds.intro} />
      <PageFilter />
      <Answered asked={asked}>
        {({ rounds, campaigns }, faults) => (
          <>
            {rounds ? [...rounds].reverse().map((round) => <RoundCard key={round.code} round={round} />) : <Missing field="rounds" faults={faults} />}
            {rounds?.length === 0 && <p className="quiet">{t.rounds.empty}</p>}
            <CampaignTable campaigns={campaigns} faults={faults} />
          </>
        )}
      </Answered>
    </>
  );
}
