import { useState } from 'react';
import { count, date, decimal } from '../format';
import { fill } from '../messages';
import { Money } from '../shell/Figure';
import { Link } from '../shell/Link';
import { Mark } from '../shell/Mark';
import { present, Table } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import { Follow } from './Follow';
import type { Round } from './operations';
import { RoundEntries } from './RoundEntries';

/** One round: its lists by sector, what became of what was signed and started, and who has not shown yet that works began. */
export function RoundCard({ round }: { round: Round }) {
  const { t, lang } = useSurroundings();
  const href = useHref();
  const [opened, setOpened] = useState(false);
  const on = (text: string) => date(text, lang) ?? text;
  const link = (project: { code: string; name: string } | null) => (project ? <Link href={href.to(`/projects/${encodeURIComponent(project.code)}`)}>{project.name}</Link> : t.app.absent);
  const { totals, overdueStarts, entries } = round;
  const thresholds = present(round.thresholds).map(({ list, sector, condition, minimum }) => fill(t.rounds.atLeast, { list: t.roundList[list], sector: sector ? `（${sector}）` : '', condition: condition ? `（${condition}）` : '', amount: decimal(minimum.amount, lang, 0) }));
  const sectors = present(totals.lists).flatMap(({ list, bySector }) => present(bySector).map((group) => ({ list, ...group })));
  return (
    <section className="card" aria-labelledby={round.code}>
      <h2 id={round.code}>{round.name} <small>{[t.roundKind[round.kind], round.season && t.season[round.season], on(round.heldOn), round.closedOn ? fill(t.rounds.closed, { date: on(round.closedOn) }) : t.rounds.open].filter(Boolean).join(' · ')}</small></h2>
      <dl className="facts batch-totals">
        {present(totals.lists).map(({ list, count: number, investment }) => <div key={list}><dt>{t.roundList[list]}</dt><dd><strong>{count(number, lang)}</strong> <small>{t.figure.projects}</small> · <Money of={investment} unit="YI" /></dd></div>)}
      </dl>
      <p className="quiet">{[fill(t.rounds.newProjects, { n: totals.newProjects.count }), fill(t.rounds.converted, { n: totals.converted.count }), fill(t.rounds.unconverted, { n: totals.unconverted.count }), ...present(round.adjustments).map(({ removed, ground, reason }) => fill(t.rounds.adjustments, { n: removed, ground, reason }))].join(' · ')}</p>
      <div className="columns">
        <div>
          <h3>{t.rounds.bySector}</h3>
          {sectors.length === 0 ? <p className="quiet">{t.project.empty}</p> : (
            <Table label={t.rounds.bySector} rows={sectors} columns={[
              { head: t.rounds.sector, cell: ({ key }) => key ?? t.rounds.unstated }, { head: t.rounds.list, cell: ({ list }) => t.roundList[list] },
              { head: t.rounds.count, cell: ({ count: number }) => count(number, lang), right: true }, { head: t.rounds.investment, cell: ({ investment }) => <Money of={investment} unit="YI" bare />, right: true },
            ]} />
          )}
        </div>
        <div>
          {round.kind === 'THREE_BATCHES' && <Follow title={t.rounds.followSigned} from="SIGNING" steps={round.signed} />}
          <Follow title={t.rounds.followStarted} from="START" steps={round.started} />
        </div>
      </div>
      {overdueStarts.totalCount > 0 && <p className="lines"><Mark tone="late">{`${t.rounds.overdue} ${count(overdueStarts.totalCount, lang)}`}</Mark>{present(overdueStarts.nodes).map(({ project }) => project && <span key={project.code}>{link(project)}</span>)}</p>}
      <details className="stage" onToggle={({ currentTarget }) => { if (currentTarget.open) setOpened(true); }}>
        <summary><strong>{t.rounds.entries}</strong> <span className="quiet">{fill(t.page.count, { n: count(entries.totalCount, lang) })}</span></summary>
        {opened && entries.totalCount > 0 && <RoundEntries code={round.code} />}
        <p className="quiet">{t.rounds.venues}：{present(round.venues).map(({ name, kind }) => `${name}（${t.venueKind[kind]}）`).join(t.page.separator) || t.app.absent}</p>
        {thresholds.length > 0 && <p className="quiet">{t.rounds.thresholds}：{thresholds.join(t.page.separator)}</p>}
      </details>
    </section>
  );
}
