import { fill } from '../messages';
import { Answered } from '../shell/Answered';
import { Link } from '../shell/Link';
import { choicesFrom, PageFilter } from '../shell/PageFilter';
import { PageHead } from '../shell/PageHead';
import { present, Section } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import { useOperation } from '../useOperation';
import { EntryTable } from './EntryTable';
import { ReserveQuery } from './operations';
import { SessionList } from './SessionList';
import { VolumeCards } from './VolumeCards';

const PROVINCE = '410000';

/** 储备库: how much is in it, what is in it, what the quarters' sessions decided, and what stands still. */
export function ReservePage() {
  const { t, lang, params, session } = useSurroundings();
  const href = useHref();
  const { region = PROVINCE, year, asOf } = choicesFrom(params);
  const after = params.get('after') ?? undefined;
  const asked = useOperation(ReserveQuery, { region, year, asOf, after }, session, lang);
  return (
    <>
      <PageHead title={t.reserve.title} intro={t.reserve.intro} />
      <PageFilter regions={asked.answer?.data?.regions ?? []} all={t.page.province} />
      <Answered asked={asked}>
        {({ reserve, stale, reserveVolume, reserveSessions }, faults) => (
          <>
            <VolumeCards volume={reserveVolume} faults={faults} />
            <Section title={t.reserve.pool} field="reserve" faults={faults} empty={!reserve?.nodes.length} nothing={t.reserve.empty}>
              <EntryTable label={t.reserve.pool} entries={present(reserve?.nodes)} />
              <p className="pages">
                <span className="quiet">{fill(t.page.shown, { n: reserve?.nodes.length ?? 0, total: reserve?.totalCount ?? 0 })}</span>
                {after && <Link href={href.here({ after: undefined })}>{t.list.first}</Link>}
                {reserve?.pageInfo.hasNextPage && reserve.pageInfo.endCursor && <Link href={href.here({ after: reserve.pageInfo.endCursor })}>{t.list.more} →</Link>}
              </p>
            </Section>
            <Section title={t.reserve.staleEntries} field="stale" faults={faults} empty={!stale?.nodes.length} nothing={t.reserve.noStale}>
              <EntryTable label={t.reserve.staleEntries} entries={present(stale?.nodes)} />
              {stale && stale.totalCount > stale.nodes.length && <p className="quiet">{fill(t.page.shown, { n: stale.nodes.length, total: stale.totalCount })}</p>}
            </Section>
            <SessionList sessions={reserveSessions} faults={faults} />
          </>
        )}
      </Answered>
    </>
  );
}
