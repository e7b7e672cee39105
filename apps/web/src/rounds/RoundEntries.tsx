import { useState } from 'react';
import { count } from '../format';
import { fill } from '../messages';
import { Answered } from '../shell/Answered';
import { Money } from '../shell/Figure';
import { Link } from '../shell/Link';
import { State } from '../shell/Mark';
import { choicesFrom } from '../shell/PageFilter';
import { present, Table } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import { useOperation } from '../useOperation';
import { RoundEntriesQuery } from './operations';

/** The projects of one round, asked for when somebody opens them, fifty at a time. */
export function RoundEntries({ code }: { code: string }) {
  const { t, lang, params, session } = useSurroundings();
  const href = useHref();
  const [after, setAfter] = useState<string>();
  const asked = useOperation(RoundEntriesQuery, { code, asOf: choicesFrom(params).asOf, after }, session, lang);
  return (
    <Answered asked={asked}>
      {({ round }) => round && (
        <>
          <Table label={t.rounds.entries} rows={present(round.entries.nodes)} columns={[
            { head: t.rounds.project, cell: ({ project }) => (project ? <><Link href={href.to(`/projects/${encodeURIComponent(project.code)}`)}>{project.name}</Link> <State of="stage" code={project.stage} /></> : t.app.absent) },
            { head: t.rounds.list, cell: ({ list }) => t.roundList[list] }, { head: t.rounds.venue, cell: ({ venue }) => venue ?? t.app.absent },
            { head: t.rounds.investment, cell: ({ investment }) => <Money of={investment} unit="YI" bare />, right: true }, { head: t.rounds.evidence, cell: ({ startEvidence }) => <State of="startEvidence" code={startEvidence} /> },
          ]} />
          <p className="pages">
            <span className="quiet">{fill(t.page.shown, { n: round.entries.nodes.length, total: count(round.entries.totalCount, lang) })}</span>
            {after && <button type="button" onClick={() => setAfter(undefined)}>{t.list.first}</button>}
            {round.entries.pageInfo.hasNextPage && <button type="button" onClick={() => setAfter(round.entries.pageInfo.endCursor ?? undefined)}>{t.list.more} →</button>}
          </p>
        </>
      )}
    </Answered>
  );
}
